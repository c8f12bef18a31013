"""The one list, and that every place says the same number."""

import re
from datetime import timedelta

import pytest
from django.urls import reverse

from newcomers.booking.models import Appointment
from newcomers.casework.followups.models import FollowUp
from newcomers.referrals.models import Referral
from tests.factories.accounts import UserFactory
from tests.factories.booking import (
    AbsenceFactory,
    AdvisorProfileFactory,
    AppointmentFactory,
    local,
)
from tests.factories.casework import ContactFactory
from tests.factories.center import SiteFactory, TeamFactory
from tests.factories.followups import FollowUpFactory
from tests.factories.people import PersonFactory
from tests.factories.referrals import ReferralFactory
from tests.newcomers.casework.followups.conftest import (
    NOW,
    TODAY,
    advisor,
    at_desk,
    clock,
    colleague,
    person,
    stranger,
    team,
)
from welcome_center.foundation.access import Role
from welcome_center.home.todo import counts_of

__all__ = ["advisor", "at_desk", "clock", "colleague", "person", "stranger", "team"]
pytestmark = pytest.mark.django_db
URL = "/de/desk/todo/"
DAY = timedelta(days=1)


@pytest.fixture
def coordinator(team):
    return UserFactory(role=Role.COORDINATOR, team=team, second_factor=True, name="Cora")


@pytest.fixture
def plenty(clock, person, advisor, colleague):
    """Of each kind something that counts, and beside it what does not count."""
    for owner, days in ((advisor, 0), (advisor, -3), (advisor, 2), (colleague, 0), (None, 0)):
        FollowUpFactory(person=person, owner=owner, due_on=TODAY + days * DAY)
    FollowUpFactory(person=person, owner=advisor, done=True)
    news = {"person": person, "advisor": advisor, "state": "accepted", "sent_at": NOW}
    news["consent"] = None
    ReferralFactory(**news, unread_since=NOW)
    ReferralFactory(**news)
    ReferralFactory(**news | {"advisor": colleague}, unread_since=NOW)
    profile = AdvisorProfileFactory(user=advisor, site=SiteFactory(team=person.team))
    talk = {"advisor": profile, "person": person}
    held = NOW - timedelta(hours=20)
    AppointmentFactory(**talk, starts_at=held, status=Appointment.Status.CONFIRMED)
    AppointmentFactory(**talk, starts_at=held - DAY, status=Appointment.Status.DONE)
    AppointmentFactory(**talk, starts_at=NOW + DAY, status=Appointment.Status.CONFIRMED)


def numbers(page):
    return {int(found) for found in re.findall(r'data-todo="(\d+)"', page.content.decode())}


def test_every_place_says_the_same_number(at_desk, plenty, advisor):
    counts = counts_of(advisor, now=NOW)

    assert (counts.follow_ups, counts.answers, counts.results) == (2, 1, 1)
    for name in ("home:todo", "home:desk", "home:waiting", "file:person_list"):
        page = at_desk.get(reverse(name))
        assert numbers(page) == {4}, name
    assert at_desk.get(reverse("home:desk")).content.decode().count('data-todo="4"') == 2


def test_the_number_is_what_the_list_shows(at_desk, plenty, advisor):
    context = at_desk.get(URL).context

    shown = {when.value: len(rows) for when, rows in context["groups"]}
    assert shown == {when.value: number for when, number in context["sums"] if number}
    counts = counts_of(advisor, now=NOW)
    assert shown["overdue"] + shown["today"] == counts.follow_ups
    assert len(context["answers"]) == counts.answers
    assert len(context["results"]) == counts.results


def test_what_is_done_is_counted_nowhere_any_more(at_desk, plenty, advisor):
    overdue = FollowUp.objects.of(advisor).open().order_by("due_on")[0]

    page = at_desk.post(reverse("followups:follow_up_done", args=[overdue.uuid]), follow=True)

    assert numbers(page) == {3}
    assert overdue in page.context["closed"]


def test_to_have_read_an_answer_takes_it_off_the_list(at_desk, plenty, advisor):
    news = Referral.objects.get(advisor=advisor, unread_since__isnull=False)

    at_desk.post(
        reverse("referrals:answer_note", args=[news.code]),
        {"seen": news.unread_since.isoformat()},
    )

    assert counts_of(advisor, now=NOW).answers == 0


@pytest.mark.parametrize(
    ("whose", "owners"),
    [
        ({}, {"Ada Advisor"}),
        ({"whose": "mine"}, {"Ada Advisor"}),
        ({"whose": "team"}, {"Ada Advisor", "Cem Colleague", None}),
        ({"whose": "nobody"}, {None}),
        ({"whose": "nonsense"}, {"Ada Advisor"}),
    ],
)
def test_mine_the_teams_or_nobodys(at_desk, plenty, whose, owners):
    page = at_desk.get(URL, whose).context["page"]

    assert {row.owner and row.owner.name for row in page} == owners


def test_an_advisor_does_not_look_at_one_colleague_alone(at_desk, plenty, colleague):
    page = at_desk.get(URL, {"whose": str(colleague.uuid)}).context["page"]

    assert {row.owner.name for row in page} == {"Ada Advisor"}


def test_a_coordinator_does(client, plenty, coordinator, colleague, stranger):
    client.force_login(coordinator)

    page = client.get(URL, {"whose": str(colleague.uuid)}).context["page"]
    other = client.get(URL, {"whose": str(stranger.uuid)}).context["page"]

    assert {row.owner for row in page} == {colleague}
    assert list(other) == []  # her own: there is nothing


@pytest.mark.parametrize("when", ["overdue", "today", "week"])
def test_days_are_filtered(at_desk, plenty, when):
    groups = at_desk.get(URL, {"when": when}).context["groups"]

    assert [(found.value, len(rows)) for found, rows in groups] == [(when, 1)]


def test_who_is_away_is_named_where_somebody_else_should_do_it(at_desk, plenty, colleague):
    profile = AdvisorProfileFactory(user=colleague, site=SiteFactory())
    AbsenceFactory(advisor=profile, starts_at=NOW - DAY, ends_at=NOW + 3 * DAY)

    text = at_desk.get(URL, {"whose": "team"}).content.decode()

    assert "27.11.2026" in text


def test_another_teams_shows_up_nowhere(at_desk, plenty, stranger):
    FollowUpFactory(person__team=stranger.teams.get(), owner=stranger, text="Fremd")

    assert "Fremd" not in at_desk.get(URL, {"whose": "team"}).content.decode()


def test_of_a_team_that_one_has_left_nothing_is_counted(at_desk, plenty, advisor):
    advisor.teams.set([TeamFactory()])

    assert counts_of(advisor, now=NOW).total == 0


@pytest.mark.parametrize("rows", [1, 60])
def test_the_list_needs_the_same_queries_for_any_number(
    at_desk, plenty, advisor, person, django_assert_max_num_queries, rows
):
    FollowUp.objects.bulk_create(
        FollowUp(person=person, team=person.team, owner=advisor, text="x", due_on=TODAY)
        for _each in range(rows)
    )

    with django_assert_max_num_queries(15):
        at_desk.get(URL)


@pytest.mark.parametrize("role", [Role.NEWCOMER, Role.PARTNER, Role.FUNDER, Role.ADMINISTRATOR])
def test_the_list_is_for_colleagues(client, clock, role):
    client.force_login(UserFactory(role=role, second_factor=True))

    assert client.get(URL).status_code == 403


def test_the_list_is_only_looked_at(at_desk):
    assert at_desk.post(URL).status_code == 405


# The team, and who has no next step -----------------------------------------------------------


def test_a_coordinator_sees_how_much_each_has_to_do(client, plenty, coordinator, advisor):
    client.force_login(coordinator)

    context = client.get(reverse("home:team_view")).context

    load = {each.name: each for each in context["colleagues"]}
    ada = load["Ada Advisor"]
    assert (ada.n_open, ada.n_overdue, ada.n_appointments, ada.n_referrals) == (3, 1, 2, 2)
    assert (load["Cem Colleague"].n_open, load["Cem Colleague"].n_overdue) == (1, 0)
    assert context["nobodys"] == {"n_open": 1, "n_overdue": 0}
    assert [row.owner for row in context["page"]] == [advisor]


@pytest.mark.parametrize("rows", [1, 12])
def test_the_load_needs_the_same_queries_for_any_number(
    client, plenty, coordinator, team, django_assert_max_num_queries, rows
):
    for _each in range(rows):
        UserFactory(role=Role.ADVISOR, team=team)
    client.force_login(coordinator)

    with django_assert_max_num_queries(14):
        client.get(reverse("home:team_view"))


def test_the_load_is_for_who_leads_and_of_the_own_team(at_desk, plenty, stranger):
    assert at_desk.get(reverse("home:team_view")).status_code == 403

    leader = UserFactory(role=Role.COORDINATOR, team=stranger.teams.get(), second_factor=True)
    at_desk.force_login(leader)
    colleagues = at_desk.get(reverse("home:team_view")).context["colleagues"]
    assert {each.pk for each in colleagues} == {stranger.pk, leader.pk}


def talked_to(advisor, name, **more):
    person = PersonFactory(team=advisor.teams.get(), name=name)
    site = SiteFactory(team=person.team)
    ContactFactory(person=person, site=site, advisor=advisor, held_at=NOW - 5 * DAY, **more)
    return person


def test_people_for_whom_nothing_is_planned(at_desk, advisor):
    forgotten = talked_to(advisor, "Forgotten")
    FollowUpFactory(person=talked_to(advisor, "Noted"))
    sent = talked_to(advisor, "Sent on")
    ReferralFactory(person=sent, advisor=advisor, state="sent", sent_at=NOW)
    comes = talked_to(advisor, "Comes again")
    profile = AdvisorProfileFactory(user=advisor)
    AppointmentFactory(advisor=profile, person=comes, starts_at=local("10:00"), status="confirmed")
    FollowUpFactory(person=forgotten, done=True)

    page = at_desk.get(reverse("home:waiting"), headers={"HX-Request": "true"})

    assert list(page.context["people"]) == [forgotten]
    assert "<h1" not in page.content.decode()
    assert "<h1" in at_desk.get(reverse("home:waiting")).content.decode()
