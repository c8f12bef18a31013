"""What needs doing: appointments that somebody has to look at. Four queries."""

from datetime import timedelta
from typing import NamedTuple

from django.db.models import BooleanField, ExpressionWrapper, Q
from django.utils import timezone

from newcomers.booking.desk import badges
from newcomers.booking.desk.obstacles import ABSENT, CLOSED, UNDELIVERED, obstacles
from newcomers.booking.models import Appointment
from welcome_center.foundation.center.holidays import closed_days
from welcome_center.foundation.center.models import Site

BACK = timedelta(days=60)
AHEAD = 60  # days
SHOWN = 10
BADGES = {CLOSED: badges.CLOSED, ABSENT: badges.ABSENT, UNDELIVERED: badges.UNDELIVERED}


class Task(NamedTuple):
    appointment: Appointment
    text: str
    tone: str


def tasks_of(appointments, *, advisors, now):
    """What cannot take place comes first, then by time; and whether there are more."""
    hindered = obstacles(advisors, _closed_days(timezone.localdate(now)), now=now)
    rows = list(_rows(appointments, hindered, now)[: SHOWN + 1])
    tasks = [Task(row, *_reason(row, hindered, now)) for row in rows[:SHOWN]]
    return tasks, len(rows) > SHOWN


def _rows(appointments, hindered, now):
    is_over, is_hindered = Q(ends_at__lte=now), Q(pk__in=hindered)
    waits = Q(status=Appointment.Status.BOOKED, lapses_at__gt=now)
    rows = appointments.filter(status__in=Appointment.OPEN, starts_at__gt=now - BACK)
    found = rows.filter(is_over | is_hindered | waits).for_list()
    if not hindered:
        return found
    first = ExpressionWrapper(is_hindered, BooleanField())
    return found.order_by(first.desc(), *found.query.order_by)


def without_result(user, *, now):
    """One's own appointments that are over, and nobody has said what became of them."""
    rows = Appointment.objects.visible_to(user).filter(advisor__user=user)
    return rows.filter(status__in=Appointment.OPEN, starts_at__gt=now - BACK, ends_at__lte=now)


def _closed_days(today):
    lands = dict(Site.objects.order_by().values_list("pk", "land"))
    return closed_days(lands, today, AHEAD)


def _reason(row, hindered, now):
    if row.ends_at <= now:
        return badges.RESULT_MISSING
    return BADGES.get(hindered.get(row.pk), badges.UNCONFIRMED)
