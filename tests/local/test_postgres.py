import contextlib
import os
import select

import psycopg
import pytest

from welcome_center.local.postgres import DATABASE, Postgres
from welcome_center.local.roles import APPLICATION, EXTENSIONS, OWNER, ROLES
from welcome_center.local.throwaway import throwaway_postgres

pytestmark = pytest.mark.xdist_group("postgres")  # they share one


@pytest.fixture(scope="module")
def postgres():
    with throwaway_postgres() as server:
        yield server


def test_text_sorts_by_code_point_wherever_the_machine_stands(postgres):
    with postgres.connect() as connection:
        providers = connection.execute("SELECT DISTINCT datlocprovider, datlocale FROM pg_database")
        assert providers.fetchall() == [("b", "C.UTF-8")]


def test_the_extensions_are_there(postgres):
    with postgres.connect(APPLICATION, DATABASE) as connection:
        names = connection.execute("SELECT extname FROM pg_extension").fetchall()
    assert {name for (name,) in names} >= set(EXTENSIONS)


def test_the_application_uses_rows_but_changes_no_table(postgres):
    with postgres.connect(OWNER, DATABASE) as connection:
        connection.execute("CREATE TABLE notes (pk serial, words text)")
    with postgres.connect(APPLICATION, DATABASE) as connection:
        connection.execute("INSERT INTO notes (words) VALUES ('hello')")
        assert connection.execute("SELECT words FROM notes").fetchall() == [("hello",)]
        for forbidden in ("DROP TABLE notes", "TRUNCATE notes", "CREATE TABLE more ()"):
            with pytest.raises(psycopg.errors.InsufficientPrivilege):
                connection.execute(forbidden)


def test_a_wrong_password_opens_nothing(postgres):
    address = postgres.url().replace(postgres.passwords[APPLICATION], "guess")

    with pytest.raises(psycopg.OperationalError, match="password authentication failed"):
        psycopg.connect(address)


def test_a_paused_server_hangs_even_for_those_connected(postgres):
    with contextlib.closing(postgres.connect()) as connection:
        postgres.child.pause()
        try:
            connection.pgconn.send_query(b"SELECT 1")
            assert not _answers_within(connection, seconds=0.5)
        finally:
            postgres.child.resume()
        assert _answers_within(connection, seconds=5)


def test_rows_survive_a_kill_and_a_stale_pid_file(open_folder):
    passwords = {role: "secret" for role in ROLES}
    first = Postgres(open_folder / "postgres", passwords=passwords).start()
    with first.connect(OWNER, DATABASE) as connection:
        connection.execute("CREATE TABLE kept AS SELECT 1 AS one")
    first.child.kill()
    pid_file = first.cluster / "postmaster.pid"
    # the number now belongs to somebody else, as after a restart of the machine
    pid_file.write_text(pid_file.read_text().replace(str(first.child.pid), str(os.getpid()), 1))

    second = Postgres(open_folder / "postgres", passwords=passwords).start()

    try:
        with second.connect(OWNER, DATABASE) as connection:
            assert connection.execute("SELECT one FROM kept").fetchall() == [(1,)]
    finally:
        second.stop()
    assert not second.child.is_running


def test_a_server_that_an_earlier_run_left_behind_is_ended_first(open_folder):
    passwords = {role: "secret" for role in ROLES}
    forgotten = Postgres(open_folder / "postgres", passwords=passwords).start()

    second = Postgres(open_folder / "postgres", passwords=passwords).start()

    try:
        assert not forgotten.child.is_running
    finally:
        second.stop()


def _answers_within(connection, *, seconds):
    readable, _, _ = select.select([connection.fileno()], [], [], seconds)
    return bool(readable)
