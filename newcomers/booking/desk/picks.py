"""Free times to choose from at the desk: a week, day by day, each with its advisor and place."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import groupby
from typing import NamedTuple

from django.utils.timezone import localdate

from newcomers.booking.models import AdvisorProfile
from newcomers.booking.slots import free_slots, next_free_slot
from newcomers.booking.week import monday_of, value_of
from welcome_center.foundation.center.models import Site

WEEK = timedelta(days=7)


class Pick(NamedTuple):
    value: str
    starts_at: datetime
    advisor: AdvisorProfile
    site: Site


class Day(NamedTuple):
    day: date
    picks: list[Pick]


@dataclass(frozen=True)
class Week:
    days: list[Day]
    earlier: date | None
    later: date
    next_free: datetime | None

    @property
    def is_empty(self):
        return not any(day.picks for day in self.days)

    @property
    def has_several_sites(self):
        """Else its name need not stand on every button."""
        return len({pick.site.pk for day in self.days for pick in day.picks}) > 1


def days_of_picks(wish, day, *, now, **among):
    """The desk may book without lead time. Seven queries, one or two more for an empty week.
    `advisors`, `sites`: pks of those to search among."""
    today = localdate(now)
    monday = monday_of(max(day, today))
    slots = free_slots(wish, from_day=monday, days=7, now=now, lead=timedelta(0), **among)
    return Week(
        days=_days(monday, picks_of(slots)),
        earlier=monday - WEEK if monday > today else None,
        later=monday + WEEK,
        next_free=None if slots else _next_free(wish, now, among),
    )


def picks_of(slots):
    advisors = AdvisorProfile.objects.select_related("user").in_bulk({s.advisor_id for s in slots})
    sites = Site.objects.in_bulk({slot.site_id for slot in slots})
    return [
        Pick(value_of(slot), slot.starts_at, advisors[slot.advisor_id], sites[slot.site_id])
        for slot in slots
    ]


def nearest_picks(wish, wanted, *, now, **among):
    """Six free times around a moment that is taken."""
    begin = max(localdate(wanted) - WEEK, localdate(now))
    slots = free_slots(wish, from_day=begin, days=21, now=now, lead=timedelta(0), **among)
    near = sorted(slots, key=lambda slot: abs(slot.starts_at - wanted))[:6]
    return picks_of(sorted(near))


def _next_free(wish, now, among):
    slot = next_free_slot(wish, now=now, **among)
    return slot.starts_at if slot else None


def _days(monday, picks):
    by_day = {day: list(found) for day, found in groupby(picks, lambda p: localdate(p.starts_at))}
    days = (monday + timedelta(days=offset) for offset in range(7))
    return [Day(day, by_day.get(day, [])) for day in days if day.weekday() < 5 or day in by_day]
