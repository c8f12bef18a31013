"""The database of a test run: one PostgreSQL, migrated once, a clone for each worker.

Without DATABASE_URL we start a throw-away server; with it, that server is used (its role must be
allowed to make databases). Tests act as the application's role, which may not change tables.
"""

import contextlib
import os
import secrets
from urllib.parse import urlsplit

import psycopg
import pytest
from django.core.management import call_command
from django.db import connection as django_connection
from django.db import connections
from psycopg import sql

from welcome_center.local.roles import APPLICATION, OWNER
from welcome_center.local.throwaway import throwaway_postgres

RUN = "TEST_RUN"
TEMPLATE_LOCK = 20_270_328
servers = pytest.StashKey[contextlib.ExitStack]()


def pytest_configure(config):
    """Only the process that the person started owns servers; workers get their addresses."""
    config.stash[servers] = contextlib.ExitStack()
    if hasattr(config, "workerinput") or config.option.collectonly:
        return
    os.environ[RUN] = f"test_{secrets.token_hex(4)}"
    if "DATABASE_URL" in os.environ:
        os.environ.setdefault("DATABASE_OWNER_URL", os.environ["DATABASE_URL"])
        config.stash[servers].callback(_drop_databases, os.environ[RUN])
    else:
        _start_server(config.stash[servers])


def pytest_unconfigure(config):
    config.stash[servers].close()


def _start_server(stack):
    postgres = stack.enter_context(throwaway_postgres())
    with postgres.connect() as connection:
        connection.execute(f"ALTER ROLE {OWNER} CREATEDB")
    os.environ["DATABASE_URL"] = postgres.url(APPLICATION)
    os.environ["DATABASE_OWNER_URL"] = postgres.url(OWNER)


@pytest.fixture(scope="session")
def django_db_setup(request, django_test_environment, django_db_blocker):
    """Replaces pytest-django's own, which would migrate once per worker."""
    worker = getattr(request.config, "workerinput", {}).get("workerid", "only")
    database = f"{os.environ[RUN]}_{worker}"
    _migrate_template(django_db_blocker)
    clone(migrated(), database)
    os.environ["DATABASE_URL"] = at(os.environ["DATABASE_URL"], database)
    point_django_at(os.environ["DATABASE_URL"])
    yield
    with django_db_blocker.unblock():
        close()


def migrated():
    return f"{os.environ[RUN]}_template"


def clone(template, database):
    with _as_owner("postgres") as connection:
        _execute(
            connection, "CREATE DATABASE {} TEMPLATE {} STRATEGY FILE_COPY", database, template
        )


def drop(database):
    """Waits a few seconds for those who are still leaving it, as PostgreSQL does."""
    with _as_owner("postgres") as connection:
        _execute(connection, "DROP DATABASE {}", database)


def _migrate_template(blocker):
    """The first worker migrates it while the others wait. It gets its name when it is whole."""
    fresh = f"{os.environ[RUN]}_fresh"
    with _as_owner("postgres") as connection:
        connection.execute("SELECT pg_advisory_lock(%s)", [TEMPLATE_LOCK])
        known = connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", [migrated()])
        if not known.fetchone():
            _execute(connection, "CREATE DATABASE {}", fresh)
            _migrate(fresh, blocker)
            _execute(connection, "ALTER DATABASE {} RENAME TO {}", fresh, migrated())


def _migrate(database, blocker):
    with _as_owner(database) as connection:
        _grant_rights(connection)
    point_django_at(at(os.environ["DATABASE_OWNER_URL"], database))
    with blocker.unblock():
        call_command("migrate", verbosity=0)
        close()


def _grant_rights(connection):
    """As in production, and TRUNCATE, with which Django empties tables between tests."""
    application = urlsplit(os.environ["DATABASE_URL"]).username
    rights = "ALTER DEFAULT PRIVILEGES GRANT {} TO {{}}"
    for right in (
        "SELECT, INSERT, UPDATE, DELETE, TRUNCATE ON TABLES",
        "USAGE, SELECT ON SEQUENCES",
    ):
        _execute(connection, rights.format(right), application)


def point_django_at(url):
    address = urlsplit(url)
    django_connection.settings_dict.update(
        NAME=address.path.lstrip("/"),
        USER=address.username or "",
        PASSWORD=address.password or "",
        HOST=address.hostname or "",
        PORT=address.port or "",
    )


def close():
    connections.close_all()


def _drop_databases(run):
    with _as_owner("postgres") as connection:
        mine = connection.execute(
            "SELECT datname FROM pg_database WHERE starts_with(datname, %s)", [run]
        )
        for (database,) in mine.fetchall():
            _execute(connection, "DROP DATABASE {} WITH (FORCE)", database)


def _as_owner(database):
    return psycopg.connect(at(os.environ["DATABASE_OWNER_URL"], database), autocommit=True)


def at(url, database):
    return urlsplit(url)._replace(path=f"/{database}").geturl()


def _execute(connection, command, *names):
    connection.execute(sql.SQL(command).format(*map(sql.Identifier, names)))
