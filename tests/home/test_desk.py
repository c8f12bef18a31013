from datetime import date, timedelta

import pytest
from django.urls import reverse

from newcomers.booking.models import Appointment
from tests.factories.accounts import UserFactory
from tests.factories.booking import AbsenceFactory, AppointmentFactory, WeeklyRuleFactory, local
from tests.factories.center import (
    ClosureFactory,
    HolidayOpeningFactory,
    SiteFactory,
    TopicFactory,
)
from tests.factories.outbox import MessageFactory
from tests.newcomers.booking.desk.conftest import *  # noqa: F403  (the same morning)
from welcome_center.foundation.access import Role

pytestmark = pytest.mark.django_db
Status = Appointment.Status


def page(client, **query):
    response = client.get(reverse("home:desk"), query)
    return response.content.decode()


def test_the_day_shows_who_comes_when_and_how(at_desk, advisor):
    AppointmentFactory(advisor=advisor, starts_at=local("10:00"), person__name="Amal")

    text = page(at_desk)

    assert "Amal" in text
    assert "Erste Orientierung · Deutsch" in text
    assert "10:00 Uhr" in text
    assert "30 Min." in text


def test_a_sensitive_topic_is_not_named(at_desk, advisor):
    secret = TopicFactory(code="FAM_VIOL", is_sensitive=True, labels={"de": "Gewaltschutz"})
    AppointmentFactory(advisor=advisor, topic=secret, starts_at=local("10:00"))

    text = page(at_desk)

    assert "Sensibles Thema" in text
    assert "Gewaltschutz" not in text


def test_what_is_now_has_the_one_primary_button(at_desk, advisor):
    AppointmentFactory(advisor=advisor, starts_at=local("9:30"), person__name="Now")
    AppointmentFactory(advisor=advisor, starts_at=local("10:00"), person__name="Next")

    text = page(at_desk)

    assert text.count("kern-btn--primary") == 1
    assert text.count("is-now") == 1
    assert text.index("is-now") < text.index("is-next")


def test_free_time_and_breaks_stand_between(at_desk, advisor):
    WeeklyRuleFactory(advisor=advisor, starts="13:00", ends="15:00")
    AppointmentFactory(advisor=advisor, starts_at=local("10:00"))

    text = page(at_desk)

    assert "Frei bis 10:00" in text
    assert "Frei bis 12:00" in text
    assert "Pause bis 13:00" in text


def test_an_absence_is_not_offered_as_free(at_desk, advisor):
    AbsenceFactory(advisor=advisor, starts_at=local("10:00"), ends_at=local("18:00"))

    text = page(at_desk)

    assert "Frei bis 10:00" in text
    assert "Abwesend (Urlaub) bis 12:00" in text
    assert "Frei bis 12:00" not in text


def test_the_figures_count_places_and_waiting_days(at_desk, advisor):
    AppointmentFactory(
        advisor=advisor, starts_at=local("9:00"), booked_at=local("9:00", date(2027, 2, 27))
    )
    AppointmentFactory(
        advisor=advisor, starts_at=local("10:00"), booked_at=local("8:00", date(2027, 2, 25))
    )

    figures = at_desk.get(reverse("home:desk")).context["figures"]

    assert (figures.booked, figures.places, figures.over) == (2, 6, 1)
    assert figures.waiting_days == 3
    assert figures.next_free == local("10:30")


def test_without_any_booking_no_waiting_time_is_claimed(at_desk):
    assert at_desk.get(reverse("home:desk")).context["figures"].waiting_days is None


@pytest.mark.parametrize(
    ("start", "status", "said"),
    [
        (local("9:00"), Status.CONFIRMED, "Ergebnis fehlt"),
        (local("10:00"), Status.BOOKED, "Noch nicht bestätigt"),
    ],
)
def test_what_waits_for_somebody_stands_under_to_do(at_desk, advisor, start, status, said):
    lapses_at = start - timedelta(minutes=10) if status == Status.BOOKED else None
    AppointmentFactory(advisor=advisor, starts_at=start, status=status, lapses_at=lapses_at)

    [task] = at_desk.get(reverse("home:desk")).context["tasks"]

    assert task.text == said


def test_a_result_leaves_nothing_to_do(at_desk, advisor):
    AppointmentFactory(advisor=advisor, starts_at=local("9:00"), status=Status.DONE)
    AppointmentFactory(advisor=advisor, starts_at=local("11:00"))

    assert at_desk.get(reverse("home:desk")).context["tasks"] == []


def test_what_cannot_take_place_comes_first(at_desk, advisor, site):
    thursday, friday = date(2027, 3, 4), date(2027, 3, 5)
    AppointmentFactory(advisor=advisor, starts_at=local("9:00"))
    AppointmentFactory(advisor=advisor, starts_at=local("9:00", thursday))
    AppointmentFactory(advisor=advisor, starts_at=local("9:00", friday))
    AbsenceFactory(
        advisor=advisor, starts_at=local("8:00", thursday), ends_at=local("18:00", thursday)
    )
    ClosureFactory(site=site, starts_on=friday)

    tasks = at_desk.get(reverse("home:desk")).context["tasks"]

    assert [task.text for task in tasks] == [
        "Während einer Abwesenheit",
        "An einem Schließtag",
        "Ergebnis fehlt",
    ]


def test_a_message_that_failed_is_something_to_do(at_desk, advisor):
    booked = AppointmentFactory(advisor=advisor, starts_at=local("11:00"))
    MessageFactory(failed=True, object_id=str(booked.uuid), team=booked.team)

    [task] = at_desk.get(reverse("home:desk")).context["tasks"]

    assert task.text == "Nachricht nicht zugestellt"


@pytest.mark.parametrize("status", [Status.LAPSED, Status.HELD])
def test_nobody_stands_in_the_day_who_did_not_book(at_desk, advisor, status):
    AppointmentFactory(
        advisor=advisor,
        starts_at=local("10:00"),
        status=status,
        person=None,
        lapses_at=local("9:50"),
        team=advisor.sites.get().team,
    )

    text = page(at_desk)

    assert ("Jemand bucht diese Zeit gerade." in text) == (status == Status.HELD)


def test_another_day_is_shown_by_its_date(at_desk, advisor):
    AppointmentFactory(
        advisor=advisor, starts_at=local("9:00", date(2027, 3, 2)), person__name="Tuesday"
    )

    assert "Tuesday" in page(at_desk, day="2027-03-02")
    assert "Tuesday" not in page(at_desk)


@pytest.mark.parametrize("day", ["", "nonsense", "2027-02-30", "9999-12-31", "0001-01-01"])
def test_nonsense_for_a_day_is_today(at_desk, day):
    assert at_desk.get(reverse("home:desk"), {"day": day}).context["is_today"]


def test_a_closed_day_says_so(at_desk, advisor, site):
    ClosureFactory(site=site)

    assert "An diesem Tag geschlossen." in page(at_desk)


@pytest.mark.parametrize("day", ["2027-03-28", "2027-10-31"])
def test_days_on_which_the_clocks_change_are_whole(at_desk, advisor, site, day):
    sunday = date.fromisoformat(day)
    HolidayOpeningFactory(site=site, day=sunday)  # 31 October is one in Lower Saxony
    WeeklyRuleFactory(advisor=advisor, weekday=7, starts="1:00", ends="5:00")
    AppointmentFactory(advisor=advisor, starts_at=local("4:00", sunday), person__name="Early")

    text = page(at_desk, day=day)

    assert "Early" in text
    assert "Frei bis 4:00" in text


def test_the_week_is_a_page_of_its_own(at_desk):
    response = at_desk.get(reverse("home:desk"), {"view": "week", "day": "2027-03-02"})

    assert response.url == f"{reverse('desk:week')}?day=2027-03-02"


def test_who_has_no_profile_is_led_to_it(client, site):
    client.force_login(UserFactory(role=Role.ADVISOR, team=site.team, second_factor=True))

    assert reverse("desk:profile") in page(client)


def test_a_coordinator_sees_the_team_and_each_colleague(client, coordinator, advisor, colleague):
    AppointmentFactory(advisor=advisor, starts_at=local("10:00"), person__name="Hers")
    AppointmentFactory(advisor=colleague, starts_at=local("10:00"), person__name="His")
    client.force_login(coordinator)

    assert "Hers" in page(client)
    assert "His" in page(client)
    assert "Hers" not in page(client, advisor=colleague.pk)
    assert "His" in page(client, advisor=colleague.pk)


def test_an_advisor_does_not_look_at_a_colleagues_day(at_desk, colleague):
    response = at_desk.get(reverse("home:desk"), {"advisor": colleague.pk})

    assert response.status_code == 404


def test_a_coordinator_does_not_look_at_another_teams_day(client, coordinator, stranger):
    client.force_login(coordinator)

    assert client.get(reverse("home:desk"), {"advisor": stranger.pk}).status_code == 404


@pytest.mark.parametrize("role", [Role.NEWCOMER, Role.FUNDER, Role.PARTNER, Role.ADMINISTRATOR])
def test_the_desk_is_for_advisors(client, role):
    client.force_login(UserFactory(role=role, second_factor=True))

    assert client.get(reverse("home:desk")).status_code == 403


def test_the_desk_is_only_looked_at(at_desk):
    assert at_desk.post(reverse("home:desk")).status_code == 405


@pytest.mark.parametrize("rows", [1, 8])
@pytest.mark.parametrize(("everybody", "queries"), [(False, 17), (True, 18)])
def test_the_day_needs_the_same_queries_for_any_number_of_rows(
    client, advisor, coordinator, django_assert_num_queries, rows, everybody, queries
):
    for number in range(rows):
        start = local("10:00") + timedelta(minutes=30 * number)
        AppointmentFactory(advisor=advisor, starts_at=start)
        AppointmentFactory(advisor=advisor, starts_at=start - timedelta(days=1))
    client.force_login(coordinator)
    client.get(reverse("home:desk"))

    with django_assert_num_queries(queries):
        page(client, advisor="all" if everybody else advisor.pk)


def test_of_another_team_a_shared_colleague_shows_only_that_time_is_taken(
    at_desk, advisor, coordinator
):
    elsewhere = SiteFactory()
    advisor.user.teams.add(elsewhere.team)
    AppointmentFactory(
        advisor=advisor, site=elsewhere, starts_at=local("10:00"), person__name="Stranger"
    )
    at_desk.force_login(coordinator)

    day = page(at_desk, advisor=advisor.pk)
    week = at_desk.get(reverse("desk:week"), {"advisor": advisor.pk}).content.decode()

    assert "Ein Termin eines anderen Teams" in day
    assert "Stranger" not in day + week
