"""A file on one sheet: the person's language beside German, to print and to hand out."""

from django.conf import settings
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import get_language_info, override
from django.views.decorators.http import require_safe

from newcomers.booking.models import Appointment
from newcomers.file import sections
from newcomers.file.file_views import refused
from newcomers.file.opened import opens_file, with_rows
from newcomers.referrals.models import UNDER_WAY, Referral
from welcome_center.foundation.access import STAFF, open_to
from welcome_center.foundation.consent.actions import note_access_once
from welcome_center.foundation.consent.models import FileAccess

GERMAN = "de"
SHOWN = 10


@open_to(*STAFF)
@require_safe
@opens_file
def summary(request, person):
    if person.restricted_at:
        return refused(request, person)
    now, language = timezone.now(), _beside_german(request, person)
    printed = FileAccess.Way.PRINTED
    note_access_once(person.uuid, reader=request.user, way=printed, now=now)
    with_rows(person)
    context = {
        "person": person,
        "today": timezone.localdate(now),
        "language": language,
        "languages": [get_language_info(code) for code, _name in _others()],
        "sides": [_side(person, code) for code in (language, GERMAN)],
        "appointments": _appointments(request, person, now),
        "referrals": _referrals(request, person),
    }
    return render(request, "newcomers/file/summary.html", context)


def _others():
    return [(code, name) for code, name in settings.LANGUAGES if code != GERMAN]


def _beside_german(request, person):
    """The one asked for, else the person's, else English."""
    offered = dict(_others())
    wishes = (request.GET.get("language"), person.language_id, "en")
    return next(code for code in wishes if code in offered)


def _side(person, code):
    with override(code):
        shown = [(str(section.name), lines) for section, lines in sections.shown_to_person(person)]
    return {"language": code, "is_rtl": get_language_info(code)["bidi"], "shown": shown}


def _appointments(request, person, now):
    mine = Appointment.objects.visible_to(request.user).filter(person=person)
    return mine.open(now).for_list()[:SHOWN]


def _referrals(request, person):
    mine = Referral.objects.visible_to(request.user).filter(person=person)
    return mine.filter(state__in=UNDER_WAY).for_list()[:SHOWN]
