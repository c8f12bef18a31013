"""S14: whatever is written into an address or a form, the answer comes soon and is no 500."""

import time

import pytest
from django.urls import get_resolver
from django.utils.http import urlencode

from tests import access_table, doors
from tests.conftest import SecureClient
from tests.factories.booking import WeeklyRuleFactory
from tests.factories.center import CenterFactory
from tests.faults.scale import number

pytestmark = pytest.mark.django_db

SLOWEST = number(4, 1)  # seconds; in `make test` others work here, too
FORM = "application/x-www-form-urlencoded"
LENGTH = number(10_000, 50_000)
NAMES = ("q", "page", "from", "topic", "language", "mode", "site", "group", "held", "slot", "next")
NAMES += ("login", "email", "name", "code", "confirm", "note", "phone", "password", "password1")
VALUES = {
    "letters": "a" * LENGTH,
    "digits": "9" * LENGTH,
    "spaces": f"a{' ' * LENGTH}a",
    "address": f"{'a.' * (LENGTH // 2)}@example.org",
    "brackets": "<" * LENGTH,
    "page": 10**9,
    "exponent": "1e999999999",
    "nothing": "\0",
    "half a sign": "\ud800",
}
QUERIES = {name: dict.fromkeys(NAMES, value) for name, value in VALUES.items()}
QUERIES["parameters"] = {f"parameter{turn}": turn for turn in range(1000)}


@pytest.fixture
def center():
    get_resolver().url_patterns  # noqa: B018  loads all pages, as the web server does at its start
    CenterFactory()
    return WeeklyRuleFactory().site


@pytest.fixture
def visitor():
    return SecureClient(raise_request_exception=False)


def public(method):
    """An address of each page that everybody may open and that takes this method."""
    table = access_table.read()
    for route, path in doors.addresses().items():
        if table[route]["visitor"] == "yes" and method in table[route]["methods"].split():
            yield path


def written(fields):
    """As a browser would send it, but for what no browser sends."""
    signs = {name: str(value).encode("utf-8", "surrogatepass") for name, value in fields.items()}
    return urlencode(signs)


def faults(ask, paths):
    """Each path that breaks or takes too long, with what it did."""
    for path in paths:
        began = time.perf_counter()
        status = ask(path).status_code
        seconds = time.perf_counter() - began
        if status >= 500 or seconds > SLOWEST:
            yield f"{path}: {status} after {seconds:.1f} s"


def test_there_are_pages_to_ask():
    assert {"/de/", "/de/book/time/", "/de/accounts/login/"} <= set(public("GET"))
    assert {"/de/book/time/", "/de/accounts/signup/"} <= set(public("POST"))


@pytest.mark.parametrize("query", QUERIES)
def test_long_addresses(center, visitor, query):
    asked = written(QUERIES[query])

    assert list(faults(lambda path: visitor.get(f"{path}?{asked}"), public("GET"))) == []


@pytest.mark.parametrize("typed", QUERIES)
def test_long_forms(center, visitor, typed):
    sent = {"data": written(QUERIES[typed]), "content_type": FORM}

    assert list(faults(lambda path: visitor.post(path, **sent), public("POST"))) == []


@pytest.mark.parametrize("length", [100, 50_000])
def test_addresses_that_are_long_themselves(center, visitor, length):
    paths = [
        f"/de/appointments/{'A' * length}/",
        f"/{'a/' * length}",
        f"/calendar/{'0' * length}.ics",
    ]

    assert list(faults(visitor.get, paths)) == []
    assert {visitor.get(path).status_code for path in paths} == {404}
