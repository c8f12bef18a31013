"""What an unclean end leaves behind: a server that is still ending, or its pid file.

PostgreSQL itself only asks whether *some* process has that number, and then refuses to start.
Whoever calls this holds the data folder's lock, so no living run is meant.
"""

import contextlib
import os
import select
import signal
from pathlib import Path

from welcome_center.local.problems import Problem

# It is usually ending already; SIGQUIT is PostgreSQL's "immediate".
STEPS = ((signal.SIGINT, 10), (signal.SIGQUIT, 5), (signal.SIGKILL, 5))


def end_forgotten_server(cluster):
    pid_file = cluster / "postmaster.pid"
    if not pid_file.exists():
        return
    first_line = pid_file.read_text().partition("\n")[0]
    if first_line.isdigit() and _is_server_of(int(first_line), cluster):
        _end(int(first_line))
    pid_file.unlink(missing_ok=True)


def _is_server_of(pid, cluster):
    try:
        words = Path(f"/proc/{pid}/cmdline").read_bytes().split(b"\0")
    except OSError:
        return False
    return os.fsencode(cluster) in words


def _end(pid):
    for last_signal, patience in STEPS:
        with contextlib.suppress(ProcessLookupError):
            os.kill(pid, last_signal)
        if _is_gone(pid, within=patience):
            return
    raise Problem(f"An earlier PostgreSQL (process {pid}) does not end. End it, then start again.")


def _is_gone(pid, *, within):
    try:
        watched = os.pidfd_open(pid)
    except ProcessLookupError:
        return True
    try:
        return bool(select.select([watched], [], [], within)[0])
    finally:
        os.close(watched)
