"""Answers for operators: `/livez` (the process lives) and `/readyz` (it can work).

They come before everything else: any host, no session, no details. The readiness probe opens a
connection of its own in a thread of its own, so that even a hung PostgreSQL gets an answer in time.
"""

import threading
from datetime import UTC, datetime, timedelta
from functools import cache

import psycopg
from django.db import connections
from django.db.migrations.loader import MigrationLoader
from django.http import JsonResponse

# seconds; the promise is 2, the rest is for the way
DEADLINE = 1.5
OLD_TICK = timedelta(minutes=3)

OK, DEGRADED, UNAVAILABLE = "ok", "degraded", "unavailable"


class HealthMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        if request.path == "/livez":
            return _answer(OK)
        if request.path == "/readyz":
            return _answer(readiness())
        return self.get_response(request)


def _answer(status):
    code = 503 if status == UNAVAILABLE else 200
    return JsonResponse({"status": status}, status=code, headers={"Cache-Control": "no-store"})


def readiness():
    """`ok`, `degraded` (workers are silent) or `unavailable` (no database, or not migrated)."""
    expected_migrations()
    return _probe.ask(DEADLINE)


class Probe:
    """At most one look at the database at a time: a hung one is not asked again and again."""

    def __init__(self, look):
        self.look = look
        self.is_looking = threading.Lock()

    def ask(self, seconds):
        if not self.is_looking.acquire(blocking=False):
            return UNAVAILABLE
        answers = []
        thread = threading.Thread(target=self._run, args=[answers], daemon=True)
        thread.start()
        thread.join(seconds)
        return answers[0] if answers else UNAVAILABLE

    def _run(self, answers):
        try:
            answers.append(self.look())
        except psycopg.Error:
            answers.append(UNAVAILABLE)
        finally:
            self.is_looking.release()


def look_at_database():
    parameters = connections["default"].get_connection_params()
    limits = {
        "connect_timeout": 2,
        "options": "-c statement_timeout=1000 -c lock_timeout=1000",
        "cursor_factory": None,
        "autocommit": True,
    }
    with psycopg.connect(**(parameters | limits)) as connection:
        applied = set(connection.execute("SELECT app, name FROM django_migrations"))
        if expected_migrations() - applied:
            return UNAVAILABLE
        since = datetime.now(UTC) - OLD_TICK
        ticked = "SELECT FROM foundation_tick WHERE name = 'delivery' AND at >= %s"
        return OK if connection.execute(ticked, [since]).rowcount else DEGRADED


@cache
def expected_migrations():
    """What lies on the disk, read once: a process runs the code it was started with."""
    return frozenset(MigrationLoader(None, ignore_no_migrations=True).disk_migrations)


_probe = Probe(look_at_database)
