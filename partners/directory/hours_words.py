"""Opening hours in words, in the reader's language."""

from dataclasses import dataclass
from datetime import datetime, time, timedelta

from django.utils.dates import WEEKDAYS, WEEKDAYS_ABBR
from django.utils.translation import gettext as _

from partners.directory import hours
from welcome_center.foundation.center.moments import END, ISOLATE, clock, clock_range, short_day


@dataclass(frozen=True)
class Line:
    """Days that are alike, and when they are open: "Mo–Do", "9:00–16:00 Uhr"."""

    days: str
    times: str
    is_open: bool


def lines(text, land, first_day, names=WEEKDAYS):
    """The usual week, days that are alike together. Closed days are named too."""
    week = hours.usual_week(text, land, first_day)
    found, start = [], 0
    for weekday in range(1, 8):
        if weekday == 7 or week[weekday] != week[start]:
            label = _span(start, weekday - 1, names)
            found.append(Line(label, times(week[start]), bool(week[start])))
            start = weekday
    return found


def short(text, land, first_day):
    """Mo–Do 9:00–16:00 Uhr, Fr 9:00–12:00 Uhr: only the days that are open."""
    comma = _(", ")
    return comma.join(
        f"{line.days} {line.times}"
        for line in lines(text, land, first_day, WEEKDAYS_ABBR)
        if line.is_open
    )


def times(ranges):
    if not ranges:
        return _("closed")
    if ranges == ((time.min, time.min),):
        return _("round the clock")
    return _(" and ").join(_range(opens, closes) for opens, closes in ranges)


def _range(opens, closes):
    # On paper, a day ends at 24:00.
    if closes == time.min:
        return _("from %(opens)s until midnight") % {"opens": clock(opens)}
    return clock_range(opens, closes)


def _span(first, last, names):
    if first == last:
        return str(names[first])
    if names is WEEKDAYS_ABBR:
        return f"{ISOLATE}{names[first]}{END}–{ISOLATE}{names[last]}{END}"
    return _("%(first)s to %(last)s") % {"first": names[first], "last": names[last]}


def state(text, land, moment):
    """One sentence about this minute. Empty where no hours are known."""
    now = hours.now(text, land, moment)
    if now is None:
        return ""
    if now.is_open:
        return _open_until(now.closes_at)
    if now.opens_at is None:
        return _("Closed at present")
    return _opens_at(now.opens_at, moment)


def _open_until(closes_at: datetime | None):
    if closes_at is None:
        return _("Open round the clock")
    return _("Open now, until %(time)s") % {"time": clock(closes_at.time())}


def _opens_at(opens_at, moment):
    today = moment.astimezone(hours.BERLIN).date()
    named = {"time": clock(opens_at.time()), "day": WEEKDAYS[opens_at.weekday()]}
    if opens_at.date() == today:
        return _("Opens today at %(time)s") % named
    if opens_at.date() == today + timedelta(days=1):
        return _("Opens tomorrow at %(time)s") % named
    if opens_at.date() - today < timedelta(days=7):
        return _("Opens on %(day)s at %(time)s") % named
    named["day"] = short_day(opens_at.date())
    return _("Opens on %(day)s at %(time)s") % named
