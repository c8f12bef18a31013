"""Who has an appointment today is checked in: by the code of it, or by name."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from newcomers.booking import actions
from newcomers.booking.desk import agenda, permissions
from newcomers.booking.desk.history import by_colleague
from newcomers.booking.models import Appointment
from newcomers.booking.working_hours import day_bounds
from welcome_center.foundation.access import STAFF, open_to
from welcome_center.foundation.center.codes import sort_key

SHOWN = 20
Status = Appointment.Status


@open_to(*STAFF)
@require_http_methods(["GET", "HEAD", "POST"])
def check_in(request):
    """The words are posted: a name has no place in an address that is kept in logs."""
    now, words = timezone.now(), request.POST.get("q", "").replace("\0", "").strip()
    expected = _expected(request.user, now)
    arrived = _arrive(request, words, expected, now)
    if arrived and not request.htmx:
        messages.success(request, _has_arrived(arrived))
        return redirect("counter:counter")
    found = [] if arrived else _found(expected, words)
    context = {
        "words": words,
        "said": _has_arrived(arrived) if arrived else "",
        "entries": agenda.entries(found[:SHOWN], now=now),
        "has_more": len(found) > SHOWN,
    }
    page = "_arrivals" if request.htmx else "check_in"
    return render(request, f"newcomers/counter/{page}.html", context)


def _expected(user, now):
    """Today's, of one's teams, that are not over."""
    today = Appointment.objects.visible_to(user).overlapping(*day_bounds(timezone.localdate(now)))
    return today.standing(now).filter(status__in=Appointment.OPEN).exclude(person=None).for_list()


def _arrive(request, words, expected, now):
    """A whole code leaves no doubt: that appointment has arrived at once, or None."""
    if request.method != "POST":
        return None
    appointment = expected.with_code(words).first()
    if not appointment or not permissions.can_give_state(appointment, Status.ARRIVED, now=now):
        return None
    try:
        with by_colleague(request.user):
            actions.record_result(appointment, Status.ARRIVED, now=now)
    except actions.AlreadyChanged:
        return None
    return appointment


def _has_arrived(appointment):
    return _("%(person)s has arrived.") % {"person": appointment.person}


def _found(expected, words):
    """By a part of the name, however its letters are accented; everybody for no words."""
    asked, code = sort_key(words), words.upper()
    return [
        each
        for each in expected
        if not words or (asked and asked in sort_key(each.person.name)) or each.code == code
    ]
