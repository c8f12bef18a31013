from urllib.parse import quote

import psycopg
import pytest

from welcome_center.local.postgres import DATABASE
from welcome_center.local.prepare import make_room, prepare
from welcome_center.local.problems import Problem
from welcome_center.local.roles import APPLICATION, OWNER, SUPERUSER
from welcome_center.local.throwaway import throwaway_postgres


@pytest.fixture
def postgres():
    with throwaway_postgres() as server:
        yield server


@pytest.fixture
def addresses(postgres):
    return {
        "SUPERUSER_URL": postgres.url(SUPERUSER, "postgres"),
        "DATABASE_OWNER_URL": postgres.url(OWNER),
        "DATABASE_URL": postgres.url(APPLICATION),
    }


def test_a_new_database_gets_its_tables_and_may_be_prepared_again(postgres, addresses):
    prepare(addresses)
    prepare(addresses)

    with postgres.connect(APPLICATION, DATABASE) as connection:
        assert connection.execute("SELECT count(*) FROM foundation_user").fetchone() == (0,)
        with pytest.raises(psycopg.errors.InsufficientPrivilege):
            connection.execute("DROP TABLE foundation_user")


def test_a_password_with_any_sign_opens_the_door(postgres, addresses):
    password = "p@ss/w:rd%20?#ä"
    old = postgres.passwords[APPLICATION]
    escaped = addresses["DATABASE_URL"].replace(old, quote(password, safe=""))

    make_room(addresses | {"DATABASE_URL": escaped})

    with psycopg.connect(escaped) as connection:
        assert connection.execute("SELECT current_user").fetchone() == (APPLICATION,)
    with pytest.raises(psycopg.OperationalError):
        postgres.connect(APPLICATION, DATABASE)


def test_roles_that_would_own_too_much_are_refused(addresses):
    mixed_up = addresses | {"DATABASE_URL": addresses["DATABASE_OWNER_URL"]}

    with pytest.raises(Problem, match="must name the role portal_owner"):
        prepare(mixed_up)
