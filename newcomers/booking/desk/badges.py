"""What a state is called at the desk, and in which tone: the same on every page.

warning: somebody has to look; danger: it cannot go on like this; success: the person is here.
"""

from typing import NamedTuple

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from newcomers.booking.models import Appointment

Status = Appointment.Status


class Badge(NamedTuple):
    text: str | Promise
    tone: str


NONE = Badge("", "")
OF_STATUS = {
    Status.BOOKED: Badge(_("Not yet confirmed"), "warning"),
    Status.CONFIRMED: Badge(_("Confirmed"), "info"),
    Status.ARRIVED: Badge(_("Has arrived"), "success"),
    Status.DONE: Badge(_("Held"), "neutral"),
    Status.NO_SHOW: Badge(_("Did not come"), "warning"),
    Status.CANCELLED_BY_PERSON: Badge(_("Cancelled"), "neutral"),
    Status.CANCELLED_BY_CENTER: Badge(_("Cancelled by us"), "neutral"),
    Status.LAPSED: Badge(_("Lapsed"), "neutral"),
}
UNCONFIRMED = OF_STATUS[Status.BOOKED]
RESULT_MISSING = Badge(_("Result missing"), "warning")
CLOSED = Badge(_("On a closed day"), "danger")
ABSENT = Badge(_("During an absence"), "danger")
UNDELIVERED = Badge(_("Message not delivered"), "danger")


def badge_of(appointment, *, now):
    if appointment.is_open and appointment.ends_at <= now:
        return RESULT_MISSING
    return OF_STATUS.get(appointment.status, NONE)
