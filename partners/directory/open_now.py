"""Which of the listed services are open at this moment.

What was worked out for some hours holds until they next change; it is kept in memory.
"""

from datetime import timedelta

from partners.directory import hours

MOST_KEPT = 20_000
FAR = timedelta(days=7)  # of what changes later, or never
_kept = {}  # key → (from, until, whether it is open)


def open_services(listing, moment):
    """As bits. Closed for a time is not open, whatever the hours say."""
    kept = listing.kept.get("open")
    if not kept or not kept[0] <= moment < kept[1]:
        kept = listing.kept["open"] = (moment, *_worked_out(listing, moment))
    return kept[2]


def _worked_out(listing, moment):
    """(until when, which services)."""
    until, services = moment + FAR, 0
    for key in listing.codes["opening"]:
        _from, changes_at, is_open = _state(key, moment)
        until = min(until, changes_at)
        if is_open:
            services |= listing.chosen["opening", key]
    return until, services & listing.with_any("at_work", [True])


def _state(key, moment):
    """`key`: a Land by its AGS, a space, the hours."""
    kept = _kept.get(key)
    if not kept or not kept[0] <= moment < kept[1]:
        if len(_kept) >= MOST_KEPT:
            _kept.clear()
        kept = _kept[key] = (moment, *_until(key, moment))
    return kept


def _until(key, moment):
    """(until when, whether it is open) of these hours."""
    ags, _space, text = key.partition(" ")
    try:
        now = hours.now(text, hours.LANDS.get(ags, ""), moment)
    except hours.UnreadableHours:  # written past every check; a list must not fail for it
        return moment + FAR, False
    if now is None:
        return moment + FAR, False
    changes_at = now.closes_at if now.is_open else now.opens_at
    return changes_at or moment + timedelta(days=1), now.is_open
