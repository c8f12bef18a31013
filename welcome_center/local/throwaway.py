"""Servers for an hour: for tests, benchmarks and fault drills.

    with throwaway_postgres() as postgres:
        postgres.url()            # the application's role; OWNER and SUPERUSER can be asked for
        postgres.child.pause()    # hangs until resume(); kill() is a power cut, restart() a visit

Start them from the main thread. They end with us, even by kill -9; only then a folder stays.
"""

import contextlib
import secrets
import shutil
import tempfile
from pathlib import Path

from welcome_center.local.postgres import Postgres
from welcome_center.local.roles import ROLES
from welcome_center.local.valkey import Valkey


@contextlib.contextmanager
def throwaway_postgres():
    passwords = {role: secrets.token_hex(16) for role in ROLES}
    with _folder() as folder:
        yield from _while_running(Postgres(folder, passwords=passwords, is_lasting=False))


@contextlib.contextmanager
def throwaway_valkey():
    with _folder() as folder:
        yield from _while_running(Valkey(folder, password=secrets.token_hex(16), is_lasting=False))


def _while_running(server):
    try:
        yield server.start()
    finally:
        if server.child:
            server.child.kill()


@contextlib.contextmanager
def _folder():
    """Below a folder that the servers' user may pass through."""
    above = tempfile.mkdtemp(prefix="welcome-center-")
    Path(above).chmod(0o711)
    try:
        yield Path(above) / "server"
    finally:
        shutil.rmtree(above, ignore_errors=True)
