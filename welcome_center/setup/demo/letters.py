"""The mails of the demo: sent, waiting for their time, and a few that did not arrive."""

from datetime import timedelta

from django.db.models import F

from newcomers.booking import messages
from newcomers.booking.models import Appointment
from welcome_center.foundation.outbox import reasons
from welcome_center.foundation.outbox.models import Message

State, Status = Message.State, Appointment.Status
LOG = timedelta(days=5)
NOT_DELIVERED = (
    f"{reasons.ADDRESS} 550 5.1.1 mailbox unavailable",
    f"{reasons.ADDRESS} 552 5.2.2 mailbox full",
    reasons.UNWRITABLE,
)


def write(appointments, now):
    """What would lie in the outbox: for the days around today, in the words of the portal."""
    for appointment in _around_today(appointments, now):
        _tell(appointment, now)
    told = Message.objects.filter(moment__lt=now).exclude(kind=messages.appointment_reminder.code)
    told.update(
        state=State.SENT,
        attempts=1,
        due_at=F("moment"),
        created_at=F("moment"),
        sent_at=F("moment") + timedelta(seconds=4),
    )
    told.filter(is_credential=True).update(body="", calendar="")
    _let_some_fail()


def _around_today(appointments, now):
    first, last = now - timedelta(days=1), now + timedelta(days=30)
    for appointment in appointments:
        has_address = messages.address_of(appointment.person)
        if has_address and first < appointment.starts_at < last:
            yield appointment


def _tell(appointment, now):
    if appointment.booked_at > now - LOG:
        messages.booked(appointment, now=appointment.booked_at)
    if appointment.starts_at > now and appointment.status != Status.BOOKED:
        messages.remind(appointment, now=now)
    if appointment.status == Status.CANCELLED_BY_PERSON:
        messages.cancelled_by_person(appointment, now=_later(appointment, now))
    elif appointment.status == Status.CANCELLED_BY_CENTER:
        messages.cancelled_by_center(appointment, now=_later(appointment, now))


def _later(appointment, now):
    """A moment between the booking and now."""
    return appointment.booked_at + (min(now, appointment.starts_at) - appointment.booked_at) / 2


def _let_some_fail():
    sent = Message.objects.filter(state=State.SENT).order_by("moment", "pk")
    for position, reason in enumerate(NOT_DELIVERED, start=1):
        message = sent.values_list("pk", flat=True)[5 * position : 5 * position + 1]
        Message.objects.filter(pk__in=list(message)).update(
            state=State.FAILED, reason=reason, sent_at=None
        )
