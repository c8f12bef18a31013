"""What was worked out for some hours holds until they next change, and no longer."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from partners.directory import hours, listing, open_now
from tests.factories.directory import ServiceFactory

pytestmark = pytest.mark.django_db
MONDAY = datetime(2026, 11, 23, 10, tzinfo=ZoneInfo("Europe/Berlin"))


@pytest.fixture(autouse=True)
def nothing_known(monkeypatch):
    monkeypatch.setattr(open_now, "_kept", {})


def n_open(moment=MONDAY):
    return open_now.open_services(listing.current(MONDAY.date()), moment).bit_count()


def test_hours_written_after_the_first_search_are_known_at_once():
    ServiceFactory(hours="Mo 09:00-12:00")
    assert n_open() == 1

    ServiceFactory(hours="Mo 08:00-11:00")

    assert n_open() == 2


@pytest.mark.parametrize(
    ("later", "is_open"),
    [
        (timedelta(), True),
        (timedelta(hours=1, minutes=59), True),
        (timedelta(hours=2), False),
        (timedelta(days=6, hours=23), True),
        (timedelta(hours=-2), False),
    ],
)
def test_what_is_kept_in_memory_holds_until_the_hours_change(later, is_open):
    ServiceFactory(hours="Mo 09:00-12:00")
    n_open()

    assert bool(n_open(MONDAY + later)) == is_open


def test_the_hours_that_change_first_end_what_is_kept():
    ServiceFactory(hours="Mo 09:00-12:00")
    ServiceFactory(hours="Mo 09:00-10:30")
    assert n_open() == 2

    assert n_open(MONDAY + timedelta(minutes=30)) == 1


def test_hours_are_read_once_for_a_listing(monkeypatch):
    ServiceFactory(hours="Mo 09:00-12:00")
    n_open()
    monkeypatch.setattr(hours, "now", None)  # would fail

    assert n_open(MONDAY + timedelta(minutes=5)) == 1
