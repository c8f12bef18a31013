"""What an advisor's day comes to, in numbers that can be counted."""

from datetime import datetime, timedelta
from typing import NamedTuple

from django.db.models import Aggregate, DurationField, ExpressionWrapper
from django.db.models.functions import TruncDay

from newcomers.booking.models import Appointment
from newcomers.booking.working_hours import Span, day_bounds, gaps

PLACE = timedelta(minutes=30)  # what counts as one place
WAITING_COUNTED = timedelta(days=28)
AHEAD = 14  # days looked at for the next free place
QUARTER = 15 * 60  # seconds


class Figures(NamedTuple):
    booked: int
    over: int
    places: int
    next_free: datetime | None
    waiting_days: int | None


class Median(Aggregate):
    function = "percentile_cont"
    template = "%(function)s(0.5) WITHIN GROUP (ORDER BY %(expressions)s)"
    output_field = DurationField()


def figures_of(profiles, hours, day, *, now):
    """Two queries. `hours` reach over AHEAD days from `day` on."""
    pks = [profile.pk for profile in profiles]
    taken = _taken(pks, day, hours, now)
    today = day_bounds(day)
    of_day = [
        (status, span)
        for pk in pks
        for status, span in taken[pk]
        if status is not None and today.starts_at <= span.starts_at < today.ends_at
    ]
    free = sum(
        int(gap.length / PLACE)
        for pk in pks
        for gap in gaps(hours.of_day([pk], day), [span for _, span in taken[pk]])
    )
    return Figures(
        booked=len(of_day),
        over=sum(span.ends_at <= now for _, span in of_day),
        places=len(of_day) + free,
        next_free=_next_free(pks, hours, taken, max(now, today.starts_at)),
        waiting_days=waiting_days(pks, now=now),
    )


def waiting_days(advisors, *, now):
    """The median of the days between booking and appointment, for what was booked in four weeks."""
    recent = Appointment.objects.filter(
        advisor__in=advisors,
        booked_at__gt=now - WAITING_COUNTED,
        booked_at__lte=now,
    ).exclude(status=Appointment.Status.LAPSED)
    days = ExpressionWrapper(TruncDay("starts_at") - TruncDay("booked_at"), DurationField())
    median = recent.order_by().aggregate(median=Median(days))["median"]
    return None if median is None else round(median / timedelta(days=1))


def _taken(advisors, day, hours, now):
    """advisor's pk → (status, span), and (None, span) for absences."""
    begin, end = day_bounds(day, AHEAD)
    lapsed = Appointment.objects.lapsed(now).filter(status=Appointment.Status.HELD)
    rows = Appointment.objects.taking_time().overlapping(begin, end).filter(advisor__in=advisors)
    taken = {pk: [(None, Span(a.starts_at, a.ends_at)) for a in hours.absences.get(pk, [])] for pk in advisors}
    fields = ("advisor_id", "status", "starts_at", "ends_at")
    for advisor, status, *span in rows.exclude(pk__in=lapsed).order_by().values_list(*fields):
        taken[advisor].append((status, Span(*span)))
    return taken


def _next_free(advisors, hours, taken, since):
    spans = {pk: [] for pk in advisors}
    for (pk, _day), found in hours.spans.items():
        spans[pk] += found
    beginnings = (
        _first_place(gaps(spans[pk], [span for _, span in taken[pk]]), since) for pk in advisors
    )
    return min((begin for begin in beginnings if begin), default=None)


def _first_place(free, since):
    """At a full quarter of an hour, as places are offered."""
    for gap in free:
        begin = max(gap.starts_at, since)
        begin += timedelta(seconds=-begin.timestamp() % QUARTER)
        if gap.ends_at - begin >= PLACE:
            return begin
    return None
