"""Goals 3 and 4: many want one time, and what one booking takes."""

import os
from datetime import timedelta
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

CLIENTS, SLOTS = 64, 50
CHOICE = {"topic": "BENCH", "language": "de", "mode": Mode.PHONE}
GUEST = {"name": "Amal", "contact_by": "none", "phone": "+4930123456"}


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
    """One booking as a guest makes it: take the time, then send the details."""
    wish = Wish(Topic.objects.get(code="BENCH"), Language.objects.get(code="de"), Mode.PHONE)
    from_day = timezone.localdate() + timedelta(days=20)
    slots = iter(free_slots(wish, from_day=from_day, days=7, now=timezone.now()))
    browser = Client()
    queries = n_queries(lambda: book(browser, next(slots)))
    return median(milliseconds(lambda: book(browser, next(slots))) for _turn in range(15)), queries


def book(browser, slot):
    browser.cookies.clear()  # somebody new; the server stays warm
    held = browser.post(f"/de/book/time/?{urlencode(CHOICE)}", {"slot": value_of(slot)})
    done = browser.post(held.url, GUEST)
    if done.status_code != 302:
        raise SystemExit("The booking was not taken.")
