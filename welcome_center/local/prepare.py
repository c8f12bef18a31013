"""`python -m welcome_center.local.prepare`: roles, rights and tables of a real installation.

Run before a new version serves. May run again at any time. The environment names three addresses
of one database: SUPERUSER_URL makes roles, DATABASE_OWNER_URL owns tables, DATABASE_URL uses them.
"""

import os
import subprocess
import sys
from urllib.parse import unquote, urlsplit

import psycopg

from welcome_center.local.problems import Problem
from welcome_center.local.programs import ROOT
from welcome_center.local.roles import (
    APPLICATION,
    OWNER,
    grant_rights,
    make_database,
    make_roles,
)


def prepare(environment=os.environ):
    make_room(environment)
    owner = environment["DATABASE_OWNER_URL"]
    _migrate(environment | {"DATABASE_URL": owner, "STATEMENT_TIMEOUT": "0"})


def make_room(environment):
    """Roles, their rights and a database, as yet without tables. Returns the superuser's way in."""
    superuser = environment["SUPERUSER_URL"]
    owner = urlsplit(environment["DATABASE_OWNER_URL"])
    application = urlsplit(environment["DATABASE_URL"])
    _refuse_other_names(owner, application)
    database = application.path.lstrip("/")
    with psycopg.connect(superuser, autocommit=True) as connection:
        passwords = {OWNER: _password(owner), APPLICATION: _password(application)}
        make_roles(connection, passwords)
        make_database(connection, database)
    inside = urlsplit(superuser)._replace(path=application.path).geturl()
    with psycopg.connect(inside, autocommit=True) as connection:
        grant_rights(connection)
    return inside


def _refuse_other_names(owner, application):
    if (owner.username, application.username) != (OWNER, APPLICATION):
        raise Problem(
            f"DATABASE_OWNER_URL must name the role {OWNER}, DATABASE_URL the role {APPLICATION}."
        )


def _password(address):
    """As it is meant: in an address every sign that has a meaning there is escaped."""
    return unquote(address.password or "")


def _migrate(environment):
    command = [sys.executable, "manage.py", "migrate", "--noinput"]
    subprocess.run(command, cwd=ROOT, env=environment, check=True)  # noqa: S603  our own words only


if __name__ == "__main__":
    try:
        prepare(dict(os.environ))
    except Problem as problem:
        sys.exit(str(problem))
