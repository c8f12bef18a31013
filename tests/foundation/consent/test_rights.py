"""The read log is only ever added to: by trigger, and by right (PRIV-4)."""

import os

import psycopg
import pytest
from django.db import connection

from tests.plugins.servers import at

COMMANDS = ["UPDATE foundation_fileaccess SET way = 'printed'", "DELETE FROM foundation_fileaccess"]
OTHERS = """
    SELECT grantee FROM information_schema.role_table_grants rights
    JOIN pg_tables ON tablename = table_name AND schemaname = table_schema
    WHERE table_name = 'foundation_fileaccess'
      AND privilege_type IN ('UPDATE', 'DELETE') AND grantee <> tableowner
"""
A_LOOK = """
    INSERT INTO foundation_fileaccess (subject, reader_id, way)
    VALUES (gen_random_uuid(), 0, 'opened')
"""


@pytest.fixture
def owner(db):
    """A transaction of the tables' owner that is never committed."""
    database = connection.settings_dict["NAME"]
    with psycopg.connect(at(os.environ["DATABASE_OWNER_URL"], database)) as owner:
        yield owner
        owner.rollback()


def test_nobody_but_the_owner_may_change_it(db):
    with connection.cursor() as cursor:
        cursor.execute(OTHERS)
        assert cursor.fetchall() == []


@pytest.mark.parametrize("command", COMMANDS)
def test_its_trigger_holds_even_the_owner(owner, command):
    owner.execute(A_LOOK)

    with pytest.raises(psycopg.errors.RaiseException, match="Cannot update or delete"):
        owner.execute(command)


@pytest.mark.parametrize("command", COMMANDS)
def test_without_the_trigger_it_would_go_through(owner, command):
    owner.execute("ALTER TABLE foundation_fileaccess DISABLE TRIGGER USER")
    owner.execute(A_LOOK)

    assert owner.execute(command).rowcount == 1
