"""Many want one time. Small here; `make endure` runs the same at full numbers."""

import random
from concurrent.futures import ThreadPoolExecutor
from datetime import date, time, timedelta
from itertools import pairwise

import pytest
from django.db import connection

from newcomers.booking import actions
from newcomers.booking.availability_actions import HitsChanged, Settled, save_absence
from newcomers.booking.models import Absence, Appointment, Mode
from newcomers.booking.slots import Slot, Wish, free_slots
from tests.factories.booking import (
    MONDAY,
    AdvisorProfileFactory,
    WeeklyRuleFactory,
    local,
)
from tests.factories.center import CenterFactory, LanguageFactory, TopicFactory
from tests.factories.people import PersonFactory
from tests.faults.scale import number

pytestmark = pytest.mark.django_db(transaction=True)

INTERVALS, OPERATIONS, SEEDS = number(100, 1000), number(60, 500), number(1, 5)
NOW = local("12:00", date(2027, 2, 22))
REFUSALS = (
    actions.SlotTaken,
    actions.PersonIsBusy,
    actions.TooManyBookings,
    actions.AlreadyChanged,
    actions.TooLate,
)

Status = Appointment.Status
LEGAL_STEPS = {
    (None, Status.CONFIRMED),
    (Status.CONFIRMED, Status.CONFIRMED),  # moved
    (Status.CONFIRMED, Status.CANCELLED_BY_PERSON),
}

OVERLAPS = """
    SELECT count(*) FROM newcomers_appointment a JOIN newcomers_appointment b
      ON a.id < b.id AND a.{column} = b.{column}
     AND a.starts_at < b.ends_at AND b.starts_at < a.ends_at
     AND a.status = ANY(%(taking)s) AND b.status = ANY(%(taking)s)
"""


def overlaps(column):
    """How many pairs of appointments share time, told by the rows and not by the constraint."""
    with connection.cursor() as cursor:
        taking = [str(status) for status in Appointment.TAKING_TIME]
        cursor.execute(OVERLAPS.format(column=column), {"taking": taking})
        return cursor.fetchone()[0]


def _be_patient():
    """Who gets what is asked here, not who waits too long on a busy machine."""
    with connection.cursor() as cursor:
        cursor.execute("SET lock_timeout = '20s'; SET statement_timeout = '30s'")


def at_once(work, arguments, threads):
    """Run in many threads; refusals come back as their class, all else is raised."""

    def run(argument):
        try:
            _be_patient()
            return work(argument)
        except (*REFUSALS, HitsChanged) as refusal:
            return type(refusal)
        finally:
            connection.close()

    with ThreadPoolExecutor(threads) as pool:
        return list(pool.map(run, arguments))


@pytest.fixture
def rules():
    CenterFactory()
    first = WeeklyRuleFactory(starts=time(8), ends=time(18))
    colleague = AdvisorProfileFactory(site=first.site)
    return [first, WeeklyRuleFactory(advisor=colleague, starts=time(8), ends=time(18))]


def wish():
    return Wish(TopicFactory(), LanguageFactory(), Mode.IN_PERSON)


def slot(rule, start, minutes=30):
    return Slot(start, start + timedelta(minutes=minutes), rule.advisor_id, rule.site_id)


def test_one_of_many_gets_the_slot(rules):
    asked = wish()
    wanted = slot(rules[0], local("9:00"))

    results = at_once(lambda _n: actions.hold_slot(asked, wanted, now=NOW), range(16), threads=8)

    assert sum(isinstance(result, Appointment) for result in results) == 1
    assert results.count(actions.SlotTaken) == 15


def test_one_form_sent_many_times_books_once(rules):
    held = actions.hold_slot(wish(), slot(rules[0], local("9:00")), now=NOW)
    guest = {"name": "Amal", "language": LanguageFactory()}

    results = at_once(
        lambda _n: actions.book_held_as_guest(held, guest=guest, now=NOW), range(8), threads=8
    )

    assert sum(isinstance(result, Appointment) for result in results) == 1
    assert results.count(actions.AlreadyBooked) == 7


def test_one_person_is_never_in_two_places(rules):
    asked, person = wish(), PersonFactory()

    results = at_once(
        lambda rule: actions.book_appointment(
            asked, slot(rule, local("9:00")), person=person, now=NOW
        ),
        rules * 4,
        threads=8,
    )

    assert sum(isinstance(result, Appointment) for result in results) == 1


@pytest.mark.parametrize("deed", ["book", "move"])
def test_nobody_is_booked_into_an_absence_that_is_being_written(rules, deed):
    asked, person, rule = wish(), PersonFactory(), rules[0]
    for hour in range(9, 17):
        wanted = slot(rule, local(f"{hour}:00"))
        booked = slot(rules[1], local(f"{hour}:00"))
        earlier = actions.book_appointment(asked, booked, person=PersonFactory(), now=NOW)
        deeds = {
            "book": lambda to=wanted: actions.book_appointment(asked, to, person=person, now=NOW),
            "move": lambda to=wanted, it=earlier: actions.move_appointment(it, asked, to, now=NOW),
            "leave": lambda to=wanted: _leave(rule.advisor, to),
        }

        results = at_once(lambda name, each=deeds: each[name](), [deed, "leave"], threads=2)

        refused = [result for result in results if result in (*REFUSALS, HitsChanged)]
        assert len(refused) == 1, results


def _leave(advisor, during):
    absence = Absence(advisor=advisor, starts_at=during.starts_at, ends_at=during.ends_at)
    save_absence(absence, settled=Settled(), now=NOW)


def test_two_open_bookings_are_not_three_however_fast_one_clicks(rules):
    asked = wish()
    starts = [local("9:00") + timedelta(minutes=30 * number) for number in range(6)]
    holds = [actions.hold_slot(asked, slot(rules[0], start), now=NOW) for start in starts]
    guest = {
        "language": LanguageFactory(),
        "email": "guest@example.org",
        "contact_by": "email",
    }

    results = at_once(
        lambda held: actions.book_held_as_guest(held, guest=guest, now=NOW), holds, threads=6
    )

    assert sum(isinstance(result, Appointment) for result in results) == 2
    assert results.count(actions.TooManyBookings) == 4
    assert Appointment.objects.open(NOW).count() == 2


@pytest.fixture
def anything_is_offered(monkeypatch):
    """So that times of any length compete, down to the database's own constraint."""
    monkeypatch.setattr(actions, "_check_offered", lambda *_args, **_more: None)


def test_random_intervals_are_taken_where_they_fit(rules, anything_is_offered):
    asked, chance = wish(), random.Random(INTERVALS)  # noqa: S311  only times
    minutes = range(0, 7 * 24 * 60, 5)
    wanted = [
        slot(rules[0], local("0:00") + timedelta(minutes=start), length)
        for start, length in zip(
            chance.choices(minutes, k=INTERVALS),
            chance.choices(range(5, 125, 5), k=INTERVALS),
            strict=True,
        )
    ]

    results = at_once(lambda each: actions.hold_slot(asked, each, now=NOW), wanted, threads=16)

    taken = [each for each in results if isinstance(each, Appointment)]
    refused = [each for each, result in zip(wanted, results, strict=True) if result not in taken]
    assert Appointment.objects.count() == len(taken) > INTERVALS // 20
    assert overlaps("advisor_id") == 0
    assert [each for each in refused if not any(_share_time(each, other) for other in taken)] == []


def _share_time(one, other):
    return one.starts_at < other.ends_at and other.starts_at < one.ends_at


def test_times_that_touch_are_both_taken(rules, anything_is_offered):
    asked = wish()
    starts = [local("9:00") + timedelta(minutes=5 * turn) for turn in range(number(20, 200))]
    chain = [slot(rules[0], start, 5) for start in starts]

    results = at_once(lambda each: actions.hold_slot(asked, each, now=NOW), chain, threads=16)

    assert all(isinstance(result, Appointment) for result in results)


@pytest.mark.parametrize("seed", range(SEEDS))
def test_whatever_many_do_at_once_no_time_is_given_twice(rules, seed):
    asked = wish()
    people = PersonFactory.create_batch(5, team=rules[0].site.team)
    deeds = range(seed * OPERATIONS, (seed + 1) * OPERATIONS)

    at_once(lambda deed: _random_deed(asked, people, deed), deeds, threads=8)

    assert Appointment.objects.taking_time().exists()
    assert overlaps("advisor_id") == 0
    assert overlaps("person_id") == 0
    assert _steps() <= LEGAL_STEPS


def _steps():
    """Every change of state that happened, from the history that the database itself writes."""
    history = Appointment.pgh_event_model.objects.order_by("pgh_obj_id", "pgh_id")
    known = list(history.values_list("pgh_obj_id", "status"))
    first = {(None, status) for _obj, status in dict(reversed(known)).items()}
    pairs = pairwise(known)
    return first | {(old, new) for (one, old), (other, new) in pairs if one == other}


def _random_deed(asked, people, seed):
    chance = random.Random(seed)  # noqa: S311  only a choice of deeds
    offered = free_slots(asked, from_day=MONDAY, days=1, now=NOW)[:12]
    booked = list(Appointment.objects.open(NOW).order_by("pk"))
    deed = chance.choice(["book", "book", "move", "cancel"]) if booked else "book"
    if not offered:
        deed = "cancel"  # the day is full
    if deed == "book":
        person = chance.choice(people)
        return actions.book_appointment(asked, chance.choice(offered), person=person, now=NOW)
    appointment = chance.choice(booked)
    if deed == "move":
        return actions.move_appointment(appointment, asked, chance.choice(offered), now=NOW)
    return actions.cancel_by_person(appointment, now=NOW)
