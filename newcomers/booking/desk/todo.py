"""What needs doing: appointments that somebody has to look at. Five queries."""

from datetime import timedelta
from typing import NamedTuple

from django.db.models import BooleanField, CharField, ExpressionWrapper, F, Q
from django.db.models.functions import Cast
from django.db.models.lookups import In
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


def tasks_of(appointments, *, advisors, now):
    """What cannot take place comes first, then by time; and whether there are more."""
    closed, absent = _closed_days(timezone.localdate(now)), _during_absences(advisors, now)
    rows = list(_rows(appointments, closed, absent, now)[: SHOWN + 1])
    tasks = [Task(row, *_reason(row, closed, absent, now)) for row in rows[:SHOWN]]
    return tasks, len(rows) > SHOWN


def _rows(appointments, closed, absent, now):
    # A list that PostgreSQL makes once; asked for each row anew it took longer than all the rest.
    failed = Message.objects.filter(state=Message.State.FAILED).values("object_id")
    rows = appointments.filter(status__in=Appointment.OPEN, starts_at__gt=now - BACK)
    rows = rows.annotate(has_failed=In(Cast("uuid", CharField()), failed))
    is_over = Q(ends_at__lte=now)
    is_hit = Q(has_failed=True) | Q(pk__in=absent) | _on_closed_days(closed)
    waits = Q(status=Appointment.Status.BOOKED, lapses_at__gt=now)
    cannot_be = ExpressionWrapper(~is_over & is_hit, BooleanField())
    found = rows.filter(is_over | is_hit | waits).for_list()
    return found.order_by(cannot_be.desc(), *found.query.order_by)


def _during_absences(advisors, now):
    """Their pks: of what is still to come."""
    absences = Absence.objects.filter(advisor__in=advisors, ends_at__gt=now)
    hit = absences.filter(
        advisor__appointments__status__in=Appointment.OPEN,
        advisor__appointments__starts_at__lt=F("ends_at"),
        advisor__appointments__ends_at__gt=F("starts_at"),
    )
    return set(hit.order_by().values_list("advisor__appointments", flat=True))


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


def _reason(row, closed, absent, now):
    if row.ends_at <= now:
        return badges.RESULT_MISSING
    if timezone.localdate(row.starts_at) in closed.get(row.site_id, ()):
        return badges.CLOSED
    if row.pk in absent:
        return badges.ABSENT
    if row.has_failed:
        return badges.UNDELIVERED
    return badges.UNCONFIRMED
