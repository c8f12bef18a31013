"""What may still be done to an appointment by whoever has its code."""

from newcomers.booking.actions import can_still_be_moved
from newcomers.booking.links import is_confirm_token
from newcomers.booking.models import Appointment


def can_confirm_appointment(appointment, *, token):
    """Only the mail carries the token, and colleagues cannot read that kind of mail:
    whoever has it reads what is sent to the address."""
    is_waiting = appointment.status == Appointment.Status.BOOKED
    return is_waiting and is_confirm_token(appointment, token)


def can_move_appointment(appointment, *, now):
    return can_still_be_moved(appointment, now=now)


def can_cancel_appointment(appointment, *, now):
    return appointment.is_open and appointment.starts_at > now
