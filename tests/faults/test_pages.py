"""R9: what a visitor meets while a part of the house is broken."""

import re
import time
from contextlib import contextmanager, suppress
from http.client import HTTPException

import pytest
from django.utils import timezone

from tests.faults.house import PASSWORD, until
from tests.web import Visitor, running_web

pytestmark = pytest.mark.xdist_group("house")
SLOWEST = 5  # seconds
PATIENCE = 30
PAGES = {
    "home": "/de/",
    "content": "/de/accessibility/",
    "sign-in": "/de/accounts/login/",
    "booking": "/de/book/",
    "staff list": "/de/desk/messages/",
}
BOOK = "/de/book/time/?topic={topic}&language=de&mode=F2F&from={day}"


@pytest.fixture(scope="module")
def web(one_house):
    one_house.manage("setup_center", "hildesheim")
    one_house.manage("demo_data")
    with running_web(**one_house.environment) as origin:
        yield origin


@pytest.fixture
def advisor(house, web):
    house.start_worker()
    house.start_beat()
    visitor = Visitor(web, "203.0.113.20")
    # Each of the web server's processes is slow once, while it reads its templates.
    assert until(lambda: is_well(visitor) and is_signed_in(visitor), seconds=PATIENCE)
    return visitor


def is_signed_in(visitor):
    with suppress(OSError, HTTPException):
        return sign_in(visitor).status == 200
    return False


def sign_in(visitor):
    visitor.get(PAGES["sign-in"])
    return visitor.post(PAGES["sign-in"], {"login": "advisor@demo.example", "password": PASSWORD})


@contextmanager
def valkey_down(house):
    house.valkey.child.kill()
    yield
    house.valkey.restart()


@contextmanager
def hanging(child):
    child.pause()
    try:
        yield
    finally:
        child.resume()


@contextmanager
def postgres_down(house):
    house.postgres.child.kill()
    yield
    house.postgres.restart()


@contextmanager
def postgres_restarted(house):
    house.postgres.restart()
    yield


@contextmanager
def mail_server_down(house):
    house.mail.stop()
    yield
    house.mail.start()


@contextmanager
def job_down(house, name):
    for child in house.children:
        if child.name == name:
            child.kill()
    yield


FAULTS = {
    "valkey down": valkey_down,
    "valkey hung": lambda house: hanging(house.valkey.child),
    "postgres restarted": postgres_restarted,
    "mail server down": mail_server_down,
    "worker down": lambda house: job_down(house, "worker"),
    "beat down": lambda house: job_down(house, "beat"),
}
OUTAGES = {
    "postgres down": postgres_down,
    "postgres hung": lambda house: hanging(house.postgres.child),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_every_page_answers_as_always(house, web, advisor, fault):
    with FAULTS[fault](house):
        seconds = [page_is_well(advisor, path) for path in PAGES.values()]
        seconds += [page_is_well(advisor, path) for path in ("/livez", "/readyz")]

    assert max(seconds) < SLOWEST


def page_is_well(visitor, path):
    answer = visitor.get(path)
    assert answer.status == 200, (path, answer.status)
    return answer.seconds


@pytest.mark.parametrize("fault", OUTAGES)
def test_without_a_database_nobody_waits_long_and_nothing_is_told(house, web, advisor, fault):
    with OUTAGES[fault](house):
        assert advisor.get("/livez").status == 200
        ready = advisor.get("/readyz")
        assert (ready.status, ready.text) == (503, '{"status": "unavailable"}')
        assert ready.seconds <= 2
        for path in PAGES.values():
            assert_short_and_silent(advisor, path)

    assert until(lambda: is_well(advisor), seconds=PATIENCE, step=0.5)


def assert_short_and_silent(visitor, path):
    began = time.monotonic()
    # A worker that hung is ended by gunicorn: the proxy then shows its own page.
    with suppress(OSError, HTTPException):
        answer = visitor.get(path)
        assert answer.status in {500, 503}
        assert "Traceback" not in answer.text
    assert time.monotonic() - began < SLOWEST


def is_well(visitor):
    with suppress(OSError, HTTPException):
        return all(visitor.get(path).status == 200 for path in ("/readyz", *PAGES.values()))
    return False


@pytest.mark.parametrize("fault", ["valkey down", "valkey hung"])
def test_without_valkey_people_sign_in_and_book(house, web, advisor, fault):
    visitor = Visitor(web, "203.0.113.21")

    with FAULTS[fault](house):
        signed_in = sign_in(Visitor(web, "203.0.113.22"))
        booked = book(visitor, house)

    assert (signed_in.status, booked.status) == (200, 200)
    assert "/book/done/" in booked.url
    assert signed_in.seconds < SLOWEST
    assert booked.seconds < SLOWEST
    assert until(lambda: house.states().get("sent", 0) > 0, seconds=PATIENCE)


def book(visitor, house):
    """As a guest with a mail address, at the first free time on site."""
    path = BOOK.format(topic="ARR_ORIENT", day=timezone.localdate())
    times = visitor.get(path).values("slot")
    held = visitor.post(path, {"slot": times[0]})
    form = re.sub(r"^https?://[^/]+", "", held.url)
    guest = {"name": "Amal", "contact_by": "email", "email": "amal@example.org"}
    return visitor.post(form, guest)
