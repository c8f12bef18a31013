"""A week, day by day: one advisor's with all that lies between the appointments, a team's in short.

Computes only; what it needs comes in.
"""

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import NamedTuple

from django.utils.timezone import localdate

from newcomers.booking.desk.agenda import Entry, timeline
from newcomers.booking.desk.figures import PLACE
from newcomers.booking.models import Absence, AdvisorProfile
from newcomers.booking.working_hours import Span, gaps


class Taken(NamedTuple):
    """Time of an advisor that nobody can book; `is_named`: by an appointment the reader may see."""

    advisor_id: int
    starts_at: datetime
    ends_at: datetime
    is_named: bool


@dataclass(frozen=True)
class Group:
    """One advisor's day inside a team's week."""

    profile: AdvisorProfile
    booked: int
    free: list[Span]
    absence: Absence | None = None
    entries: list[Entry] = field(default_factory=list)


@dataclass(frozen=True)
class Day:
    """`free`: places, as the day page counts them. `entries` of one advisor, or `groups`."""

    day: date
    booked: int
    free: int
    is_closed: bool
    entries: list[Entry] = field(default_factory=list)
    groups: list[Group] = field(default_factory=list)


def week_of_one(profile, appointments, elsewhere, hours, monday, *, now):
    """`elsewhere`: of teams whose appointments the reader may not see. They only take time."""
    ours, theirs = _by_day(appointments), _by_day(elsewhere)
    return [
        _day_of_one(
            day,
            timeline(ours[day], hours, profile, day, elsewhere=theirs[day], now=now),
            is_closed=(profile.pk, day) in hours.closed,
        )
        for day in _shown_days(monday, hours, {*ours, *theirs})
    ]


def week_of_team(profiles, taken, entries, hours, monday, *, now):
    """`taken`: all of it; `entries`: the appointments to name, none where they are too many."""
    of_advisor, shown = defaultdict(list), defaultdict(list)
    for row in taken:
        of_advisor[row.advisor_id, localdate(row.starts_at)].append(row)
    for entry in entries:
        shown[entry.appointment.advisor_id, localdate(entry.starts_at)].append(entry)
    return [
        _day_of_team(day, profiles, of_advisor, shown, hours, now)
        for day in _shown_days(monday, hours, {day for _advisor, day in of_advisor})
    ]


def _day_of_one(day, entries, *, is_closed):
    booked = sum(entry.appointment is not None and entry.when != "held" for entry in entries)
    free = [Span(e.starts_at, e.ends_at) for e in entries if e.when == "free"]
    return Day(day, booked, _places(free), is_closed, entries=entries)


def _day_of_team(day, profiles, of_advisor, shown, hours, now):
    groups = [
        _group(each, day, of_advisor[each.pk, day], shown[each.pk, day], hours, now)
        for each in profiles
        if hours.spans.get((each.pk, day)) or of_advisor[each.pk, day]
    ]
    is_closed = any((each.pk, day) in hours.closed for each in profiles)
    booked, free = sum(g.booked for g in groups), sum(_places(g.free) for g in groups)
    return Day(day, booked, free, is_closed, groups=groups)


def _group(profile, day, taken, entries, hours, now):
    spans = hours.of_day([profile.pk], day)
    absences = [
        absence
        for absence in hours.absences.get(profile.pk, [])
        if any(s.starts_at < absence.ends_at and absence.starts_at < s.ends_at for s in spans)
    ]
    busy = [Span(each.starts_at, each.ends_at) for each in (*taken, *absences)]
    return Group(
        profile,
        booked=sum(row.is_named for row in taken),
        free=list(gaps(_from_now(spans, now), busy)),
        absence=next(iter(absences), None),
        entries=entries,
    )


def _from_now(spans, now):
    minute = now.replace(second=0, microsecond=0)
    return [Span(max(s.starts_at, minute), s.ends_at) for s in spans if s.ends_at > now]


def _places(free):
    return sum(span.length // PLACE for span in free)


def _by_day(appointments):
    by_day = defaultdict(list)
    for each in appointments:
        by_day[localdate(each.starts_at)].append(each)
    return by_day


def _shown_days(monday, hours, busy):
    """Monday to Friday, and a day of the weekend on which there is something."""
    busy = {*busy, *(day for (_advisor, day), spans in hours.spans.items() if spans)}
    days = (monday + timedelta(days=offset) for offset in range(7))
    return [day for day in days if day.weekday() < 5 or day in busy]
