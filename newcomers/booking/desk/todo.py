"""What needs doing: appointments that somebody has to look at. Four queries."""

from datetime import timedelta
from typing import NamedTuple

from django.db.models import BooleanField, CharField, Exists, ExpressionWrapper, OuterRef, Q
from django.db.models.functions import Cast
from django.utils import timezone

from newcomers.booking.desk import badges
from newcomers.booking.models import Absence, Appointment
from newcomers.booking.working_hours import day_bounds
from welcome_center.foundation.center.holidays import closed_days
from welcome_center.foundation.center.models import Site
from welcome_center.foundation.outbox.models import Message

BACK = timedelta(days=60)
AHEAD = 60  # days
SHOWN = 10


class Task(NamedTuple):
    appointment: Appointment
    text: str
    tone: str


def tasks_of(appointments, *, now):
    """What cannot take place comes first, then by time; and whether there are more."""
    closed = _closed_days(timezone.localdate(now))
    rows = list(_rows(appointments, closed, now)[: SHOWN + 1])
    tasks = [Task(row, *_reason(row, closed, now)) for row in rows[:SHOWN]]
    return tasks, len(rows) > SHOWN


def _rows(appointments, closed, now):
    failed = Message.objects.filter(state=Message.State.FAILED)
    absences = Absence.objects.filter(advisor=OuterRef("advisor"))
    rows = appointments.filter(status__in=Appointment.OPEN, starts_at__gt=now - BACK).annotate(
        has_failed=Exists(failed.filter(object_id=Cast(OuterRef("uuid"), CharField()))),
        is_absent=Exists(
            absences.filter(starts_at__lt=OuterRef("ends_at"), ends_at__gt=OuterRef("starts_at"))
        ),
    )
    is_over = Q(ends_at__lte=now)
    is_hit = Q(has_failed=True) | Q(is_absent=True) | _on_closed_days(closed)
    waits = Q(status=Appointment.Status.BOOKED, lapses_at__gt=now)
    cannot_be = ExpressionWrapper(~is_over & is_hit, BooleanField())
    found = rows.filter(is_over | is_hit | waits).for_list()
    return found.order_by(cannot_be.desc(), *found.query.order_by)


def _closed_days(today):
    lands = dict(Site.objects.order_by().values_list("pk", "land"))
    return closed_days(lands, today, AHEAD)


def _on_closed_days(closed):
    condition = Q(pk=None)
    for site, days in closed.items():
        for day in days:
            begin, end = day_bounds(day)
            condition |= Q(site=site, starts_at__gte=begin, starts_at__lt=end)
    return condition


def _reason(row, closed, now):
    if row.ends_at <= now:
        return badges.RESULT_MISSING
    if timezone.localdate(row.starts_at) in closed.get(row.site_id, ()):
        return badges.CLOSED
    if row.is_absent:
        return badges.ABSENT
    if row.has_failed:
        return badges.UNDELIVERED
    return badges.UNCONFIRMED
