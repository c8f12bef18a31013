"""A tiny stand-in for ClamAV's daemon on a unix socket: speaks INSTREAM, knows one virus."""

import socket
import struct
import threading
from contextlib import contextmanager

from tests.foundation.documents.files import EICAR


@contextmanager
def clamd(path, answer=None):
    """`answer`: what it says instead of looking. Yields what it was given, file by file."""
    given = []
    with socket.socket(socket.AF_UNIX) as door:
        door.bind(str(path))
        door.listen()
        work = threading.Thread(target=_serve, args=(door, given, answer), daemon=True)
        work.start()
        yield given
        door.shutdown(socket.SHUT_RDWR)
        work.join(timeout=5)


def _serve(door, given, answer):
    while True:
        try:
            visitor, _address = door.accept()
        except OSError:
            return
        with visitor, visitor.makefile("rb") as asked:
            assert asked.read(10) == b"zINSTREAM\0"
            content = b"".join(_pieces(asked))
            given.append(content)
            visitor.sendall(answer if answer is not None else _verdict(content))


def _pieces(asked):
    while length := struct.unpack("!L", asked.read(4))[0]:
        yield asked.read(length)


def _verdict(content):
    return b"stream: Eicar-Test-Signature FOUND\0" if EICAR in content else b"stream: OK\0"
