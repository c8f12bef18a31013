"""Opening hours as people type them, a line a day, and as OpenStreetMap writes them.

What does not fit seven lines ("every first Monday") stays in OpenStreetMap's syntax.
"""

import re

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

DAYS = ("Mo", "Tu", "We", "Th", "Fr", "Sa", "Su")
CLOCK = r"(\d{1,2})(?:[:.](\d{2}))?"
RANGE = re.compile(rf"{CLOCK}\s*(?:-|–|—|bis|to|until|إلى)\s*{CLOCK}")
BETWEEN = re.compile(r"[\s,;+/&،]*(?:(?:und|and|و|uhr|h)[\s,;+/&،]*)*", re.IGNORECASE)
CLOSED = {"", "-", "–", "—", "x", "zu", "geschlossen", "closed", "مغلق"}
DAY = rf"(?:{'|'.join(DAYS)})"
RULE = re.compile(rf"({DAY}(?:-{DAY})?(?:,{DAY}(?:-{DAY})?)*) ((?:\d\d:\d\d-\d\d:\d\d,?)+|off)")
NIGHT_ENDS = 6 * 60


def to_week(text):
    """(seven lines from Monday on, closed on public holidays), or None where it does not fit."""
    week, closed_on_holidays = [""] * 7, False
    for rule in filter(None, (part.strip() for part in text.split(";"))):
        if rule == "PH off":
            closed_on_holidays = True
        elif not _lay_over(week, re.sub(r",\s+", ",", rule)):
            return None
    return week, closed_on_holidays


def _lay_over(week, rule):
    found = RULE.fullmatch(rule)
    if not found or found[2].endswith(","):
        return False
    line = "" if found[2] == "off" else ", ".join(found[2].split(","))
    for span in found[1].split(","):
        first, _dash, last = span.partition("-")
        start, end = DAYS.index(first), DAYS.index(last or first)
        for day in range(start, end + 1 if end >= start else end + 8):
            week[day % 7] = line
    return True


def to_text(lines, closed_on_holidays):
    """The other way round. Days that are alike and follow each other share a rule."""
    rules, start = [], 0
    for day in range(1, 8):
        if day == 7 or lines[day] != lines[start]:
            if lines[start]:
                rules.append(f"{_span(start, day - 1)} {lines[start]}")
            start = day
    if rules and closed_on_holidays:
        rules.append("PH off")
    return "; ".join(rules)


def _span(first, last):
    return DAYS[first] if first == last else f"{DAYS[first]}-{DAYS[last]}"


def read_line(text):
    """ "9-12 und 14.00–16 Uhr" as "09:00-12:00,14:00-16:00"; closed is the empty line."""
    text = text.strip()
    if text.casefold() in CLOSED:
        return ""
    ranges, at, before = [], 0, -1
    while at < len(text):
        found = RANGE.match(text, at)
        if not found:
            raise _unreadable(text[at:])
        opens, closes = _minutes(found[1], found[2]), _minutes(found[3], found[4])
        if opens is None or closes is None or not _in_order(before, opens, closes):
            raise _unreadable(found[0])
        ranges.append(f"{_clock(opens)}-{_clock(closes)}")
        before, at = closes, BETWEEN.match(text, found.end()).end()
    return ",".join(ranges)


def _in_order(before, opens, closes):
    """Ends after it begins, or early the next morning; two times do not overlap."""
    return opens > before and (opens < closes or closes <= NIGHT_ENDS)


def _minutes(hour, minute):
    total = int(hour) * 60 + int(minute or 0)
    return total if total <= 24 * 60 and int(minute or 0) < 60 else None


def _clock(minutes):
    return f"{minutes // 60:02}:{minutes % 60:02}"


def _unreadable(part):
    return ValidationError(
        _("We cannot read “%(part)s”. Please write the times like this: 9:00-12:00, 14:00-16:00"),
        params={"part": part[:20]},
        code="hours",
    )
