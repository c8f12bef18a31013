"""Which of all opening hours in use are open at this moment.

What was worked out for some hours holds until they next change; it is kept in memory. So are the
hours themselves: a search only asks which were written lately. Some that nobody has any more do no
harm, they match nothing.
"""

from datetime import UTC, datetime, timedelta

from django.db import connection

from partners.directory import hours

MOST_KEPT = 20_000
FAR = timedelta(days=7)  # of what changes later, or never
# A row bears the moment at which its transaction began, and is seen only once that has ended.
LONGEST_WRITING = timedelta(minutes=10)
ALL_ANEW = timedelta(minutes=15)
EVER = datetime(2000, 1, 1, tzinfo=UTC)
READ = """SELECT now(), opening FROM (VALUES (1)) AS always LEFT JOIN
    (SELECT DISTINCT opening FROM partners_service WHERE changed_at >= %s) AS lately ON true"""
_kept = {}  # key → (from, until, whether it is open)
# and when they were read, by the database's clock
_known = {"keys": set(), "all": EVER, "lately": EVER}


def open_keys(moment):
    """Those of all hours in use, by Land, that are open at this moment. One query."""
    return sorted(key for key in _in_use() if _is_open(key, moment))


def _in_use():
    is_new = _known["all"] == EVER or _known["lately"] - _known["all"] >= ALL_ANEW
    since = EVER if is_new else _known["lately"] - LONGEST_WRITING
    with connection.cursor() as cursor:
        cursor.execute(READ, [since])
        rows = cursor.fetchall()
    found = {key for _now, opening in rows for key in opening or ()}
    _known["keys"] = found if is_new else _known["keys"] | found
    _known["lately"] = rows[0][0]
    if is_new:
        _known["all"] = rows[0][0]
    return _known["keys"]


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
