"""Start the whole portal on this machine, watch it, and end it without a trace."""

import contextlib
import hashlib
import http.client
import json
import os
import signal
import sys
import time

from welcome_center.local import programs
from welcome_center.local.child import wait_until
from welcome_center.local.folder import DataFolder
from welcome_center.local.ports import HOST, is_taken
from welcome_center.local.postgres import Postgres
from welcome_center.local.problems import Problem
from welcome_center.local.roles import OWNER, ROLES
from welcome_center.local.valkey import Valkey

PORT_SECONDS = 3
READY_SECONDS = 90
WATCH_SECONDS = 0.3
STOP_SECONDS = 10
SIGN_INS = (
    "newcomer",
    "advisor",
    "coordinator",
    "employer",
    "partner",
    "mediator",
    "funder",
    "admin",
)


class Run:
    """One life of the demo: set up, serve, watch, end."""

    def __init__(self, choices, *, say=print):
        self.choices = choices
        self.say = say
        self.folder = DataFolder(choices.folder)
        self.secrets = {}
        self.owner_url = choices.owner_url
        self.environment = {}
        self.children = []
        self.readiness = {}

    def until_told_to_end(self):
        if sys.platform != "linux":
            raise Problem("The demo runs on Linux only. Elsewhere use docker-compose.yml.")
        os.umask(0o077)
        with self.folder.held(), contextlib.ExitStack() as servers:
            _refuse_taken(self.choices.port)
            self.folder.refuse_other_center(self.choices.center)
            self.secrets = self.folder.secrets()
            self.environment = self._environment(servers)
            with self._ending_in_order():
                self._fill()
                self._serve()
                self._watch()

    def hurry(self):
        """Somebody pressed Ctrl-C twice."""
        for child in self.children:
            child.kill()

    def _environment(self, servers):
        choices = self.choices
        environment = {
            **os.environ,
            "LOCAL_RUNNER": "true",
            "SECOND_FACTOR_OFF": "true",
            "SECRET_KEY": self.secrets["secret_key"],
            "SITE_ORIGIN": choices.origin,
            "ALLOWED_HOSTS": choices.hosts,
            "PORT": str(choices.port),
            "CENTER": choices.center,
            "DATA_DIR": str(choices.folder),
            "DEMO_PASSWORD": choices.password,
            "DATABASE_URL": choices.database_url or self._start_postgres(servers),
            "REDIS_URL": choices.redis_url or self._start_valkey(servers),
            "PYTHONUNBUFFERED": "1",
        }
        environment.pop("DATABASE_OWNER_URL", None)
        return environment

    def _start_postgres(self, servers):
        self.say("Starting PostgreSQL …")
        passwords = {role: self.secrets[role] for role in ROLES}
        postgres = Postgres(self.folder.path / "postgres", passwords=passwords)
        servers.callback(postgres.stop)
        postgres.start()
        self.children.append(postgres.child)
        self.owner_url = postgres.url(OWNER)
        return postgres.url()

    def _start_valkey(self, servers):
        self.say("Starting Valkey …")
        valkey = Valkey(self.folder.path / "valkey", password=self.secrets["valkey"])
        servers.callback(valkey.stop)
        valkey.start()
        self.children.append(valkey.child)
        return valkey.url

    def _fill(self):
        """Tables at each start; the center and the demo's people only where they are missing."""
        as_owner = {"DATABASE_URL": self.owner_url, "STATEMENT_TIMEOUT": "0"}
        self._command("Bringing the tables up to date …", ["migrate"], **as_owner)
        known = self.folder.recall()
        is_ours = not self.choices.database_url
        if not (is_ours and known.get("is_set_up")):
            self._command("Setting up the center …", ["setup_center", self.choices.center])
            self.folder.remember(center=self.choices.center, is_set_up=True)
        people = _fingerprint(self.choices.password)
        if not (is_ours and known.get("people") == people):
            self._command("Filling in demo people and appointments …", ["demo_data"])
            self.folder.remember(people=people)

    def _command(self, line, words, **environment):
        self.say(line)
        child = programs.command(self.folder, words, self.environment | environment)
        self.children.append(child)
        code = child.start().process.wait()
        self.children.remove(child)
        if code:
            raise Problem(child.last_words())

    def _serve(self):
        self.say("Starting the web server, the worker and the timekeeper …")
        where = (self.folder, self.environment)
        web = programs.web(*where, port=self.choices.port)
        for child in (web, programs.worker(*where), programs.beat(*where)):
            self.children.append(child.start())
        self._wait_until_ready(web)
        self.say(_welcome(self.choices))

    def _wait_until_ready(self, web):
        try:
            wait_until(self._is_ready, child=web, seconds=READY_SECONDS, step=0.2)
        except Problem as problem:
            raise Problem(f"{problem}\n/readyz last said: {self.readiness}") from problem

    def _is_ready(self):
        for child in self.children:
            child.raise_if_ended()
        self.readiness = _readiness(self.choices.port)
        return self.readiness.get("status") == "ok"

    def _watch(self):
        while True:
            time.sleep(WATCH_SECONDS)
            for child in self.children:
                child.raise_if_ended()

    @contextlib.contextmanager
    def _ending_in_order(self):
        """The portal's programs end together, and before the servers they need."""
        servers = list(self.children)
        try:
            yield
        finally:
            self.say("Ending …")
            portal = [child for child in self.children if child not in servers]
            for child in portal:
                child.ask_to_stop()
            for child in portal:
                child.stop(patience=STOP_SECONDS)


def run_until_signal(choices):
    run = Run(choices, say=lambda line: print(line, flush=True))  # noqa: T201  the terminal

    def end(*_):
        for each in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            signal.signal(each, lambda *_: run.hurry())
        raise SystemExit(0)

    for each in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(each, end)
    run.until_told_to_end()


def _refuse_taken(port):
    """A run that was killed a moment ago may need a moment more to let go."""
    deadline = time.monotonic() + PORT_SECONDS
    while is_taken(port):
        if time.monotonic() > deadline:
            raise Problem(
                f"Port {port} is taken by another program. "
                f"Choose another one, for example: make demo PORT={port + 1}"
            )
        time.sleep(0.1)


def _readiness(port):
    """What /readyz says; nothing where nobody answers yet."""
    connection = http.client.HTTPConnection(HOST, port, timeout=3)
    with contextlib.closing(connection), contextlib.suppress(OSError, ValueError):
        connection.request("GET", "/readyz")
        answer = connection.getresponse()
        return json.load(answer) if answer.status == http.HTTPStatus.OK else {}
    return {}


def _fingerprint(password):
    return hashlib.sha256(password.encode()).hexdigest()


def _welcome(choices):
    """The line that other programs wait for, then what a person wants to know."""
    lines = [
        f"Ready: {choices.origin}/",
        "",
        f"  Start page   {choices.origin}/de/   /en/   /ar/",
        f"  Sign in      {choices.origin}/de/accounts/login/",
        f"  Mails        {choices.folder / 'mail'}",
        f"  Logs         {choices.folder / 'log'}",
        "",
        f"  Everybody's password is {choices.password}",
        *(f"    {name}@demo.example" for name in SIGN_INS),
        "",
        "  The second factor is off in this demo only. Ctrl-C ends everything.",
    ]
    return "\n".join(lines)
