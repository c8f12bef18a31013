"""R12: what was dumped comes back whole, into a server that never saw it."""

import re
import stat

import psycopg
import pytest
from psycopg import errors

from tests.faults.house import PASSWORD
from tests.web import Visitor, running_web
from welcome_center.local import backup
from welcome_center.local.problems import Problem
from welcome_center.local.roles import OWNER, SUPERUSER
from welcome_center.local.throwaway import throwaway_postgres

pytestmark = pytest.mark.xdist_group("house")
TABLES = (
    "SELECT relname FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace"
)
RULES = """
    SELECT conrelid::regclass::text, conname, pg_get_constraintdef(oid)
    FROM pg_constraint WHERE connamespace = 'public'::regnamespace
    UNION ALL SELECT tgrelid::regclass::text, tgname, pg_get_triggerdef(oid)
    FROM pg_trigger WHERE NOT tgisinternal
    UNION ALL SELECT tablename, indexname, indexdef FROM pg_indexes WHERE schemaname = 'public'
"""
AGAIN = """
    INSERT INTO newcomers_appointment
    SELECT (jsonb_populate_record(a, jsonb_build_object(
        'id', 1000000, 'uuid', gen_random_uuid(), 'code', 'ZZZZZZZZ'
    ))).*
    FROM newcomers_appointment a WHERE status IN ('held', 'confirmed', 'done') LIMIT 1
"""


@pytest.fixture(scope="module")
def full_house(one_house):
    one_house.manage("setup_center", "hildesheim")
    one_house.manage("demo_data")
    return one_house


@pytest.fixture
def file(full_house, tmp_path):
    environment = {"DATABASE_OWNER_URL": full_house.postgres.url(OWNER)}
    backup.main(["dump", str(tmp_path / "portal.dump")], environment)
    return tmp_path / "portal.dump"


@pytest.fixture
def restored(file):
    with throwaway_postgres() as postgres:
        with postgres.connect() as connection:
            connection.execute("DROP DATABASE portal")
        environment = {
            "SUPERUSER_URL": postgres.url(SUPERUSER, "postgres"),
            "DATABASE_OWNER_URL": postgres.url(OWNER),
            "DATABASE_URL": postgres.url(),
        }
        backup.main(["restore", str(file)], environment)
        yield postgres


def rules(postgres):
    """As they are meant: PostgreSQL writes brackets and casts differently after a dump."""
    casts_and_brackets = re.compile(r"::[a-z ]+(\[\])?|[()\s]")
    return [(*names, casts_and_brackets.sub("", rule)) for *names, rule in rows(postgres, RULES)]


def rows(postgres, query):
    with postgres.connect(OWNER, "portal") as connection:
        return sorted(connection.execute(query).fetchall())


def sums(postgres):
    """Of each table the number of its rows, and a sum over all that stands in them."""
    looked_at = {}
    for (table,) in rows(postgres, TABLES):
        query = f'SELECT count(*), sum(hashtextextended(t::text, 0)) FROM "{table}" t'  # noqa: S608
        looked_at[table] = rows(postgres, query)
    return looked_at


def test_all_rows_and_all_rules_come_back(full_house, restored, record_property):
    before, after = sums(full_house.postgres), sums(restored)

    record_property("tables", len(after))
    record_property("rows", sum(count for [(count, _sum)] in after.values()))
    assert after == before
    assert after["newcomers_appointment"][0][0] > 0
    assert sum("EXCLUDE" in rule for *_names, rule in rules(restored)) >= 2
    assert sorted(rules(restored)) == sorted(rules(full_house.postgres))


def test_the_restored_portal_gives_no_time_twice(restored):
    with psycopg.connect(restored.url(), autocommit=True) as connection:
        with pytest.raises(errors.ExclusionViolation):
            connection.execute(AGAIN)
        with pytest.raises(errors.InsufficientPrivilege):
            connection.execute("DROP TABLE newcomers_appointment")


def test_one_signs_in_to_the_restored_portal(full_house, restored):
    known = full_house.environment | {"DATABASE_URL": restored.url()}
    with running_web(**known) as origin:
        visitor = Visitor(origin)
        ready = visitor.get("/readyz")
        visitor.get("/de/accounts/login/")
        typed = {"login": "advisor@demo.example", "password": PASSWORD}
        desk = visitor.post("/de/accounts/login/", typed)

    assert ready.status == 200
    assert desk.status == 200
    assert "/desk/" in desk.url


def test_a_dump_is_for_its_owners_eyes_and_refused_where_tables_are(full_house, file):
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    with pytest.raises(Problem, match="already exists"):
        backup.restore(full_house.postgres.url(SUPERUSER), file)
