"""An appointment at the desk: see it, say what became of it, move it, cancel it."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from newcomers.booking import actions
from newcomers.booking.desk import agenda, permissions
from newcomers.booking.desk.forms import CancelForm
from newcomers.booking.desk.history import by_colleague, history_of
from newcomers.booking.desk.picks import days_of_picks
from newcomers.booking.desk.reach import how_to_tell, still_to_tell
from newcomers.booking.desk.scope import asked_day, posted
from newcomers.booking.models import AdvisorProfile, Appointment
from newcomers.booking.slots import Wish
from newcomers.booking.week import slot_from
from welcome_center.foundation.access import STAFF, open_to
from welcome_center.foundation.outbox.actions import object_id
from welcome_center.foundation.outbox.models import Message

Status = Appointment.Status
CHANGED = gettext_lazy("Somebody changed this appointment first. This is how it stands now.")
NOT_BEGUN = gettext_lazy("The appointment has not begun yet. Nobody can be late for it.")
OVER = gettext_lazy("It is too late for this. This is how the appointment stands now.")
# What a page may have offered while the appointment was not yet over.
WAS_OFFERED = (Status.CONFIRMED, Status.ARRIVED, Status.CANCELLED_BY_CENTER)


class NotBegun(Exception):
    """Nobody is late before it begins."""


def _find(request, uuid):
    visible = Appointment.objects.visible_to(request.user).exclude(person=None)
    return get_object_or_404(visible.for_list().select_related("person__account"), uuid=uuid)


@open_to(*STAFF)
@require_safe
def appointment(request, uuid):
    appointment, now = _find(request, uuid), timezone.now()
    told = Message.objects.visible_to(request.user).filter(object_id=object_id(appointment))
    context = {
        "appointment": appointment,
        "entry": agenda.entry_of(appointment, now=now),
        "can_confirm": permissions.can_confirm(appointment, now=now),
        "history": history_of(appointment),
        "told": told.order_by("-due_at", "-pk")[:20],
    }
    return render(request, "newcomers/booking/desk/appointment.html", context)


@open_to(*STAFF)
@require_POST
def appointment_state(request, uuid):
    """One click: what became of it. Two clicks at once are told apart by what each one saw."""
    appointment, problem = _find(request, uuid), ""
    try:
        with by_colleague(request.user):
            problem = _set_state(appointment, request.POST, now=timezone.now())
    except actions.AlreadyChanged:
        problem = CHANGED
    except NotBegun:
        problem = NOT_BEGUN
    except actions.TooLate:
        problem = OVER
    if request.htmx:
        return _row(request, uuid, problem)
    if problem:
        messages.warning(request, problem)
    return redirect(_way_back(request, appointment))


def _set_state(appointment, posted, *, now):
    """Returns what is left to do."""
    status, seen = posted.get("status", ""), posted.get("seen") or None
    if seen not in (None, appointment.status):
        raise actions.AlreadyChanged
    if not permissions.can_give_state(appointment, status, now=now):
        raise _refusal(appointment, status, now)
    if status == Status.CANCELLED_BY_CENTER:
        actions.cancel_by_center(appointment, now=now)
        return still_to_tell(appointment.person)
    if status == Status.CONFIRMED and appointment.status == Status.BOOKED:
        actions.confirm_appointment(appointment, now=now)
    else:
        actions.record_result(appointment, Status(status), now=now, seen=seen)
    return ""


def _refusal(appointment, status, now):
    """A page stays open while time passes: an honest click is told why, and nobody is blamed."""
    is_today = timezone.localdate(appointment.starts_at) == timezone.localdate(now)
    if status == Status.NO_SHOW and is_today and now < appointment.starts_at:
        return NotBegun()
    ends_at = min(appointment.ends_at, appointment.lapses_at or appointment.ends_at)
    if status in WAS_OFFERED and ends_at <= now:
        return actions.TooLate()
    return PermissionDenied()


def _row(request, uuid, problem):
    appointment, now = _find(request, uuid), timezone.now()
    is_current = agenda.is_current(appointment, now=now)
    entry = agenda.entry_of(appointment, now=now, is_current=is_current)
    context = {
        "entry": entry,
        "problem": problem,
        "is_answer": True,
        "back": request.POST.get("next", ""),
        "shows_advisor": "shows_advisor" in request.POST,
    }
    return render(request, "newcomers/booking/desk/_agenda_row.html", context)


def _way_back(request, appointment):
    """To the page of the click; its fragment keeps the place."""
    back = request.POST.get("next", "")
    is_ours = url_has_allowed_host_and_scheme(back, {request.get_host()}, request.is_secure())
    if is_ours and back.startswith("/"):  # a bare word would be taken for the name of a page
        return f"{back}#appointment-{appointment.pk}"
    return reverse("desk:appointment", args=[appointment.uuid])


@open_to(*STAFF)
@require_http_methods(["GET", "HEAD", "POST"])
def appointment_cancel(request, uuid):
    appointment, now = _find(request, uuid), timezone.now()
    if not permissions.can_cancel(appointment, now=now):
        messages.info(request, _("This appointment can no longer be cancelled."))
        return redirect("desk:appointment", uuid)
    form = CancelForm(posted(request))
    if form.is_valid():
        return _cancel(request, appointment, form.cleaned_data["reason"])
    told = how_to_tell(appointment.person)
    context = {"appointment": appointment, "form": form, "how_to_tell": told}
    return render(request, "newcomers/booking/desk/appointment_cancel.html", context)


def _cancel(request, appointment, reason):
    try:
        with by_colleague(request.user):
            actions.cancel_by_center(appointment, reason=reason, now=timezone.now())
    except actions.AlreadyChanged:
        messages.warning(request, CHANGED)
    else:
        messages.success(request, _("The appointment is cancelled."))
        _say_whom_to_call(request, appointment)
    return redirect("desk:appointment", appointment.uuid)


def _say_whom_to_call(request, appointment):
    if problem := still_to_tell(appointment.person):
        messages.warning(request, problem)


@open_to(*STAFF)
@require_http_methods(["GET", "HEAD", "POST"])
def appointment_move(request, uuid):
    appointment = _find(request, uuid)
    if not permissions.can_move(appointment, now=timezone.now()):
        messages.info(request, _("This appointment can no longer be moved."))
        return redirect("desk:appointment", uuid)
    if request.method == "POST":
        return _move(request, appointment)
    return _move_page(request, appointment)


def _move_page(request, appointment, *, error=""):
    now = timezone.now()
    everybody = request.GET.get("advisor") == "all"
    colleagues = AdvisorProfile.objects.colleagues_of(request.user)
    advisors = colleagues if everybody else colleagues.filter(pk=appointment.advisor_id)
    pks = advisors.values_list("pk", flat=True)
    day = asked_day(request, timezone.localdate(now))
    context = {
        "appointment": appointment,
        "everybody": everybody,
        "query": "advisor=all&" if everybody else "",
        "week": days_of_picks(_wish(appointment), day, now=now, advisors=pks),
        "error": error,
        "how_to_tell": how_to_tell(appointment.person),
    }
    return render(request, "newcomers/booking/desk/appointment_move.html", context)


def _wish(appointment):
    """The same talk at the same place."""
    return Wish(appointment.topic, appointment.language, appointment.mode, appointment.site)


def _move(request, appointment):
    wish = _wish(appointment)
    slot = slot_from(request.POST.get("slot", ""), wish)
    colleagues = AdvisorProfile.objects.colleagues_of(request.user)
    if slot is None or not colleagues.filter(pk=slot.advisor_id).exists():
        return _move_page(request, appointment, error=_("Please choose a time."))
    try:
        with by_colleague(request.user):
            actions.move_appointment(appointment, wish, slot, now=timezone.now(), by_center=True)
    except actions.SlotTaken:
        return _move_page(
            request, appointment, error=_("This time is taken. Please choose another.")
        )
    except actions.AlreadyChanged:
        messages.warning(request, CHANGED)
    else:
        messages.success(request, _("The appointment has a new time."))
        _say_whom_to_call(request, appointment)
    return redirect("desk:appointment", appointment.uuid)
