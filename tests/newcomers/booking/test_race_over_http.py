"""R1 through the real web server: many visitors want the same time."""

import os
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from itertools import repeat
from urllib.parse import urlencode

import pytest
from django.utils import timezone

from newcomers.booking.models import Appointment, Mode
from tests.factories.booking import WeeklyRuleFactory
from tests.factories.center import CenterFactory, TopicFactory
from tests.newcomers.booking.test_races import overlaps
from tests.web import Visitor, running_web

pytestmark = pytest.mark.django_db(transaction=True)

CLIENTS, SLOTS = 16, 3


@pytest.fixture
def query():
    """What all of them chose; the site is open every day."""
    CenterFactory()
    TopicFactory()
    first = WeeklyRuleFactory(weekday=1)
    for weekday in range(2, 8):
        WeeklyRuleFactory(advisor=first.advisor, weekday=weekday)
    day = timezone.localdate() + timedelta(days=14)
    choice = {"topic": "ARR_ORIENT", "language": "de", "mode": Mode.PHONE, "from": day}
    return urlencode(choice)


def race(origin, query, *, clients, slots):
    """Each of `clients` posts each of the first `slots` times. Answers, by time."""
    visitors = [Visitor(origin, f"203.0.113.{number}") for number in range(clients)]
    path = f"/de/book/time/?{query}"
    with ThreadPoolExecutor(clients) as pool:
        page, *_others = pool.map(lambda visitor: visitor.get(path), visitors)
        return [
            list(pool.map(Visitor.post, visitors, repeat(path), repeat({"slot": value})))
            for value in page.values("slot")[:slots]
        ]


def test_one_visitor_gets_each_time_and_the_others_see_alternatives(query):
    with running_web(DATABASE_URL=os.environ["DATABASE_URL"]) as origin:
        answers = race(origin, query, clients=CLIENTS, slots=SLOTS)

    assert len(answers) == SLOTS
    for one_time in answers:
        assert sorted(answer.status for answer in one_time) == [200] + [409] * (CLIENTS - 1)
        [winner] = [answer for answer in one_time if answer.status == 200]
        assert "/book/details/" in winner.url
        assert all(answer.values("slot") for answer in one_time if answer.status == 409)
    assert Appointment.objects.count() == SLOTS
    assert overlaps("advisor_id") == 0
