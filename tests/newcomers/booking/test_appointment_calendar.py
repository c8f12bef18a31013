from datetime import UTC, date, datetime

import pytest
from django.urls import reverse
from icalendar import Calendar

from newcomers.booking.models import Appointment, Mode
from tests.factories.booking import AppointmentFactory, local
from tests.factories.center import LanguageFactory, SiteFactory
from welcome_center.foundation.center.models import Center, Site

pytestmark = pytest.mark.django_db


def get(client, appointment):
    return client.get(reverse("appointment_calendar", args=[appointment.code]))


def event_in(text):
    calendar = Calendar.from_ical(text)
    return calendar, calendar.walk("VEVENT")[0]


def test_the_file_is_one_private_and_neutral_event(client, wish):
    appointment = AppointmentFactory(sequence=2, person__name="Amal", note="Diplom")

    answer = get(client, appointment)

    calendar, event = event_in(answer.content)
    assert answer["Content-Type"].startswith("text/calendar")
    assert "no-store" in answer["Cache-Control"]
    assert (calendar["METHOD"], event["CLASS"], event["SEQUENCE"]) == ("REQUEST", "PRIVATE", 2)
    assert str(event["UID"]).startswith(str(appointment.uuid))
    assert event.walk("VALARM")[0]["ACTION"] == "DISPLAY"
    for private in ("Amal", "Diplom", appointment.topic.label):
        assert private not in answer.content.decode()


def test_times_are_local_with_their_zone(client, wish):
    _calendar, event = event_in(get(client, AppointmentFactory()).content)

    assert event["DTSTART"].params["TZID"] == "Europe/Berlin"
    assert event.start == local("9:00")
    assert event.end == local("9:30")


@pytest.mark.parametrize(
    ("day", "utc_hour"),
    [
        (date(2027, 3, 27), 8),
        (date(2027, 3, 28), 7),
        (date(2027, 10, 30), 7),
        (date(2027, 10, 31), 8),
    ],
)
def test_the_files_own_zone_knows_both_clock_changes(client, wish, day, utc_hour):
    text = get(client, AppointmentFactory(starts_at=local("9:00", day))).content

    calendar, event = event_in(text)
    zone = calendar.walk("VTIMEZONE")[0].to_tz(lookup_tzid=False)
    moment = event["DTSTART"].dt.replace(tzinfo=None)

    assert (moment - zone.utcoffset(moment)).replace(tzinfo=UTC) == datetime(
        day.year, day.month, day.day, utc_hour, tzinfo=UTC
    )


def test_a_cancelled_appointment_leaves_the_calendar(client, wish):
    cancelled = AppointmentFactory(status=Appointment.Status.CANCELLED_BY_CENTER, sequence=1)

    calendar, event = event_in(get(client, cancelled).content)

    assert (calendar["METHOD"], event["STATUS"]) == ("CANCEL", "CANCELLED")
    assert event.walk("VALARM") == []


def test_it_is_written_in_the_persons_language(client, wish):
    arabic = LanguageFactory(code="ar")
    appointment = AppointmentFactory(person__language=arabic)

    _calendar, event = event_in(get(client, appointment).content)

    assert f"/ar/appointments/{appointment.code}/" in event["URL"]


def test_a_line_break_in_a_name_is_no_line_of_the_file(client, wish):
    site = SiteFactory(name="Haus A\r\nATTENDEE:mailto:x@example.org")
    appointment = AppointmentFactory(advisor__site=site)

    _calendar, event = event_in(get(client, appointment).content)

    assert "ATTENDEE" not in event


@pytest.mark.parametrize(
    ("mode", "place"), [(Mode.IN_PERSON, "52.15;9.95"), (Mode.PHONE, None), (Mode.VIDEO, None)]
)
def test_a_map_finds_where_people_meet(client, wish, mode, place):
    appointment = AppointmentFactory(mode=mode)
    Site.objects.update(latitude="52.15", longitude="9.95")

    _calendar, event = event_in(get(client, appointment).content)

    assert (event["GEO"].to_ical() if "GEO" in event else None) == place


def test_a_site_without_coordinates_is_on_no_map(client, wish):
    _calendar, event = event_in(get(client, AppointmentFactory()).content)

    assert "GEO" not in event


def test_by_phone_no_place_is_named(client, wish):
    appointment = AppointmentFactory(mode=Mode.PHONE)

    _calendar, event = event_in(get(client, appointment).content)

    assert appointment.site.street not in event["LOCATION"]


@pytest.mark.parametrize(
    "sender", ["Welcome Center <post@example.org>", "<post@example.org>", "post@example.org"]
)
def test_without_an_address_of_the_center_the_sender_of_mails_invites(
    client, wish, settings, sender
):
    settings.DEFAULT_FROM_EMAIL = sender
    Center.objects.update(email="")

    _calendar, event = event_in(get(client, AppointmentFactory()).content)

    assert event["ORGANIZER"] == "mailto:post@example.org"


def test_an_unknown_code_is_not_found(client, wish):
    assert client.get("/appointments/ABCD2345.ics").status_code == 404
