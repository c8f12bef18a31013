import psycopg
import pytest

from welcome_center.local.postgres import DATABASE
from welcome_center.local.prepare import prepare
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


def test_roles_that_would_own_too_much_are_refused(addresses):
    mixed_up = addresses | {"DATABASE_URL": addresses["DATABASE_OWNER_URL"]}

    with pytest.raises(Problem, match="must name the role portal_owner"):
        prepare(mixed_up)
