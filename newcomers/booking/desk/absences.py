"""When an advisor is not there; and what becomes of the day if she is ill."""

from functools import partial

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from newcomers.booking import availability_actions
from newcomers.booking.coverage import hit_by_absence
from newcomers.booking.desk import settling
from newcomers.booking.desk.availability_forms import AbsenceForm
from newcomers.booking.desk.scope import posted, with_room
from newcomers.booking.models import Absence
from newcomers.booking.working_hours import day_bounds
from welcome_center.foundation.access import STAFF, open_to


@open_to(*STAFF)
@require_http_methods(["GET", "HEAD", "POST"])
@with_room
def absence_add(request, room):
    absence = Absence(advisor=room.profile)
    return _absence_page(request, room, absence, {"first_day": timezone.localdate()})


@open_to(*STAFF)
@require_http_methods(["GET", "HEAD", "POST"])
@with_room
def absence_edit(request, room, pk):
    absence = get_object_or_404(room.profile.absences, pk=pk)
    shown = AbsenceForm.initial_of(absence)
    return _absence_page(request, room, absence, shown)


def _absence_page(request, room, absence, shown):
    form = AbsenceForm(posted(request), initial=shown)
    settle = None
    if form.is_valid():
        absence.kind = form.cleaned_data["kind"]
        absence.starts_at, absence.ends_at = form.starts_at, form.ends_at
        settle = _save_absence(request, absence)
        if settle is None:
            messages.success(request, _("The absence is saved. Nobody books this time any more."))
            return settling.after_change(request, room)
    remove_url = room.url("absence_remove", pk=absence.pk) if absence.pk else ""
    context = {"room": room, "form": form, "settle": settle, "remove_url": remove_url}
    return render(request, "newcomers/booking/desk/absence.html", context)


def _save_absence(request, absence):
    """None when it is saved; else what has to be asked first."""
    advisor, period = absence.advisor, (absence.starts_at, absence.ends_at)

    def find():
        return hit_by_absence(advisor, *period, now=timezone.now())

    def save(settled):
        availability_actions.save_absence(absence, settled=settled, now=timezone.now())

    return settling.settle(request, find, save)


@open_to(*STAFF)
@require_POST
@with_room
def absence_remove(request, room, pk):
    availability_actions.remove_absence(get_object_or_404(room.profile.absences, pk=pk))
    messages.success(request, _("The absence is removed. Your hours can be booked again."))
    return redirect(room.url("availability"))


@open_to(*STAFF)
@require_http_methods(["GET", "HEAD", "POST"])
@with_room
def ill(request, room):
    """The rest of today: a colleague takes it over, or it is cancelled. Nothing is left open."""
    now = timezone.now()
    until = day_bounds(timezone.localdate(now)).ends_at
    settle = _report_ill(request, room, until)
    if settle is None:
        messages.success(request, _("The rest of today is cleared. Get well soon!"))
        return settling.after_change(request, room)
    context = {"room": room, "settle": settle, "now": now}
    return render(request, "newcomers/booking/desk/ill.html", context)


def _report_ill(request, room, until):
    def find():
        now = timezone.now()
        return hit_by_absence(room.profile, now, until, now=now)

    def report(settled):
        availability_actions.report_ill(
            room.profile, until=until, settled=settled, now=timezone.now()
        )

    if request.method != "POST":
        return settling.question(request, find, ask=_nothing_stays)
    return settling.settle(request, find, report, ask=_nothing_stays)


_nothing_stays = partial(settling.each, may_keep=False)
