"""The hours in memory: what is written is known at once, and forgotten hours do no harm."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from partners.directory import open_now
from tests.factories.directory import ServiceFactory

pytestmark = pytest.mark.django_db
MONDAY = datetime(2026, 11, 23, 10, tzinfo=ZoneInfo("Europe/Berlin"))


@pytest.fixture(autouse=True)
def nothing_known(monkeypatch):
    unread = {"keys": set(), "all": open_now.EVER, "lately": open_now.EVER}
    monkeypatch.setattr(open_now, "_known", unread)
    monkeypatch.setattr(open_now, "_kept", {})


def test_hours_written_after_the_first_search_are_known_at_once():
    ServiceFactory(hours="Mo 09:00-12:00")
    assert open_now.open_keys(MONDAY) == [" Mo 09:00-12:00"]

    ServiceFactory(hours="Mo 08:00-11:00")

    assert open_now.open_keys(MONDAY) == [" Mo 08:00-11:00", " Mo 09:00-12:00"]


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
    open_now.open_keys(MONDAY)

    assert bool(open_now.open_keys(MONDAY + later)) == is_open


def test_all_hours_are_read_anew_after_a_while():
    service = ServiceFactory(hours="Mo 09:00-12:00")
    open_now.open_keys(MONDAY)
    service.delete()
    open_now._known["all"] -= open_now.ALL_ANEW

    open_now.open_keys(MONDAY)

    assert open_now._known["keys"] == set()


def test_reading_takes_one_query(django_assert_num_queries):
    open_now.open_keys(MONDAY)

    with django_assert_num_queries(1):
        open_now.open_keys(MONDAY)
