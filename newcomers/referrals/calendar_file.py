"""The appointment that a place proposes, as a calendar file (RFC 5545) in the reader's language.

Neutral: neither the place's name nor the topic stands in it, only where and when.
"""

from urllib.parse import urlsplit

from django.conf import settings
from django.http import Http404, HttpResponse
from django.utils import translation
from django.utils.timezone import get_default_timezone
from django.utils.translation import gettext as _
from icalendar import Event

from newcomers.booking.calendar_file import alarm, new_calendar
from partners.directory.models import Location
from welcome_center.foundation.accounts.messages import address
from welcome_center.foundation.outbox.rendering import supported


def proposed_file(referral, *, language, now):
    """METHOD:PUBLISH. How long it takes nobody said: an event without an end (RFC 5545, 3.6.1)."""
    calendar = new_calendar("PUBLISH", year=referral.appointment_at.year)
    event = Event()
    event.add("uid", f"{referral.uuid}@{urlsplit(settings.SITE_ORIGIN).hostname}")
    event.add("sequence", referral.steps.filter(state=referral.State.APPOINTMENT).count())
    event.add("dtstamp", now)
    event.add("dtstart", referral.appointment_at.astimezone(get_default_timezone()))
    event.add("summary", _title())
    event.add("location", _where(referral))
    event.add("url", address("home:me", language))
    event.add("class", "PRIVATE")
    event.add_component(alarm(_title()))
    calendar.add_component(event)
    return calendar.to_ical().decode()


def _title():
    return _("Appointment")


def _where(referral):
    """The street of the place, as far as the directory knows one."""
    known = Location.objects.filter(offers__service=referral.service_id).exclude(street="")
    place = known.order_by("pk").first()
    return f"{place.street}, {place.postal_code} {place.city}" if place else ""


def as_answer(referral, *, language, now):
    """For the browser. An appointment that nobody proposed is not there."""
    if referral.appointment_at is None:
        raise Http404
    with translation.override(supported(language)):
        text = proposed_file(referral, language=language, now=now)
    response = HttpResponse(text, content_type="text/calendar; charset=utf-8; method=PUBLISH")
    response["Content-Disposition"] = f'attachment; filename="appointment-{referral.code}.ics"'
    return response
