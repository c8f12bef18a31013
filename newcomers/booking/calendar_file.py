"""An appointment as a calendar file (RFC 5545, RFC 5546), in the reader's language.

Neutral: whoever sees the calendar learns that there is an appointment, not what it is about.
"""

from datetime import date, timedelta
from email.utils import parseaddr
from functools import lru_cache
from urllib.parse import urlsplit

from django.conf import settings
from django.utils.timezone import get_default_timezone, get_default_timezone_name
from django.utils.translation import gettext as _
from icalendar import Alarm, Calendar, Event, Timezone, vCalAddress

from newcomers.booking.links import appointment_link
from newcomers.booking.phrases import meeting_place, place_in_words
from welcome_center.foundation.center.models import Center

ALARM = timedelta(days=-1)


def request_file(appointment, *, now, attendee=""):
    """METHOD:REQUEST: put it into the calendar, or change what is there."""
    return _file(appointment, "REQUEST", "CONFIRMED", now=now, attendee=attendee)


def cancel_file(appointment, *, now, attendee=""):
    """METHOD:CANCEL: take it out of the calendar."""
    return _file(appointment, "CANCEL", "CANCELLED", now=now, attendee=attendee)


def _file(appointment, method, status, *, now, attendee):
    calendar = new_calendar(method, year=appointment.starts_at.year)
    calendar.add_component(_event(appointment, status, now, attendee))
    return calendar.to_ical().decode()


def new_calendar(method, *, year):
    """Without events yet; it knows the center's time zone around this year."""
    calendar = Calendar()
    calendar.add("prodid", "-//Welcome Center Portal//EN")
    calendar.add("version", "2.0")
    calendar.add("method", method)
    calendar.add_component(_time_zone(get_default_timezone_name(), year))
    return calendar


@lru_cache(maxsize=20)
def _time_zone(name, year):
    """From the year before to the one after: all that calendars need to place an appointment."""
    return Timezone.from_tzid(name, first_date=date(year - 1, 1, 1), last_date=date(year + 2, 1, 1))


def _event(appointment, status, now, attendee):
    zone = get_default_timezone()
    link = appointment_link(appointment)
    event = Event()
    event.add("uid", f"{appointment.uuid}@{urlsplit(settings.SITE_ORIGIN).hostname}")
    event.add("sequence", appointment.sequence)
    event.add("dtstamp", now)
    event.add("dtstart", appointment.starts_at.astimezone(zone))
    event.add("dtend", appointment.ends_at.astimezone(zone))
    event.add("summary", _title())
    event.add("location", place_in_words(appointment))
    if place := meeting_place(appointment):
        event.add("geo", place)
    event.add("description", _("See, move or cancel the appointment: %(link)s") % {"link": link})
    event.add("url", link)
    event.add("class", "PRIVATE")
    event.add("status", status)
    event.add("organizer", _address(_organizer()))
    if attendee:
        event.add("attendee", _address(attendee), parameters={"PARTSTAT": "ACCEPTED"})
    if status != "CANCELLED":
        event.add_component(alarm(_title()))
    return event


def _title():
    return _("Appointment at the Welcome Center")


def alarm(words):
    """A day before."""
    day_before = Alarm()
    day_before.add("action", "DISPLAY")
    day_before.add("trigger", ALARM)
    day_before.add("description", words)
    return day_before


def _organizer():
    center = Center.objects.first()
    return (center and center.email) or parseaddr(settings.DEFAULT_FROM_EMAIL)[1]


def _address(email):
    return vCalAddress(f"mailto:{email}")
