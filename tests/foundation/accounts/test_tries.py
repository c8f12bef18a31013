from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from django.db import connection
from django.utils.timezone import now

from welcome_center.foundation.accounts.tries import Limit, Tries, forget_ended

pytestmark = pytest.mark.django_db(transaction=True)

GUESSES = Limit("test.guess", most=3, seconds=60)


def visit(rf, address="203.0.113.7"):
    return rf.get("/", REMOTE_ADDR=address)


def test_the_limit_is_reached_with_the_last_try_and_for_this_address_only(rf):
    reached = []
    for _number in range(3):
        reached.append(GUESSES.is_reached(visit(rf)))
        GUESSES.count(visit(rf))

    assert reached == [False, False, False]
    assert GUESSES.is_reached(visit(rf))
    assert not GUESSES.is_reached(visit(rf, "203.0.113.8"))


def test_after_the_period_counting_begins_anew(rf):
    for _number in range(3):
        GUESSES.count(visit(rf))
    Tries.objects.update(ends_at=now() - timedelta(seconds=1))

    GUESSES.count(visit(rf))

    assert not GUESSES.is_reached(visit(rf))
    assert Tries.objects.get().n == 1


def test_a_burst_is_counted_in_full(rf):
    def guess(_number):
        GUESSES.count(visit(rf))
        connection.close()

    with ThreadPoolExecutor(8) as pool:
        list(pool.map(guess, range(24)))

    assert Tries.objects.get().n == 24


def test_no_address_is_kept_and_what_ended_is_forgotten(rf):
    GUESSES.count(visit(rf))

    assert "203.0.113" not in Tries.objects.get().key
    forget_ended(now() + timedelta(seconds=61))
    assert not Tries.objects.exists()
