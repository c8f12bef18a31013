"""Which deeds a colleague may do to an appointment that is visible to her."""

from django.utils import timezone

from newcomers.booking.actions import RESULTS
from newcomers.booking.models import Appointment

Status = Appointment.Status


def results_for(appointment, *, now):
    """The states that one click may give it, the next step first. Wrong clicks can be mended.

    When it is over nobody arrives any more.
    """
    if timezone.localdate(appointment.starts_at) > timezone.localdate(now):
        return []
    return [
        status
        for status in (Status.ARRIVED, Status.DONE, Status.NO_SHOW, Status.CONFIRMED)
        if appointment.status in RESULTS[status]
        and (status != Status.NO_SHOW or appointment.starts_at <= now)
        and (status != Status.ARRIVED or now < appointment.ends_at)
    ]


def can_record_result(appointment, status, *, now):
    return status in results_for(appointment, now=now)


def can_give_state(appointment, status, *, now):
    """Whatever one click may say: the same rule shows the button and takes the click."""
    if status == Status.CANCELLED_BY_CENTER:
        return can_cancel(appointment, now=now)
    if status == Status.CONFIRMED and appointment.status == Status.BOOKED:
        return can_confirm(appointment, now=now)
    return can_record_result(appointment, status, now=now)


def can_confirm(appointment, *, now):
    """On behalf of a guest who said so by phone."""
    is_unconfirmed = appointment.status == Status.BOOKED
    return is_unconfirmed and (appointment.lapses_at is None or now < appointment.lapses_at)


def can_move(appointment, *, now):
    return appointment.is_open and appointment.ends_at > now


def can_cancel(appointment, *, now):
    return appointment.is_open and appointment.ends_at > now
