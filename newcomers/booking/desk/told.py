"""After a change at the desk: who hears of it by our mail, and whom somebody has to call."""

from typing import NamedTuple

from newcomers.booking.desk.settling import TOLD
from newcomers.booking.messages import address_of
from newcomers.booking.models import Appointment


class Told(NamedTuple):
    by_mail: list[Appointment]
    to_call: list[Appointment]
    out_of_reach: list[Appointment]


def told_of(request):
    """Of the last change that was made in this browser."""
    uuids = request.session.get(TOLD, [])
    visible = Appointment.objects.visible_to(request.user).exclude(person=None)
    told = Told([], [], [])
    for found in visible.filter(uuid__in=uuids).for_list().select_related("person__account"):
        _list_for(found.person, told).append(found)
    return told


def _list_for(person, told):
    if address_of(person):
        return told.by_mail
    return told.to_call if person.phone else told.out_of_reach
