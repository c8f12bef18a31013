"""R11: migrations run forward on a full database while people use the portal."""

import subprocess
import sys
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from itertools import cycle

import pytest

from tests.endure.multiply import multiply
from tests.faults.house import until
from tests.faults.scale import number
from tests.load import steady, visit
from tests.web import running_server
from welcome_center.local.programs import ROOT
from welcome_center.local.roles import OWNER, SUPERUSER, grant_rights

ROWS, RATE, SECONDS = number(5_000, 100_000), 10, number(8, 30)
SLOWEST = 3  # seconds
READING = 6  # seconds; a migration waits 2 for a lock
PAGES = ("/de/", "/livez", "/de/book/", "/de/book/time/?topic=ARR_ORIENT&language=de&mode=F2F")
TRIAL = {"DJANGO_SETTINGS_MODULE": "tests.endure.trial.settings", "PYTHONPATH": str(ROOT)}
DAY_OFF = "'cancelled_person'"  # keeps nobody from the same time


@pytest.fixture
def base(house, tmp_path):
    """The code of the release before, with its tables, full of rows; or today's, without one."""
    tag = _git("describe", "--tags", "--abbrev=0", "--match", "v*")
    code = ROOT
    if tag:
        code = tmp_path / "before"
        _git("worktree", "add", "--detach", str(code), tag)
        (code / "build").symlink_to(ROOT / "build")
        _empty(house)
    _prepare(house, code)
    yield code, tag or "none"
    if tag:
        _git("worktree", "remove", "--force", str(code))


def _empty(house):
    """As a new installation finds it: no table, and the roles' rights."""
    with house.postgres.connect(SUPERUSER, "portal") as connection:
        connection.execute("DROP SCHEMA public CASCADE")
        connection.execute("CREATE SCHEMA public AUTHORIZATION pg_database_owner")
        connection.execute("GRANT USAGE ON SCHEMA public TO PUBLIC")
        grant_rights(connection)


def _git(*words):
    command = ["git", *words]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)
    return done.stdout.strip()


def manage(house, *words, code=ROOT, **more):
    owner = {"DATABASE_URL": house.postgres.url(OWNER), "STATEMENT_TIMEOUT": "0"}
    command = [sys.executable, "manage.py", *words]
    known = house.environment | owner | more
    options = {"cwd": code, "env": known, "capture_output": True, "text": True}
    return subprocess.run(command, **options, timeout=600)


def _prepare(house, code):
    for words in (["migrate"], ["setup_center", "hildesheim"], ["demo_data"]):
        done = manage(house, *words, code=code)
        assert done.returncode == 0, done.stderr
    multiply(house, "newcomers_person", ROWS // 4, account_id="NULL")
    multiply(house, "newcomers_appointment", ROWS // 2, status=DAY_OFF, lapses_at="NULL")
    multiply(house, "foundation_message", ROWS // 4, object_id="'drill-' || turn")


@contextmanager
def visitors(origin):
    """Ten a second, until the block has ended and the time is over. Yields their visits."""
    visits, paths = [], cycle(PAGES)

    def ask():
        return visit(f"{origin}{next(paths)}")

    with ThreadPoolExecutor(1) as pool:
        coming = pool.submit(steady, ask, rate=RATE, seconds=SECONDS)
        yield visits
        visits += coming.result()


@contextmanager
def somebody_reads(house):
    """A report that takes its time, in whose way a change of the table stands."""
    begun = threading.Event()

    def read():
        with house.postgres.connect(OWNER, "portal") as connection, connection.transaction():
            connection.execute("SELECT count(*) FROM newcomers_appointment")
            begun.set()
            time.sleep(READING)  # the lock is held as long as the transaction is open

    with ThreadPoolExecutor(1) as pool:
        reading = pool.submit(read)
        assert begun.wait(20)
        yield
        reading.result()


@pytest.fixture
def portal(house, base):
    """(address of the code of before, its tag)"""
    code, tag = base
    with running_server("--chdir", str(code), **house.environment) as (origin, _server):
        for page in PAGES:
            assert until(lambda page=page: visit(f"{origin}{page}").outcome == "200", seconds=20), (
                page
            )
        yield origin, tag


def test_migrations_run_forward_while_people_use_the_portal(house, portal, record_property):
    origin, tag = portal

    with visitors(origin) as visits:
        time.sleep(SECONDS / 4)  # people are there before the migration begins
        forward = manage(house, "migrate")
        later = manage(house, "migrate", **TRIAL)

    assert forward.returncode == later.returncode == 0, forward.stderr + later.stderr
    record_property("release before:", tag)
    record_property("rows", house.sql("SELECT count(*) FROM newcomers_appointment")[0][0])
    note(record_property, visits)
    assert later.stdout.count("Applying trial") == 3
    back = manage(house, "migrate", "trial", "zero", **TRIAL)
    assert back.returncode == 0, back.stderr


def note(record_property, visits):
    """Nobody hears an error, nobody waits long."""
    slowest = max(each.seconds for each in visits)
    record_property("requests", len(visits))
    record_property("slowest in seconds", f"{slowest:.2f}")
    assert {each.outcome for each in visits} == {"200"}
    assert slowest < SLOWEST


def test_a_migration_gives_way_and_comes_back(house, portal, record_property):
    origin, _tag = portal

    with visitors(origin) as visits, somebody_reads(house):
        began = time.monotonic()
        done = manage(house, "migrate", "trial", "0001", **TRIAL)
        took = time.monotonic() - began

    assert done.returncode == 0, done.stderr
    assert done.stderr.count("Trying again") >= 1
    record_property("through after seconds", f"{took:.1f}")
    note(record_property, visits)
    manage(house, "migrate", "trial", "zero", **TRIAL)
