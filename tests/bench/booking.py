"""Goals 3 and 4: many want one time, and what one booking takes."""

import os
from datetime import timedelta
from itertools import islice
from statistics import median
from urllib.parse import urlencode

from django.test import Client
from django.utils import timezone

from newcomers.booking.models import Mode
from newcomers.booking.slots import Wish, free_slots
from newcomers.booking.week import value_of
from tests.bench.measure import Row, milliseconds, n_queries, quantile
from tests.newcomers.booking.test_race_over_http import race
from tests.web import running_web
from welcome_center.foundation.center.models import Language, Topic

CLIENTS, SLOTS, TURNS = 64, 50, 25
CHOICE = {"topic": "BENCH", "language": "de", "mode": Mode.PHONE}
GUEST = {"name": "Amal", "contact_by": "none", "phone": "+493023125456"}


def rows():
    day = timezone.localdate() + timedelta(days=7)
    with running_web(DATABASE_URL=os.environ["DATABASE_URL"]) as origin:
        answers = race(origin, urlencode({**CHOICE, "from": day}), clients=CLIENTS, slots=SLOTS)
    for one_time in answers:
        if sorted(answer.status for answer in one_time) != [200] + [409] * (CLIENTS - 1):
            raise SystemExit(f"Not one winner: {[answer.status for answer in one_time]}")
    times = [answer.seconds * 1000 for one_time in answers for answer in one_time]
    middle, slow = median(times), quantile(times, 0.95)
    work = f"{CLIENTS} clients on one time, {len(answers)} times: p95 against median"
    yield Row(work, slow, middle, slow / middle, "≤ 4, one winner each")


def booking_milliseconds():
    """As a guest books: medians and queries of both requests, and of the second one alone,
    which turns the time that was held into an appointment."""
    wish = Wish(Topic.objects.get(code="BENCH"), Language.objects.get(code="de"), Mode.PHONE)
    from_day = timezone.localdate() + timedelta(days=20)
    slots = iter(free_slots(wish, from_day=from_day, days=7, now=timezone.now()))
    browser = Client()
    both, second = [], []
    for slot in islice(slots, 1, TURNS + 1):
        browser.cookies.clear()  # somebody new; the server stays warm
        first = milliseconds(lambda slot=slot: hold(browser, slot))
        second.append(milliseconds(lambda: book(browser)))
        both.append(first + second[-1])
    n_hold = n_queries(lambda: hold(browser, next(slots)))
    n_book = n_queries(lambda: book(browser))
    return (median(both), n_hold + n_book), (median(second), n_book)


def hold(browser, slot):
    browser.held = browser.post(f"/de/book/time/?{urlencode(CHOICE)}", {"slot": value_of(slot)})


def book(browser):
    if browser.post(browser.held.url, GUEST).status_code != 302:
        raise SystemExit("The booking was not taken.")
