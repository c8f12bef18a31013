"""An appointment in the hands of whoever has its code: see, confirm, move, cancel."""

from contextlib import contextmanager

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe

from newcomers.booking import actions, calendar_file
from newcomers.booking.forms import CancelForm, CodeForm
from newcomers.booking.messages import language_of
from newcomers.booking.models import Appointment
from newcomers.booking.permissions import (
    can_cancel_appointment,
    can_confirm_appointment,
    can_move_appointment,
)
from newcomers.booking.slots import Wish, next_free_slot
from newcomers.booking.views.answers import private, with_appointment
from newcomers.booking.views.book import asked_day, taken_page
from newcomers.booking.week import first_week, slot_from, week_of
from welcome_center.foundation.access import open_to_everyone
from welcome_center.foundation.center.context import center_of

Status = Appointment.Status
CANCELLED = (Status.CANCELLED_BY_PERSON, Status.CANCELLED_BY_CENTER)
IS_CANCELLED = gettext_lazy("This appointment is cancelled already.")
TOO_LATE_TO_CANCEL = gettext_lazy("This appointment can no longer be cancelled.")


@open_to_everyone
@require_http_methods(["GET", "HEAD", "POST"])
def find(request):
    """Posted, so that the code stands neither in a history's search nor in a log's query."""
    form = CodeForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        return redirect("appointments:appointment", form.cleaned_data["code"])
    return private(render(request, "newcomers/booking/appointment_find.html", {"form": form}))


@open_to_everyone
@require_safe
@with_appointment
def appointment(request, appointment):
    """Opening the mailed link changes nothing: programs that check mails open it, too."""
    token, now = request.GET.get("confirm", ""), timezone.now()
    context = {
        "appointment": appointment,
        "token": token,
        "can_confirm": can_confirm_appointment(appointment, token=token),
        "can_move": can_move_appointment(appointment, now=now),
        "can_cancel": can_cancel_appointment(appointment, now=now),
        "is_unconfirmed": appointment.status == Status.BOOKED,
        "is_cancelled": appointment.status in CANCELLED,
    }
    return render(request, "newcomers/booking/appointment.html", context)


@open_to_everyone
@require_http_methods(["GET", "HEAD", "POST"])
@with_appointment
def confirm(request, appointment):
    if request.method != "POST":  # the address from a history
        return _to_page(appointment)
    if can_confirm_appointment(appointment, token=request.POST.get("confirm", "")):
        with _answered(request, done=_("Thank you. Your appointment is confirmed.")):
            actions.confirm_appointment(appointment, now=timezone.now())
    elif appointment.status == Status.CONFIRMED:
        messages.success(request, _("Your appointment is confirmed."))
    else:
        messages.error(request, _("Please open the link in our e-mail to confirm."))
    return _to_page(appointment)


@contextmanager
def _answered(request, *, done, too_late=""):
    """Say what became of a deed: done, too late, or somebody was quicker."""
    try:
        yield
    except actions.TooLate:
        messages.error(request, too_late)
    except actions.AlreadyChanged:
        messages.info(request, _("The appointment was changed meanwhile. Please look again."))
    else:
        messages.success(request, done)


def _to_page(appointment):
    return redirect("appointments:appointment", appointment.code)


@open_to_everyone
@require_http_methods(["GET", "HEAD", "POST"])
@with_appointment
def move(request, appointment):
    if not can_move_appointment(appointment, now=timezone.now()):
        messages.error(request, _reason(appointment, _too_late_to_move(request)))
        return _to_page(appointment)
    if request.method == "POST":
        return _move(request, appointment)
    return _move_page(request, appointment)


def _reason(appointment, too_late):
    return IS_CANCELLED if appointment.status in CANCELLED else too_late


def _too_late_to_move(request):
    center = center_of(request)
    if center and center.phone:
        return _("It is too late to move this appointment. Please call us.")
    return _("It is too late to move this appointment.")


def _wish(appointment):
    """The same talk at the same place, at another time."""
    return Wish(appointment.topic, appointment.language, appointment.mode, appointment.site)


def _move_page(request, appointment, *, error=None):
    wish, now, day = _wish(appointment), timezone.now(), asked_day(request)
    week = week_of(wish, day, now=now) if day else first_week(wish, now=now)
    context = {
        "appointment": appointment,
        "wish": wish,
        "week": week,
        "next_free": next_free_slot(wish, now=now) if week.is_empty else None,
        "error": error,
    }
    return render(request, "newcomers/booking/appointment_move.html", context)


def _move(request, appointment):
    wish = _wish(appointment)
    slot = slot_from(request.POST.get("slot", ""), wish)
    if slot is None:
        return _move_page(request, appointment, error=_("Please choose a time."))
    done = _("Your appointment has a new time.")
    try:
        with _answered(request, done=done, too_late=_too_late_to_move(request)):
            actions.move_appointment(appointment, wish, slot, now=timezone.now())
    except actions.SlotTaken:
        return taken_page(request, wish, wanted=slot.starts_at, moving=appointment)
    return _to_page(appointment)


@open_to_everyone
@require_http_methods(["GET", "HEAD", "POST"])
@with_appointment
def cancel(request, appointment):
    if not can_cancel_appointment(appointment, now=timezone.now()):
        messages.error(request, _reason(appointment, TOO_LATE_TO_CANCEL))
        return _to_page(appointment)
    form = CancelForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        return _cancel(request, appointment, form.cleaned_data["reason"])
    context = {"appointment": appointment, "form": form}
    return render(request, "newcomers/booking/appointment_cancel.html", context)


def _cancel(request, appointment, reason):
    done = _("Your appointment is cancelled. Thank you for telling us.")
    with _answered(request, done=done, too_late=TOO_LATE_TO_CANCEL):
        actions.cancel_by_person(appointment, reason=reason, now=timezone.now())
    return _to_page(appointment)


@open_to_everyone
@require_safe
@with_appointment
def calendar(request, appointment):
    """The calendar file, in the person's language: calendars send no language of their own."""
    is_cancelled = appointment.status in CANCELLED
    write = calendar_file.cancel_file if is_cancelled else calendar_file.request_file
    with translation.override(language_of(appointment.person)):
        text = write(appointment, now=timezone.now())
    method = "CANCEL" if is_cancelled else "REQUEST"
    response = HttpResponse(text, content_type=f"text/calendar; charset=utf-8; method={method}")
    response["Content-Disposition"] = f'attachment; filename="appointment-{appointment.code}.ics"'
    return response
