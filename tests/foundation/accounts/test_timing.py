"""S7: a stopwatch does not tell which addresses have an account."""

import time
from statistics import median

import pytest

from tests.conftest import SecureClient
from tests.factories.accounts import UserFactory
from tests.faults.scale import number
from tests.foundation.accounts.journeys import LOGIN
from welcome_center import settings as portal

PAIRS = number(5, 60)
DIFFERENCE = number(0.5, 0.05)  # of the median; in `make test` others work here, too


@pytest.fixture
def as_in_an_installation(settings):
    settings.PASSWORD_HASHERS = portal.PASSWORD_HASHERS
    settings.ACCOUNT_RATE_LIMITS = False


def seconds(login):
    began = time.perf_counter()
    answer = SecureClient().post(LOGIN, {"login": login, "password": "not the password"})
    took = time.perf_counter() - began
    assert answer.status_code == 200
    return took


def test_a_wrong_password_takes_as_long_with_an_account_as_without(
    as_in_an_installation, record_property
):
    user = UserFactory(password="an account's own password")
    seconds(user.email)

    # by turns, so that whatever slows this machine slows both
    pairs = [(seconds(user.email), seconds(f"nobody-{turn}@example.org")) for turn in range(PAIRS)]

    known, unknown = (median(column) for column in zip(*pairs, strict=True))
    record_property("medians in ms", f"{known * 1000:.1f} and {unknown * 1000:.1f}")
    assert abs(known - unknown) / known < DIFFERENCE
