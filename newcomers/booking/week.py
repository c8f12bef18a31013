"""Free times as a page shows them: by day, one button for each time and place."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from itertools import groupby
from typing import NamedTuple

from django.contrib.postgres.aggregates import ArrayAgg
from django.db.models import BigIntegerField
from django.utils.timezone import localdate
from django.utils.translation import pgettext

from newcomers.booking.slots import HORIZON, Slot, free_times, next_free_slot
from welcome_center.foundation.center.models import Language, Site

WEEK = timedelta(days=7)
ALTERNATIVES = 6


class Time(NamedTuple):
    """One button: when, in which languages of the advisor (their names), where."""

    value: str
    starts_at: datetime
    languages: str
    site: Site


class Day(NamedTuple):
    day: date
    times: list[Time]


@dataclass(frozen=True)
class Week:
    """Monday to Friday, and a day of the weekend on which there is something."""

    monday: date
    days: list[Day]
    earlier: date | None
    later: date | None

    @property
    def last_day(self):
        return self.days[-1].day if self.days else self.monday + WEEK - timedelta(days=1)

    @property
    def first_day(self):
        return self.days[0].day if self.days else self.monday

    @property
    def is_empty(self):
        return not any(day.times for day in self.days)

    @property
    def has_several_sites(self):
        return len(self._sites) > 1

    @property
    def only_site(self):
        return None if len(self._sites) != 1 else next(iter(self._sites))

    @property
    def _sites(self):
        return {time.site for day in self.days for time in day.times}


def monday_of(day):
    return day - timedelta(days=day.weekday())


def week_of(wish, day, *, now):
    """The week of that day, or of the nearest bookable one."""
    today = localdate(now)
    last_day = today + HORIZON
    monday = monday_of(min(max(day, today), last_day))
    days = min(7, (last_day - monday).days + 1)
    return _week(wish, monday, free_times(wish, from_day=monday, days=days, now=now), today)


def first_week(wish, *, now):
    """The week of the first free time; this week where there is none at all.

    It mostly is this week or the next, so both are read at once."""
    today = localdate(now)
    monday = monday_of(today)
    slots = free_times(wish, from_day=monday, days=14, now=now)
    if slots:
        monday = monday_of(localdate(slots[0].starts_at))
        return _week(wish, monday, [slot for slot in slots if _is_in(monday, slot)], today)
    first = next_free_slot(wish, now=now)
    return week_of(wish, localdate(first.starts_at) if first else today, now=now)


def _is_in(monday, slot):
    return monday <= localdate(slot.starts_at) < monday + WEEK


def _week(wish, monday, slots, today):
    return Week(
        monday=monday,
        days=_days(monday, today, _times(wish, slots)),
        earlier=monday - WEEK if monday > today else None,
        later=monday + WEEK if monday + WEEK <= today + HORIZON else None,
    )


def nearest_times(wish, wanted, *, now):
    """Free times around a moment, in their order. Mostly the day before and after have enough."""
    for margin in (timedelta(days=1), WEEK):
        slots = _around(wish, wanted, margin, now)
        if len(slots) >= ALTERNATIVES:
            break
    if not slots:
        first = next_free_slot(wish, now=now)
        slots = [first] if first else []
    near = sorted(slots, key=lambda slot: abs(slot.starts_at - wanted))
    return _times(wish, sorted(near[:ALTERNATIVES]))


def _around(wish, wanted, margin, now):
    begin = max(localdate(wanted) - margin, localdate(now))
    last_day = min(localdate(wanted) + 2 * margin, localdate(now) + HORIZON)
    return free_times(wish, from_day=begin, days=(last_day - begin).days + 1, now=now)


def value_of(slot):
    return f"{int(slot.starts_at.timestamp())}.{slot.advisor_id}.{slot.site_id}"


def slot_from(value, wish):
    """What `value_of` wrote; None for anything else. Whether it is free is another question."""
    try:
        second, advisor, site = map(int, value.split("."))
        starts_at = datetime.fromtimestamp(second, UTC)
        slot = Slot(starts_at, starts_at + timedelta(seconds=wish.seconds), advisor, site)
    except (ValueError, OverflowError, OSError):
        return None
    return slot if _is_thinkable(slot) else None


def _is_thinkable(slot):
    """Of numbers that the database takes, and far from where the calendar ends."""
    are_keys = all(0 < key <= BigIntegerField.MAX_BIGINT for key in (slot.advisor_id, slot.site_id))
    return are_keys and 2000 < slot.starts_at.year < 2200


def _days(monday, today, times):
    by_day = {day: list(found) for day, found in groupby(times, lambda t: localdate(t.starts_at))}
    week = [monday + timedelta(days=offset) for offset in range(7)]
    working_days = [day for day in week[:5] if day >= today]
    return [Day(day, by_day.get(day, [])) for day in sorted({*working_days, *by_day})]


def _times(wish, slots):
    spoken = _spoken({slot.advisor_id for slot in slots}, wish)
    sites = Site.objects.in_bulk({slot.site_id for slot in slots})
    return [
        Time(value_of(slot), slot.starts_at, spoken[slot.advisor_id], sites[slot.site_id])
        for slot in slots
    ]


def _spoken(advisors, wish):
    """For each advisor the names of the languages, the wanted one first. Put together once:
    a page may show hundreds of times."""
    spoken = Language.objects.filter(advisors__in=advisors).annotate(speakers=ArrayAgg("advisors"))
    wanted_first = sorted(spoken, key=lambda language: language != wish.language)
    labels = [(language.label, set(language.speakers)) for language in wanted_first]
    separator = pgettext("between languages", ", ")
    return {
        advisor: separator.join(label for label, speakers in labels if advisor in speakers)
        for advisor in advisors
    }
