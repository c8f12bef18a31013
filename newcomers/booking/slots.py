"""Free times for a consultation.

Free = weekly rules − closed days − absences − held and booked times,
by topic, language, mode and site. Three queries whatever the number of advisors and days,
then one sweep per advisor. Moments are whole seconds since 1970 (UTC) inside the
sweep: integers are quicker than dates.
"""

from collections import defaultdict
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from functools import lru_cache
from typing import NamedTuple
from zoneinfo import ZoneInfo

from django.utils import timezone

from newcomers.booking import slot_rows
from welcome_center.foundation.center.holidays import closed_days
from welcome_center.foundation.center.models import Language, Site, Topic

GRID = 15 * 60  # seconds; appointments begin at full quarters of an hour
LEAD = timedelta(hours=1)  # the public books at least so long ahead
HORIZON = timedelta(days=60)  # and at most so far


class Slot(NamedTuple):
    """A free time of one advisor at one site. Half-open."""

    starts_at: datetime
    ends_at: datetime
    advisor_id: int
    site_id: int


@dataclass(frozen=True)
class Wish:
    """What somebody wants to talk about, and how."""

    topic: Topic
    language: Language
    mode: str
    site: Site | None = None

    @property
    def seconds(self):
        return self.topic.minutes * 60


def free_slots(wish, *, from_day, days, now, lead=LEAD, **among):
    """Every free slot from `from_day` on, by time, then advisor. `advisors`, `sites`: pks of those
    to search among, else all."""
    starts = _free_starts(wish, from_day, days, now=now, lead=lead, **among)
    return [_slot(wish, *start) for start in starts]


def free_times(wish, *, from_day, days, now):
    """One free slot for each time and place. Of several advisors each gets a turn."""
    starts = _free_starts(wish, from_day, days, now=now, lead=LEAD)
    offered = defaultdict(list)
    for second, advisor, site in starts:
        offered[second, site].append(advisor)
    return [
        _slot(wish, second, advisors[second // wish.seconds % len(advisors)], site)
        for (second, site), advisors in offered.items()
    ]


def next_free_slot(wish, *, now, days=HORIZON.days, **among):
    """The first free slot, or None. Looks at two weeks first: that is where it mostly is."""
    today = timezone.localdate(now)
    for offset, length in ((0, 14), (14, days - 14)):
        begin = today + timedelta(days=offset)
        starts = _free_starts(wish, begin, length, now=now, lead=LEAD, **among)
        if starts:
            return _slot(wish, *starts[0])
    return None


def is_within_hours(held, *, advisor=None):
    """Whether a time still lies in offered hours: no absence, no closed day, no ended rule since.
    Other appointments are not asked; the database keeps those apart. `advisor`: pk, if another."""
    day = timezone.localdate(held.starts_at)
    talk = {"topic": held.topic_id, "language": held.language_id, "mode": held.mode}
    advisor = advisor or held.advisor_id
    present = (held.starts_at, held.ends_at)
    rules = slot_rows.rules(
        **talk, first_day=day, last_day=day, advisors=[advisor], present=present
    )
    offered = _offered(rules, _open_days(rules, day, 1)) if rules else {}
    begin, end = held.starts_at.timestamp(), held.ends_at.timestamp()
    ranges = offered.get((advisor, held.site_id), [])
    return any(first <= begin and end <= last for first, last in ranges)


def _slot(wish, start, advisor, site):
    return Slot(_moment(start), _moment(start + wish.seconds), advisor, site)


def _free_starts(wish, from_day, days, *, now, lead, advisors=None, sites=None):
    """Sorted (second, advisor, site)."""
    rules = _rules(wish, from_day, days, advisors, sites)
    if not rules:
        return []
    offered = _offered(rules, _open_days(rules, from_day, days))
    busy = _busy({rule.advisor_id for rule in rules}, *_bounds(from_day, days), now)
    earliest = int((now + lead).timestamp())
    starts = []
    for (advisor, site), ranges in offered.items():
        for start, stop in _gaps(ranges, busy[advisor]):
            fitting = _fitting(start, stop, wish.seconds, earliest)
            starts.extend((second, advisor, site) for second in fitting)
    return sorted(starts)


# What advisors offer --------------------------------------------------------------------------


def _rules(wish, from_day, days, advisors, sites):
    return slot_rows.rules(
        topic=wish.topic.pk,
        language=wish.language.pk,
        mode=wish.mode,
        sites=[wish.site.pk] if wish.site else sites,
        first_day=from_day,
        last_day=from_day + timedelta(days=days - 1),
        advisors=advisors,
    )


def _open_days(rules, from_day, days):
    """For each site and weekday: the days on which it works."""
    sites = {rule.site_id: rule.land for rule in rules}
    closed = closed_days(sites, from_day, days)
    open_days = defaultdict(list)
    for day in (from_day + timedelta(days=offset) for offset in range(days)):
        for site in sites:
            if day not in closed[site]:
                open_days[site, day.isoweekday()].append(day)
    return open_days


def _offered(rules, open_days):
    """For each advisor and site: ranges in seconds, in order, touching ones joined."""
    ranges = defaultdict(list)
    zone = timezone.get_default_timezone_name()
    for rule in rules:
        for day in open_days[rule.site_id, rule.weekday]:
            if rule.valid_from <= day and (rule.valid_to is None or day <= rule.valid_to):
                begin, end = _seconds(day, rule.starts, zone), _seconds(day, rule.ends, zone)
                ranges[rule.advisor_id, rule.site_id].append((begin, end))
    return {key: _joined(found) for key, found in ranges.items()}


@lru_cache(maxsize=20_000)
def _seconds(day, clock, zone):
    """A local time as seconds since 1970. In the hour that comes twice it is the first one;
    in the hour that a day leaves out it is as long after the change as it would have been."""
    return int(datetime.combine(day, clock, ZoneInfo(zone)).timestamp())


def _joined(ranges):
    ranges.sort()
    joined = [list(ranges[0])]
    for begin, end in ranges[1:]:
        if begin <= joined[-1][1]:
            joined[-1][1] = max(end, joined[-1][1])
        else:
            joined.append([begin, end])
    return joined


# What is taken --------------------------------------------------------------------------------


def _busy(advisors, begin, end, now):
    """For each advisor the taken ranges in seconds, by their beginning."""
    busy = defaultdict(list)
    for advisor, starts, ends in slot_rows.busy(advisors, begin=begin, end=end, now=now):
        busy[advisor].append((starts, ends))
    return busy


def _bounds(from_day, days):
    zone = timezone.get_default_timezone()
    begin = datetime.combine(from_day, time.min, zone)
    return begin, datetime.combine(from_day + timedelta(days=days), time.min, zone)


# What is left ---------------------------------------------------------------------------------


def _fitting(start, stop, seconds, earliest):
    """One after the other from the gap's beginning, so that a time that was shown stays bookable
    while the clock goes on; nothing before `earliest`."""
    first = _on_grid(start)
    if first < earliest:
        first += -(-(earliest - first) // seconds) * seconds
    return range(first, stop - seconds + 1, seconds)


def _gaps(offered, busy):
    """The offered ranges less the taken ones; both in order."""
    taken_until, index = 0, 0
    for begin, end in offered:
        cursor = max(begin, taken_until)
        while index < len(busy) and busy[index][0] < end:
            start, stop = busy[index]
            if start > cursor:
                yield cursor, start
            cursor = max(cursor, stop)
            index += 1
        if cursor < end:
            yield cursor, end
        taken_until = cursor


def _on_grid(second):
    return -(-second // GRID) * GRID


def _moment(second):
    return datetime.fromtimestamp(second, UTC)
