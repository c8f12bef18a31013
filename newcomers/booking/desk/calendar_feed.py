"""An advisor's appointments for calendar programs (RFC 5545), behind an unguessable address.

Neutral: without the advisor's own word it says when, where and how, and never the topic. Of teams
that the advisor has left it only says when: the time is taken.
Times are in UTC, which needs no rules about clocks.
"""

from datetime import timedelta
from urllib.parse import urlsplit

from django.conf import settings
from django.db.models import Q
from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.cache import add_never_cache_headers
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe
from icalendar import Calendar, Event

from newcomers.booking import limits
from newcomers.booking.models import AdvisorProfile, Appointment, Mode
from newcomers.booking.phrases import place_in_words
from welcome_center.foundation.access import open_to_everyone
from welcome_center.foundation.outbox.rendering import supported

BACK = timedelta(days=30)
AHEAD = timedelta(days=180)
Status = Appointment.Status
OFF = (Status.CANCELLED_BY_PERSON, Status.CANCELLED_BY_CENTER, Status.LAPSED)


@open_to_everyone
@require_safe
def calendar_feed(request, token):
    if limits.unknown_codes().is_reached(request):
        return limits.respond_429(request)
    profile = AdvisorProfile.objects.select_related("user").filter(calendar_token=token).first()
    if profile is None or not (profile.user.is_active and profile.user.is_colleague):
        limits.unknown_codes().count(request)
        raise Http404
    with translation.override(supported(profile.user.language)):
        text = _calendar(profile, now=timezone.now())
    response = HttpResponse(text, content_type="text/calendar; charset=utf-8")
    add_never_cache_headers(response)
    response["X-Robots-Tag"] = "noindex"
    return response


def _calendar(profile, *, now):
    calendar = Calendar()
    calendar.add("prodid", "-//Welcome Center Portal//EN")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", _("Appointments at the Welcome Center"))
    calendar.add("refresh-interval", timedelta(minutes=15), parameters={"VALUE": "DURATION"})
    for appointment in _appointments(profile, now):
        calendar.add_component(_event(appointment, now, shows_name=profile.calendar_shows_names))
    return calendar.to_ical()


def _appointments(profile, now):
    period = profile.appointments.filter(starts_at__gt=now - BACK, starts_at__lt=now + AHEAD)
    is_visible = Q(pk__in=Appointment.objects.visible_to(profile.user).values("pk"))
    booked = period.exclude(person=None).exclude(status=Status.HELD)
    return booked.annotate(is_visible=is_visible).for_list()


def _event(appointment, now, *, shows_name):
    event = Event()
    event.add("uid", f"{appointment.uuid}@{urlsplit(settings.SITE_ORIGIN).hostname}")
    event.add("sequence", appointment.sequence)
    event.add("dtstamp", now)
    event.add("dtstart", appointment.starts_at)
    event.add("dtend", appointment.ends_at)
    event.add("class", "PRIVATE")
    event.add("status", "CANCELLED" if appointment.status in OFF else "CONFIRMED")
    if appointment.is_visible:
        _say_more(event, appointment, shows_name)
    else:
        event.add("summary", _("Busy"))
    return event


def _say_more(event, appointment, shows_name):
    event.add("summary", _summary(appointment, shows_name))
    event.add("location", _place(appointment))
    path = reverse("desk:appointment", args=[appointment.uuid])
    event.add("url", f"{settings.SITE_ORIGIN}{path}")


def _place(appointment):
    """The site; or only the way, for the sentences about it speak to the person who booked."""
    if appointment.mode == Mode.IN_PERSON:
        return place_in_words(appointment)
    return capfirst(appointment.get_mode_display())


def _summary(appointment, shows_name):
    how = appointment.get_mode_display()
    if shows_name:
        return _("Consultation %(how)s: %(name)s") % {"how": how, "name": appointment.person}
    return _("Consultation %(how)s") % {"how": how}
