"""Which of all opening hours in use are open at this moment.

What was worked out for some hours holds until they next change; it is kept in memory.
"""

from datetime import timedelta

from django.db import connection

from partners.directory import hours

MOST_KEPT = 20_000
FAR = timedelta(days=7)  # of what changes later, or never
# All that are in use, of hidden entries too: a table of rows, few of which differ.
IN_USE = "SELECT DISTINCT opening FROM partners_service"
_kept = {}  # key → (from, until, whether it is open)


def open_keys(moment):
    """Those of all hours in use, by Land, that are open at this moment. One query."""
    with connection.cursor() as cursor:
        cursor.execute(IN_USE)
        known = {key for (opening,) in cursor.fetchall() for key in opening}
    return sorted(key for key in known if _is_open(key, moment))


def _is_open(key, moment):
    kept = _kept.get(key)
    if not kept or not kept[0] <= moment < kept[1]:
        if len(_kept) >= MOST_KEPT:
            _kept.clear()
        kept = _kept[key] = (moment, *_until(key, moment))
    return kept[2]


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
