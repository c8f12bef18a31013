"""Opening hours in OpenStreetMap's syntax: read by a library, with public holidays of each Land.

The library knows holidays by country only, so we hand it the Land's own days instead of "PH".
Times are local (Europe/Berlin); a range belongs to the day on which it begins.
"""

import re
from collections import Counter
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from opening_hours import OpeningHours, ParserError, State

from welcome_center.foundation.center.holidays import public_holidays

BERLIN = ZoneInfo("Europe/Berlin")
LONGEST = 500
LANDS = {  # first two digits of a municipality key
    "01": "SH",
    "02": "HH",
    "03": "NI",
    "04": "HB",
    "05": "NW",
    "06": "HE",
    "07": "RP",
    "08": "BW",
    "09": "BY",
    "10": "SL",
    "11": "BE",
    "12": "BB",
    "13": "MV",
    "14": "SN",
    "15": "ST",
    "16": "TH",
}
DAY = r"(?:Mo|Tu|We|Th|Fr|Sa|Su)"
SELECTOR = rf"(?:PH|{DAY}(?:\s*-\s*{DAY})?(?:\[[-0-9,]+\])?)"
DAYS_FIRST = re.compile(rf"\s*({SELECTOR}(?:\s*,\s*{SELECTOR})*)(?![-\w\[])(.*)", re.DOTALL)
QUOTED = re.compile(r'"[^"]*"')
MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
NIGHT_ENDS = time(6)  # what ends by then still belongs to the evening before


class UnreadableHours(ValueError):
    """`at`: after how many signs the library lost the thread, or None."""

    def __init__(self, text, at=None):
        self.text, self.at = text, at
        super().__init__(text)


def check_hours(text):
    """Form and model validator: says in words what is wrong, and shows how it is written."""
    try:
        read_hours(text)
    except UnreadableHours as wrong:
        near = text[wrong.at or 0 :][:20]
        raise ValidationError(
            _(
                "We cannot read the opening hours from “%(near)s” on. Please write them like this: "
                "Mo-Fr 09:00-16:00; We 09:00-12:00; PH off"
            ),
            params={"near": near},
            code="hours",
        ) from None


def read_hours(text, land="", year=2026):
    """Hours that can be asked. Raises UnreadableHours."""
    if len(text) > LONGEST:
        raise UnreadableHours(text, LONGEST)
    return _read(text.strip(), land, year)


@lru_cache(maxsize=4096)
def _read(text, land, year):
    try:
        OpeningHours(text)  # so that an error points into what was typed
        return OpeningHours(_with_dates(text, land, year), timezone=BERLIN)
    except ParserError as error:
        raise UnreadableHours(text, _column(error)) from None


def _column(error):
    found = re.search(r"--> 1:(\d+)", str(error))
    return int(found[1]) - 1 if found else None


def _with_dates(text, land, year):
    """ "PH off" becomes "2026 Jan 1,2026 Apr 3,… off", from a year before to a year after."""
    if "PH" not in text and "SH" not in text:
        return text
    return "; ".join(
        part for rule in re.split(r";", text) for part in _rules(rule, text, land, year)
    )


def _rules(rule, text, land, year):
    bare = QUOTED.sub("", rule)
    if re.search(r"\bSH\b", bare):  # nobody has told us the school holidays
        raise UnreadableHours(text, text.index("SH"))
    if not re.search(r"\bPH\b", bare):
        return [rule.strip()]
    found = DAYS_FIRST.fullmatch(rule)
    if not found or re.search(r"\bPH\b", QUOTED.sub("", found[2])):
        raise UnreadableHours(text, text.index("PH"))
    days = [day.strip() for day in found[1].split(",")]
    weekdays = ",".join(day for day in days if day != "PH")
    rest = found[2].strip()
    on_days = [f"{weekdays} {rest}"] if weekdays else []
    return [*on_days, f"{_dates(land, year)} {rest}"]


def _dates(land, year):
    days = (day for each in (year - 1, year, year + 1) for day in public_holidays(land, each))
    return ",".join(f"{day.year} {MONTHS[day.month - 1]} {day.day:02}" for day in days)


# Asking ---------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Now:
    """`opens_at`, `closes_at`: the next change, if any within four weeks."""

    is_open: bool
    closes_at: datetime | None = None
    opens_at: datetime | None = None


@dataclass(frozen=True)
class Day:
    """The ranges that begin on a day, as pairs of clock times; 24:00 is `time.min` at the end."""

    day: date
    ranges: tuple[tuple[time, time], ...]
    holiday: str = ""

    @property
    def is_round_the_clock(self):
        return self.ranges == ((time.min, time.min),)


def is_open(text, land, moment):
    local = moment.astimezone(BERLIN)
    return read_hours(text, land, local.year).is_open(local)


def now(text, land, moment):
    """Whether it is open, and until or from when. None where the hours are empty."""
    if not text:
        return None
    local = moment.astimezone(BERLIN)
    hours = read_hours(text, land, local.year)
    if hours.is_open(local):
        return Now(True, closes_at=_until(hours, local))
    return Now(False, opens_at=_next_opening(hours, local))


def _until(hours, moment):
    ends_at = hours.next_change(moment)
    return ends_at if ends_at and ends_at - moment < timedelta(days=7) else None


def _next_opening(hours, moment):
    for starts_at, _ends_at, state, _comment in hours.intervals(moment, _end(moment, 28)):
        if state == State.OPEN:
            return starts_at
    return None


def week(text, land, first_day, language="de"):
    """The seven days from `first_day` on, as they really are."""
    return days(text, land, first_day, 7, language)


def days(text, land, first_day, n_days, language="de"):
    starts_at = datetime.combine(first_day, time.min, BERLIN)
    hours = read_hours(text, land, first_day.year)
    by_day = {first_day + timedelta(days=number): [] for number in range(n_days)}
    for opens_at, closes_at, state, _comment in hours.intervals(
        starts_at, _end(starts_at, n_days + 1)
    ):
        if state == State.OPEN:
            for day, both in _by_day(opens_at, closes_at):
                by_day.get(day, []).append(both)
    named = _holidays(land, first_day, n_days, language)
    return [Day(day, tuple(ranges), named.get(day, "")) for day, ranges in by_day.items()]


def _by_day(opens_at, closes_at):
    """A range that ends early next morning stays whole; a longer one is cut at midnight."""
    day, opens = opens_at.date(), opens_at.time()
    last, closes = closes_at.date(), closes_at.time()
    while day < last:
        if day + timedelta(days=1) == last and closes <= NIGHT_ENDS and opens > time.min:
            yield day, (opens, closes)
            return
        yield day, (opens, time.min)
        day, opens = day + timedelta(days=1), time.min
    if opens < closes:
        yield day, (opens, closes)


def _holidays(land, first_day, n_days, language):
    years = {first_day.year, (first_day + timedelta(days=n_days)).year}
    return {
        day: name for year in years for day, name in public_holidays(land, year, language).items()
    }


def _end(moment, n_days):
    return moment + timedelta(days=n_days)


def usual_week(text, land, first_day):
    """What each weekday (Monday first) is like in most of the next nine weeks."""
    seen = [Counter() for _weekday in range(7)]
    for each in days(text, land, first_day, 63):
        seen[each.day.weekday()][each.ranges] += 1
    return [counted.most_common(1)[0][0] for counted in seen]


def exceptions(text, land, first_day, n_days=28, language="de"):
    """The days ahead that are not like their weekday: holidays, closing days, longer evenings."""
    usual = usual_week(text, land, first_day)
    ahead = days(text, land, first_day, n_days, language)
    return [each for each in ahead if each.ranges != usual[each.day.weekday()]]
