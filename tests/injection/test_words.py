"""S5: whatever somebody writes into an address or a form stays words."""

import io
import json
import logging

import pytest
from django.urls import resolve

from newcomers.booking.slots import Slot
from newcomers.booking.week import value_of
from tests import access_table, doors
from tests.factories.booking import local
from tests.faults.scale import IS_FULL
from tests.injection.payloads import ALL, DATABASE, KINDS, SIGNS
from tests.injection.places import ADDRESSES, FORMS, LIBRARY, NOTHING_TO_WRITE
from tests.injection.reading import verdict
from tests.scope.forms import filled
from tests.scope.test_scope import undone
from welcome_center.foundation.request_log import JsonFormatter

pytestmark = pytest.mark.django_db
PROBE = "wcprobe"
# What takes any words; the others of an address choose from a list.
FREE = {"q", "words", "search", "next", "confirm", "code", "login", "email", "from", "held"}


@pytest.fixture
def log():
    """What an installation would write, one JSON a line."""
    lines = io.StringIO()
    handler = logging.StreamHandler(lines)
    handler.setFormatter(JsonFormatter())
    root, before = logging.getLogger(), logging.getLogger().level
    root.addHandler(handler)
    root.setLevel(logging.INFO)
    yield lines
    root.removeHandler(handler)
    root.setLevel(before)


@pytest.fixture
def place_of(house):
    """A house in which the next free time is known."""
    start = local("11:00")
    slot = Slot(start, start + (local("11:30") - start), house.profile.pk, house.site.pk)
    house.slot = type("Value", (), {"value": value_of(slot)})
    return house


def share(payloads, number):
    """All of them in `make endure`; each place takes a sixth here, the next place the next one."""
    return payloads if IS_FULL else payloads[number % 6 :: 6]


def rounds(words, payloads=ALL):
    """Each payload once in each of the words, in as few requests as that takes."""
    for turn in range(len(payloads)):
        yield {word: payloads[(turn + 7 * at) % len(payloads)] for at, word in enumerate(words)}


def test_the_corpus_is_whole():
    assert {kind: len(payloads) for kind, (payloads, _number) in KINDS.items()} == {
        kind: number for kind, (_payloads, number) in KINDS.items()
    }
    assert len(set(ALL)) == 150


@pytest.mark.parametrize("number", range(len(ADDRESSES)), ids=map(str, ADDRESSES))
def test_addresses(number, place_of, enter):
    place, payloads = ADDRESSES[number], share(ALL, number)
    browser, path, faults = enter(place.who), place.path(place_of), {}
    sent = filled(place.sent, place_of)
    tried = place.words if IS_FULL else FREE.intersection(place.words)
    shown = [word for word in tried if is_shown(browser.get(path, sent | {word: PROBE}))]
    alone = [{word: payload} for word in shown for payload in payloads]

    for written in [*rounds(place.words, payloads), *alone]:
        response = browser.get(path, sent | written)
        if found := verdict(response, *written.values()):
            faults[next(iter(written.values()))[:40]] = found

    assert faults == {}


def is_shown(response):
    """Whether the page repeats it; else it is enough to write into all words at once."""
    return PROBE in response.content.decode() + response.headers.get("Location", "")


@pytest.mark.parametrize("number", range(len(FORMS)), ids=[str(each) for each in FORMS])
def test_forms(number, place_of, enter, log):
    place, faults, statuses = FORMS[number], {}, set()
    browser, path, sent = enter(place.who), place.path(place_of), place.filled(place_of)

    payloads = share(SIGNS + DATABASE if place.is_choice else ALL, number)
    for written in rounds(place.fields(place_of), payloads):
        with undone():
            response = browser.post(path, sent | written)
        statuses.add(response.status_code)
        if found := verdict(response, *written.values()):
            faults[next(iter(written.values()))[:40]] = found

    assert faults == {}
    assert statuses <= {200, 204, 302, 400, 403, 404, 409}
    assert place.is_choice or statuses & {200, 204, 302}
    assert [line for line in log.getvalue().splitlines() if not is_one_entry(line)] == []


def is_one_entry(line):
    try:
        return isinstance(json.loads(line), dict)
    except ValueError:
        return False


def test_no_form_is_left_out():
    """Every page that takes words is in the list; what only libraries ask is in part."""
    known = {place.page for place in FORMS} | NOTHING_TO_WRITE

    left_out = [name for name in pages_with_forms() if name not in known]

    assert left_out == []


def pages_with_forms():
    table = access_table.read()
    for route, path in doors.addresses().items():
        name = resolve(path).view_name
        if "POST" in table[route]["methods"].split() and not name.startswith(LIBRARY):
            yield name
