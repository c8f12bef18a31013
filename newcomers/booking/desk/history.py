"""What happened to an appointment, in words."""

from datetime import datetime
from itertools import pairwise
from typing import NamedTuple

import pghistory
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from newcomers.booking.models import Appointment
from welcome_center.foundation.accounts.models import User
from welcome_center.foundation.center.moments import day_and_clock
from welcome_center.foundation.words import isolated

Status = Appointment.Status
RESULTS = (Status.ARRIVED, Status.DONE, Status.NO_SHOW)
WORDS = {
    Status.HELD: gettext_lazy("The time was kept while the form was filled in."),
    Status.BOOKED: gettext_lazy("Booked, to be confirmed by e-mail."),
    Status.CONFIRMED: gettext_lazy("Booked and confirmed."),
    Status.ARRIVED: gettext_lazy("The person arrived."),
    Status.DONE: gettext_lazy("The talk was held."),
    Status.NO_SHOW: gettext_lazy("The person did not come."),
    Status.CANCELLED_BY_PERSON: gettext_lazy("Cancelled by the person."),
    Status.CANCELLED_BY_CENTER: gettext_lazy("Cancelled by us."),
    Status.LAPSED: gettext_lazy("Not confirmed in time: the time is offered again."),
}


class Step(NamedTuple):
    at: datetime
    text: str
    by: str


def by_colleague(user):
    """Changes made in here are known as this colleague's."""
    return pghistory.context(colleague=str(user.uuid))


def history_of(appointment):
    """The latest first. Two queries."""
    events = list(
        appointment.events.select_related("pgh_context", "advisor__user").order_by("pgh_id")
    )
    names = _names(events)
    steps = [
        Step(event.pgh_created_at, text, names.get(_colleague(event), ""))
        for before, event in pairwise([None, *events])
        if (text := _in_words(before, event))
    ]
    return steps[::-1]


def _in_words(before, event):
    if before is None or before.status != event.status:
        if before is not None and before.status in RESULTS and event.status == Status.CONFIRMED:
            return _("The result was taken back.")
        return WORDS[event.status]
    if before.starts_at != event.starts_at:
        return _("Moved to %(when)s.") % {"when": day_and_clock(event.starts_at)}
    if before.advisor_id != event.advisor_id:
        return _("Handed over to %(advisor)s.") % {"advisor": isolated(event.advisor)}
    return ""


def _names(events):
    uuids = {_colleague(event) for event in events} - {None}
    users = User.objects.filter(uuid__in=uuids) if uuids else []
    return {str(user.uuid): str(user) for user in users}


def _colleague(event):
    return event.pgh_context.metadata.get("colleague") if event.pgh_context else None
