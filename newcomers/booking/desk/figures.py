"""What an advisor's day comes to, in numbers that can be counted."""

from datetime import datetime, timedelta
from typing import NamedTuple

from django.db import connection
from django.utils import timezone

from newcomers.booking.models import Appointment
from newcomers.booking.working_hours import Span, day_bounds, gaps

PLACE = timedelta(minutes=30)  # what counts as one place
WAITING_COUNTED = timedelta(days=28)
AHEAD = 14  # days looked at for the next free place
QUARTER = 15 * 60  # seconds
# Plain SQL, as in `obstacles`: the day's page asks this each time.
WAITING = """
SELECT percentile_cont(0.5) WITHIN GROUP (ORDER BY (
    (starts_at AT TIME ZONE %(zone)s)::date - (booked_at AT TIME ZONE %(zone)s)::date)::float8)
FROM newcomers_appointment
WHERE advisor_id = ANY(%(advisors)s) AND booked_at > %(since)s AND booked_at <= %(now)s
  AND status <> %(lapsed)s
"""


class Figures(NamedTuple):
    booked: int
    over: int
    places: int
    next_free: datetime | None
    waiting_days: int | None


class Taken(NamedTuple):
    booked: list[Span]
    away: list[Span]

    @property
    def all(self):
        return self.booked + self.away


def figures_of(profiles, hours, day, *, now):
    """Two queries. `hours` reach over AHEAD days from `day` on."""
    pks = [profile.pk for profile in profiles]
    taken = taken_time(pks, hours, day, now=now)
    today = day_bounds(day)
    booked = [
        span
        for pk in pks
        for span in taken[pk].booked
        if today.starts_at <= span.starts_at < today.ends_at
    ]
    free = (gap for pk in pks for gap in gaps(hours.of_day([pk], day), taken[pk].all))
    beginnings = next_free_places(pks, hours, taken, since=max(now, today.starts_at)).values()
    return Figures(
        booked=len(booked),
        over=sum(span.ends_at <= now for span in booked),
        places=len(booked) + sum(gap.length // PLACE for gap in free),
        next_free=min((begin for begin in beginnings if begin), default=None),
        waiting_days=waiting_days(pks, now=now),
    )


def waiting_days(advisors, *, now):
    """The median of the days between booking and appointment, for what was booked in four weeks."""
    asked = {
        "advisors": list(advisors),
        "since": now - WAITING_COUNTED,
        "now": now,
        "lapsed": Appointment.Status.LAPSED.value,
        "zone": timezone.get_default_timezone_name(),
    }
    with connection.cursor() as cursor:
        cursor.execute(WAITING, asked)
        median = cursor.fetchone()[0]
    return None if median is None else round(median)


def taken_time(advisors, hours, day, *, now):
    """advisor's pk → Taken, over AHEAD days. One query."""
    period = day_bounds(day, AHEAD)
    taken = {pk: Taken([], _away(hours.absences.get(pk, []))) for pk in advisors}
    rows = Appointment.objects.taking_time_at(now).overlapping(*period).filter(advisor__in=advisors)
    fields = ("advisor_id", "starts_at", "ends_at")
    for advisor, *span in rows.order_by().values_list(*fields):
        taken[advisor].booked.append(Span(*span))
    return taken


def next_free_places(advisors, hours, taken, *, since):
    """advisor's pk → the beginning of the next free place, or None."""
    spans = {pk: [] for pk in advisors}
    for (pk, _day), found in hours.spans.items():
        spans[pk] += found
    return {pk: _first_place(gaps(spans[pk], taken[pk].all), since) for pk in advisors}


def _away(absences):
    return [Span(absence.starts_at, absence.ends_at) for absence in absences]


def _first_place(free, since):
    """At a full quarter of an hour, as places are offered."""
    for gap in free:
        begin = max(gap.starts_at, since)
        begin += timedelta(seconds=-begin.timestamp() % QUARTER)
        if gap.ends_at - begin >= PLACE:
            return begin
    return None
