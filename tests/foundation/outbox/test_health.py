import threading
import time
from datetime import timedelta

import psycopg
import pytest
from django.db import connection
from django.test import Client
from django.utils import timezone

from welcome_center.foundation.outbox import health
from welcome_center.foundation.outbox.models import Tick


@pytest.fixture
def anyone():
    return Client(headers={"host": "10.0.0.7:8000"})


def test_the_process_lives_without_looking_at_anything(anyone):
    answer = anyone.get("/livez")  # a query would fail: this test has no database

    assert (answer.status_code, answer.json()) == (200, {"status": "ok"})


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize(("minutes", "status"), [(1, "ok"), (4, "degraded")])
def test_ready_says_whether_the_workers_are_silent(anyone, minutes, status):
    Tick.note(Tick.DELIVERY, at=timezone.now() - timedelta(minutes=minutes))

    answer = anyone.get("/readyz")

    assert (answer.status_code, answer.json()) == (200, {"status": status})
    assert answer.cookies == {}


@pytest.mark.django_db(transaction=True)
def test_before_the_first_tick_we_are_degraded(anyone):
    assert anyone.get("/readyz").json() == {"status": "degraded"}


@pytest.mark.django_db(transaction=True)
def test_a_missing_migration_is_not_ready(anyone, monkeypatch):
    monkeypatch.setattr(health, "expected_migrations", lambda: {("foundation", "9999_next")})

    assert anyone.get("/readyz").status_code == 503


def test_a_closed_database_is_not_ready(anyone, monkeypatch):
    def refuse(**_parameters):
        raise psycopg.OperationalError

    monkeypatch.setattr(psycopg, "connect", refuse)

    assert anyone.get("/readyz").status_code == 503


def test_a_hung_database_gets_an_answer_in_time_and_is_asked_once():
    woken = threading.Event()
    looks = []

    def hang():
        looks.append(1)
        woken.wait(10)
        return health.OK

    probe = health.Probe(hang)
    began = time.monotonic()
    answers = [probe.ask(0.2) for _time in range(5)]
    took = time.monotonic() - began
    woken.set()

    assert answers == [health.UNAVAILABLE] * 5
    assert len(looks) == 1
    assert took < 1
    probe.is_looking.acquire(timeout=5)  # free again once it has answered


@pytest.mark.django_db(transaction=True)
def test_looking_leaves_no_connection_behind(anyone):
    def count():
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database()"
            )
            return cursor.fetchone()[0]

    before = count()
    for _time in range(3):
        anyone.get("/readyz")
    time.sleep(0.2)

    assert count() <= before
