from datetime import timedelta

import pytest
from icalendar import Calendar

from newcomers.booking import actions
from newcomers.booking.models import Appointment, Mode
from tests.factories.booking import AppointmentFactory, local
from welcome_center.foundation.access import Role

pytestmark = pytest.mark.django_db
Status = Appointment.Status


@pytest.fixture
def booked(advisor):
    return AppointmentFactory(advisor=advisor, starts_at=local("10:00"), person__name="Amal")


def get(client, profile):
    return client.get(f"/calendar/{profile.calendar_token}.ics")


def events(client, profile):
    return Calendar.from_ical(get(client, profile).content).walk("VEVENT")


def test_an_appointment_stands_in_the_calendar(client, advisor, booked):
    response = get(client, advisor)
    [event] = Calendar.from_ical(response.content).walk("VEVENT")

    assert response["Content-Type"] == "text/calendar; charset=utf-8"
    assert event["UID"] == f"{booked.uuid}@localhost"
    assert event["DTSTART"].dt == local("10:00")
    assert event["DTEND"].dt == local("10:30")
    assert event["STATUS"] == "CONFIRMED"


def test_the_feed_says_neither_who_nor_what_about(client, advisor, booked):
    text = get(client, advisor).content.decode()

    assert "Amal" not in text
    assert str(booked.topic) not in text


def test_with_the_advisors_word_it_says_who(client, advisor, booked):
    advisor.calendar_shows_names = True
    advisor.save()

    [event] = events(client, advisor)

    assert "Amal" in event["SUMMARY"]
    assert str(booked.topic) not in event["SUMMARY"]


@pytest.mark.parametrize(
    ("mode", "place"), [(Mode.PHONE, "By phone"), (Mode.VIDEO, "By video"), (Mode.IN_PERSON, None)]
)
def test_where_is_said_to_the_advisor_and_not_to_the_person(client, advisor, booked, mode, place):
    Appointment.objects.update(mode=mode)
    advisor.user.language = "en"
    advisor.user.save()

    [event] = events(client, advisor)

    assert (place or booked.site.address) in event["LOCATION"]
    assert "you" not in event["LOCATION"]


def test_what_belongs_to_a_team_one_has_left_only_takes_time(client, advisor, booked):
    advisor.calendar_shows_names = True
    advisor.save()
    advisor.user.teams.clear()

    advisor.user.language = "en"
    advisor.user.save()

    [event] = events(client, advisor)

    assert (event["DTSTART"].dt, event["DTEND"].dt) == (local("10:00"), local("10:30"))
    assert str(event["SUMMARY"]) == "Busy"
    assert not {"URL", "LOCATION", "DESCRIPTION"} & set(event)
    assert "Amal" not in get(client, advisor).content.decode()


def test_a_moved_one_keeps_its_name_and_a_cancelled_one_says_so(client, advisor, booked):
    actions.cancel_by_center(booked, now=local("9:40"))

    [event] = events(client, advisor)

    assert event["UID"] == f"{booked.uuid}@localhost"
    assert (event["STATUS"], event["SEQUENCE"]) == ("CANCELLED", 1)


@pytest.mark.parametrize(
    ("days", "is_there"), [(-31, False), (-29, True), (179, True), (181, False)]
)
def test_the_feed_reaches_from_a_month_ago_to_half_a_year_ahead(client, booked, days, is_there):
    start = local("9:40") + timedelta(days=days)
    Appointment.objects.update(starts_at=start, ends_at=start + timedelta(minutes=30))

    assert bool(events(client, booked.advisor)) == is_there


def test_holds_are_not_in_it(client, advisor):
    AppointmentFactory(
        advisor=advisor,
        person=None,
        status=Status.HELD,
        lapses_at=local("10:00"),
        team=advisor.sites.get().team,
    )

    assert events(client, advisor) == []


def test_the_feed_is_in_the_advisors_language(client, advisor, booked):
    advisor.user.language = "en"
    advisor.user.save()

    assert [str(event["SUMMARY"]) for event in events(client, advisor)] == [
        "Consultation in person"
    ]


@pytest.mark.parametrize("change", [{"is_active": False}, {"roles": [Role.NEWCOMER]}])
def test_who_left_has_no_feed(client, advisor, change):
    for name, value in change.items():
        setattr(advisor.user, name, value)
    advisor.user.save()

    assert get(client, advisor).status_code == 404


def test_guessing_is_stopped(client, advisor, db):
    answers = [client.get(f"/calendar/guess-{number}.ics").status_code for number in range(40)]

    assert answers[0] == 404
    assert answers[-1] == 429


def test_the_feed_is_only_read(client, advisor):
    url = f"/calendar/{advisor.calendar_token}.ics"

    assert client.post(url).status_code == 405


@pytest.mark.parametrize("rows", [1, 8])
def test_the_feed_needs_the_same_queries_for_any_number_of_rows(
    client, advisor, django_assert_max_num_queries, rows
):
    for number in range(rows):
        AppointmentFactory(
            advisor=advisor, starts_at=local("9:00") + timedelta(minutes=30 * number)
        )

    with django_assert_max_num_queries(9):
        get(client, advisor)
