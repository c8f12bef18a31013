"""What rules make, when they stop, and that nothing is ever made twice."""

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime, timedelta
from threading import Barrier
from zoneinfo import ZoneInfo

import pytest
from django.db import connection
from django.db.models import F
from django.db.models.functions import TruncDate

from newcomers.casework.followups import actions
from newcomers.casework.followups.models import FollowUp
from newcomers.casework.followups.reasons import (
    SILENCE,
    ends_of_residence,
    last_contact_on,
    waiting_since,
)
from newcomers.casework.followups.rules import Reason, Rule, follow, last_advisor
from newcomers.people.models import Person
from tests.factories.accounts import UserFactory
from tests.factories.casework import ContactFactory
from tests.factories.center import LanguageFactory, SiteFactory
from tests.factories.followups import FollowUpFactory
from tests.factories.people import PersonFactory
from tests.newcomers.casework.followups.conftest import NOW, TODAY

pytestmark = pytest.mark.django_db
State = FollowUp.State
BERLIN = ZoneInfo("Europe/Berlin")
ONE = timedelta(days=1)


def people():
    """The day of the entry stands for the day on which the residence status ends."""
    ends_on = TruncDate("created_at")
    return Person.objects.annotate(ends_on=ends_on, talker=last_advisor()).order_by()


RESIDENCE = ends_of_residence(people)


def ending(person, day):
    moment = datetime(day.year, day.month, day.day, 12, tzinfo=BERLIN)
    Person.objects.filter(pk=person.pk).update(created_at=moment)
    return person


# The residence status ends ----------------------------------------------------------------------


@pytest.mark.parametrize(("days", "made"), [(61, 0), (60, 1), (1, 1), (0, 1), (-1, 0)])
def test_sixty_days_before_the_end_and_not_earlier(person, days, made):
    ending(person, TODAY + timedelta(days=days))

    follow(RESIDENCE, now=NOW)

    assert FollowUp.objects.count() == made


@pytest.mark.parametrize(
    ("moment", "made"),
    [
        # 60 days before 2027-05-01 is 2027-03-02; before 2027-02-15, across New Year, 2026-12-17.
        (datetime(2026, 12, 16, 22, 59, tzinfo=UTC), []),
        (datetime(2026, 12, 16, 23, 1, tzinfo=UTC), [date(2026, 12, 17)]),
    ],
)
def test_the_day_begins_at_midnight_of_the_center(person, moment, made):
    ending(person, date(2027, 2, 15))

    follow(RESIDENCE, now=moment)

    assert list(FollowUp.objects.values_list("due_on", flat=True)) == made


@pytest.mark.parametrize(
    ("moment", "number"),
    [
        (datetime(2027, 3, 27, 22, 59, tzinfo=UTC), 0),  # 27 March, 23:59 in Berlin
        (datetime(2027, 3, 27, 23, 0, tzinfo=UTC), 1),  # midnight before the clocks change
    ],
)
def test_a_change_of_the_clocks_in_between_moves_nothing(person, moment, number):
    ending(person, date(2027, 3, 28) + timedelta(days=60))

    follow(RESIDENCE, now=moment)

    assert FollowUp.objects.count() == number


def test_it_says_about_whom_and_goes_to_who_talked_to_the_person_last(person, advisor, colleague):
    site = SiteFactory(team=person.team)
    for talker, days in ((colleague, 2), (advisor, 9)):
        ContactFactory(person=person, site=site, advisor=talker, held_at=NOW - timedelta(days=days))
    ending(person, TODAY + timedelta(days=54))

    follow(RESIDENCE, now=NOW)

    [made] = FollowUp.objects.all()
    assert (made.person, made.team, made.owner) == (person, person.team, colleague)
    assert (made.about, made.reason_on) == (person.uuid, TODAY + timedelta(days=54))
    assert (made.due_on, made.origin) == (TODAY, FollowUp.Origin.RULE)


def test_who_has_left_gets_nothing_more(person, advisor):
    site = SiteFactory(team=person.team)
    ContactFactory(person=person, site=site, advisor=advisor, held_at=NOW - ONE)
    advisor.is_active = False
    advisor.save(update_fields=["is_active"])
    ending(person, TODAY)

    follow(RESIDENCE, now=NOW)

    assert FollowUp.objects.get().owner is None


def test_it_stays_when_the_day_is_past_and_goes_when_the_date_changes(person):
    ending(person, TODAY + timedelta(days=10))
    follow(RESIDENCE, now=NOW)

    follow(RESIDENCE, now=NOW + timedelta(days=11))
    assert FollowUp.objects.get().state == State.OPEN

    ending(person, TODAY + timedelta(days=400))
    follow(RESIDENCE, now=NOW + timedelta(days=12))

    gone = FollowUp.objects.get()
    assert (gone.state, gone.closed_by) == (State.GONE, None)
    assert gone.closed_at == NOW + timedelta(days=12)


# For whatever rule -------------------------------------------------------------------------------


@pytest.mark.parametrize("deed", ["nothing", "finish", "drop"])
def test_the_same_reason_makes_nothing_again(person, advisor, deed):
    ending(person, TODAY + timedelta(days=10))
    follow(RESIDENCE, now=NOW)
    made = FollowUp.objects.get()
    if deed == "finish":
        actions.finish(made, by=advisor, now=NOW)
    elif deed == "drop":
        actions.drop(made, reason="Zieht fort", by=advisor, now=NOW)

    follow(RESIDENCE, now=NOW + timedelta(hours=1))

    assert FollowUp.objects.count() == 1


def test_a_new_date_is_a_new_reason(person, advisor):
    ending(person, TODAY + timedelta(days=10))
    follow(RESIDENCE, now=NOW)
    actions.finish(FollowUp.objects.get(), by=advisor, now=NOW)
    ending(person, TODAY + timedelta(days=50))

    follow(RESIDENCE, now=NOW)

    assert FollowUp.objects.open().count() == 1


def test_what_had_gone_comes_back_with_its_reason(person):
    ending(person, TODAY + timedelta(days=10))
    follow(RESIDENCE, now=NOW)
    ending(person, TODAY + timedelta(days=400))
    follow(RESIDENCE, now=NOW)
    ending(person, TODAY + timedelta(days=10))

    follow(RESIDENCE, now=NOW)

    assert sorted(FollowUp.objects.values_list("state", flat=True)) == ["gone", "open"]


def test_a_rule_lets_the_others_be(person):
    ending(person, TODAY + timedelta(days=400))
    other = FollowUpFactory(person=person)
    another = FollowUpFactory(person=person, by_rule=True, rule=FollowUp.Rule.NO_CONTACT)

    assert follow(RESIDENCE, now=NOW) == (0, 0)

    assert {other.pk, another.pk} == set(FollowUp.objects.open().values_list("pk", flat=True))


# Silence -----------------------------------------------------------------------------------------


def silent():
    """People with the day of their last contact, as cases will be."""
    spoken = {"since": last_contact_on("pk"), "talker": last_advisor(), "person": F("pk")}
    return Person.objects.annotate(**spoken).order_by()


SILENT = waiting_since(FollowUp.Rule.NO_CONTACT, silent, SILENCE)


@pytest.mark.parametrize(("days", "made"), [(89, 0), (90, 1), (91, 1)])
def test_ninety_days_of_silence(person, advisor, days, made):
    site = SiteFactory(team=person.team)
    held = NOW - timedelta(days=days)
    ContactFactory(person=person, site=site, advisor=advisor, held_at=held - timedelta(days=40))
    ContactFactory(person=person, site=site, advisor=advisor, held_at=held)

    follow(SILENT, now=NOW)

    assert (
        list(FollowUp.objects.values_list("reason_on", "owner"))
        == [(held.astimezone(BERLIN).date(), advisor.pk)] * made
    )


def test_a_talk_ends_the_silence(person, advisor):
    site = SiteFactory(team=person.team)
    ContactFactory(person=person, site=site, advisor=advisor, held_at=NOW - SILENCE)
    follow(SILENT, now=NOW)
    ContactFactory(person=person, site=site, advisor=advisor, held_at=NOW)

    follow(SILENT, now=NOW)

    assert FollowUp.objects.get().state == State.GONE


# Two at once -------------------------------------------------------------------------------------


@pytest.mark.django_db(transaction=True)
def test_two_beats_at_once_never_make_two():
    LanguageFactory()
    owner = UserFactory()
    known = [PersonFactory() for _each in range(6)]
    start = Barrier(2, timeout=20)

    def find(_today):
        reasons = [
            Reason(each.uuid, TODAY, team=each.team_id, person=each.pk, owner=owner.pk)
            for each in known
        ]
        start.wait()  # both have seen that there is nothing yet
        return reasons

    def standing(abouts):
        return {(about, TODAY) for about in abouts}

    rule = Rule(FollowUp.Rule.NO_OUTCOME, find, standing)

    def beat(_number):
        try:
            return follow(rule, now=NOW)
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as pool:
        list(pool.map(beat, range(2)))

    assert FollowUp.objects.open().count() == len(known)
