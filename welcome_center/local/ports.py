"""Ports on this machine; nothing of ours listens anywhere else."""

import errno
import socket

HOST = "127.0.0.1"
LOCALHOSTS = [(socket.AF_INET, "127.0.0.1"), (socket.AF_INET6, "::1")]


def free_port():
    """A port nobody holds just now. Another program may still take it first: be ready to retry."""
    with socket.socket() as probe:
        probe.bind((HOST, 0))
        return probe.getsockname()[1]


def is_taken(port):
    """Whether `localhost` at this port is somebody's, in either family of addresses."""
    return any(_is_taken(family, host, port) for family, host in LOCALHOSTS)


def _is_taken(family, host, port):
    try:
        with socket.socket(family) as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind((host, port))
            probe.listen(1)
    except OSError as error:
        # a machine without IPv6 answers EADDRNOTAVAIL or EAFNOSUPPORT: nobody is there
        return error.errno in {errno.EADDRINUSE, errno.EACCES}
    return False
