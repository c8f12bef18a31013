"""When advisors work, whatever the topic: weekly hours on open days.

Four queries for any number of advisors and days. Moments are in UTC, so that they compare rightly
on the days on which the clocks change.
"""

from collections import defaultdict
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import NamedTuple

from django.utils import timezone

from newcomers.booking.models import Absence, WeeklyRule
from welcome_center.foundation.center.holidays import closed_days


class NoSuchTime(Exception):
    """On that day the clocks leave out this hour."""


class Span(NamedTuple):
    """Half-open."""

    starts_at: datetime
    ends_at: datetime

    @property
    def length(self):
        return self.ends_at - self.starts_at


@dataclass(frozen=True)
class Hours:
    """`spans`: (advisor's pk, day) → spans in order. `closed`: such pairs on which nobody works
    although the week would have it. `absences`: advisor's pk → absences in order."""

    spans: dict[tuple[int, date], list[Span]]
    closed: set[tuple[int, date]]
    absences: dict[int, list[Absence]]

    def of_day(self, advisors, day):
        return [span for advisor in advisors for span in self.spans.get((advisor, day), [])]


def hours_of(advisors, from_day, days):
    """`advisors`: their pks."""
    rules = list(_rules(advisors, from_day, days))
    lands = {rule.site_id: rule.site.land for rule in rules}
    shut = closed_days(lands, from_day, days) if lands else {}
    spans, closed = defaultdict(list), set()
    for day in (from_day + timedelta(days=offset) for offset in range(days)):
        for rule in rules:
            if applies_on(rule, day):
                if day in shut[rule.site_id]:
                    closed.add((rule.advisor_id, day))
                else:
                    spans[rule.advisor_id, day].append(span_of(day, rule.starts, rule.ends))
    joined = {key: _joined(found) for key, found in spans.items()}
    return Hours(joined, closed - joined.keys(), _absences(advisors, from_day, days))


def applies_on(rule, day):
    is_valid = rule.valid_from <= day and (rule.valid_to is None or day <= rule.valid_to)
    return is_valid and rule.weekday == day.isoweekday()


def span_of(day, starts, ends):
    return Span(_moment(day, starts), _moment(day, ends))


def day_bounds(day, days=1):
    """From midnight to midnight in the center's zone: 23 or 25 hours when the clocks change."""
    return Span(_moment(day, time.min), _moment(day + timedelta(days=days), time.min))


def local_moment(day, clock):
    """A time that somebody typed. Where the clock shows it twice it is the first one."""
    moment = _moment(day, clock)
    if timezone.localtime(moment).replace(tzinfo=None) != datetime.combine(day, clock):
        raise NoSuchTime
    return moment


def gaps(spans, taken):
    """The spans less what is taken; neither needs to be in order."""
    taken = sorted(taken)
    for begin, end in sorted(spans):
        cursor = begin
        for start, stop in taken:
            if stop <= cursor or start >= end:
                continue
            if start > cursor:
                yield Span(cursor, start)
            cursor = max(cursor, stop)
        if cursor < end:
            yield Span(cursor, end)


def _moment(day, clock):
    return datetime.combine(day, clock, timezone.get_default_timezone()).astimezone(UTC)


def _rules(advisors, from_day, days):
    last_day = from_day + timedelta(days=days - 1)
    rules = WeeklyRule.objects.not_ended(from_day)
    return rules.filter(
        advisor__in=advisors, valid_from__lte=last_day, site__is_active=True
    ).for_list()


def _joined(spans):
    joined = []
    for begin, end in sorted(spans):
        if joined and begin <= joined[-1].ends_at:
            joined[-1] = Span(joined[-1].starts_at, max(end, joined[-1].ends_at))
        else:
            joined.append(Span(begin, end))
    return joined


def _absences(advisors, from_day, days):
    begin, end = day_bounds(from_day, days)
    found = defaultdict(list)
    absences = Absence.objects.filter(advisor__in=advisors, starts_at__lt=end, ends_at__gt=begin)
    for absence in absences.order_by("starts_at", "pk"):
        found[absence.advisor_id].append(absence)
    return found
