"""Opening hours as HSDS's schedules: one for each span of time, with the weekdays it holds on."""

from collections import defaultdict
from datetime import datetime, time, timedelta
from functools import lru_cache
from uuid import uuid5

from partners.directory import hours

WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
MIDNIGHT = "24:00"


def schedules(key, text, land, notes, **own):
    """`own` names what they belong to. The whole text stands in the first one's description,
    and the notes beside it, also where there is nothing else.
    """
    if not (text or notes):
        return []
    today = datetime.now(hours.BERLIN).date()
    spans = _spans(text, land, today - timedelta(days=today.weekday())) if text else ()
    found = [
        {"freq": "WEEKLY", "byday": byday, "opens_at": opens, "closes_at": closes}
        for byday, opens, closes in spans
    ] or [{}]
    said = {"description": text, "notes": notes}
    found[0] = {name: value for name, value in said.items() if value} | found[0]
    return [
        {"id": uuid5(key, f"schedule/{number}"), **own, **each} for number, each in enumerate(found)
    ]


@lru_cache(maxsize=4096)
def _spans(text, land, monday):
    """((weekdays, opens, closes), …) of the usual week; nothing where nobody can read it."""
    try:
        week = hours.usual_week(text, hours.LANDS.get(land, ""), monday)
    except hours.UnreadableHours:
        return ()
    days = defaultdict(list)
    for weekday, ranges in zip(WEEKDAYS, week, strict=True):
        for both in ranges:
            days[both].append(weekday)
    return tuple(
        (
            ",".join(weekdays),
            f"{opens:%H:%M}",
            MIDNIGHT if closes == time.min else f"{closes:%H:%M}",
        )
        for (opens, closes), weekdays in days.items()
    )
