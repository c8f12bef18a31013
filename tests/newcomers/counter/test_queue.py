from datetime import timedelta
from uuid import uuid4

import pytest
from django.urls import reverse

from newcomers.counter.models import QueueTicket
from tests.factories.casework import QueueTicketFactory
from tests.factories.center import SiteFactory

pytestmark = pytest.mark.django_db
State = QueueTicket.State


@pytest.fixture
def press(at_counter, site):
    """press("number_give"): a button of the queue."""

    def press(name, *args, **more):
        return at_counter.post(reverse(f"counter:{name}", args=args), {"site": site.code} | more)

    return press


def states(site):
    found = QueueTicket.objects.filter(site=site).order_by("number")
    return list(found.values_list("number", "state"))


def test_numbers_begin_with_one_each_day(press, at_counter, advisor, monday_morning):
    press("number_give", uuid=uuid4())
    press("number_give", uuid=uuid4())
    monday_morning.shift(timedelta(days=1))
    at_counter.force_login(advisor)
    press("number_give", uuid=uuid4())

    numbers = QueueTicket.objects.order_by("day", "number").values_list("number", flat=True)
    assert list(numbers) == [1, 2, 1]


def test_a_form_that_is_sent_twice_gives_one_number(press, site):
    uuid = uuid4()

    press("number_give", uuid=uuid)
    press("number_give", uuid=uuid)

    assert states(site) == [(1, "waiting")]


def test_the_longest_waiting_is_called_first(press, site, advisor, monday_morning):
    QueueTicketFactory.create(site=site, number=1)
    QueueTicketFactory.create(site=site, number=2)
    monday_morning.shift(timedelta(minutes=12))

    press("number_call")

    assert states(site) == [(1, "called"), (2, "waiting")]
    assert QueueTicket.objects.get(number=1).called_by == advisor


def test_nobody_is_called_where_nobody_waits(press, site):
    assert press("number_call").status_code == 302
    assert states(site) == []


@pytest.mark.parametrize(
    ("before", "pressed", "after"),
    [
        (State.CALLED, "done", "done"),
        (State.CALLED, "gone", "gone"),
        (State.WAITING, "gone", "gone"),
        (State.WAITING, "done", "waiting"),
        (State.DONE, "gone", "done"),
    ],
)
def test_a_number_ends_once(press, site, before, pressed, after):
    ticket = QueueTicketFactory(site=site, number=1, state=before)

    press("number_end", ticket.uuid, state=pressed)

    assert states(site) == [(1, after)]


def test_the_page_says_who_is_next_and_how_long_they_wait(at_counter, press, site, monday_morning):
    press("number_give", uuid=uuid4())
    monday_morning.shift(timedelta(minutes=7))
    press("number_give", uuid=uuid4())

    line = at_counter.get("/de/desk/counter/queue/").context["queue"]

    assert line.next.number == 1
    assert [each.minutes for each in line.waiting] == [7, 0]


def test_the_waiting_time_of_the_day_is_the_median(press, site, at_counter, monday_morning):
    QueueTicketFactory.create_batch(3, site=site)
    for minutes in (3, 4, 13):
        monday_morning.shift(timedelta(minutes=minutes))
        press("number_call")

    assert at_counter.get("/de/desk/counter/").context["queue"].minutes == 7


@pytest.mark.parametrize("name", ["number_give", "number_call"])
def test_nobody_touches_another_teams_line(press, name):
    theirs = SiteFactory()
    QueueTicketFactory(site=theirs, number=1)

    assert press(name, site=theirs.code, uuid=uuid4()).status_code == 404
    assert states(theirs) == [(1, "waiting")]


def test_another_teams_number_is_not_there(press):
    ticket = QueueTicketFactory(state=State.CALLED)

    assert press("number_end", ticket.uuid).status_code == 404


def test_the_script_gets_the_line_alone(at_counter, site):
    response = at_counter.post(
        reverse("counter:number_give"),
        {"site": site.code, "uuid": uuid4()},
        headers={"HX-Request": "true"},
    )

    assert response.content.decode().lstrip().startswith("<section")
