"""What the search for free times reads. Plain SQL: this is asked on each page of the booking,
and putting the same two statements together anew takes longer than PostgreSQL needs for them.
"""

from datetime import date, time
from typing import NamedTuple

from django.db import connection

from newcomers.booking.models import Appointment

RULES = """
SELECT rule.advisor_id, rule.site_id, site.land, rule.weekday, rule.starts, rule.ends,
       rule.valid_from, rule.valid_to
FROM newcomers_weeklyrule rule
JOIN newcomers_advisorprofile advisor ON advisor.id = rule.advisor_id AND advisor.is_bookable
JOIN foundation_user account ON account.id = advisor.user_id AND account.is_active
JOIN newcomers_advisorprofile_languages speaks
  ON speaks.advisorprofile_id = advisor.id AND speaks.language_id = %(language)s
JOIN foundation_site site ON site.id = rule.site_id AND site.is_active
WHERE rule.modes @> ARRAY[%(mode)s]::varchar[]
  AND rule.valid_from <= %(last_day)s
  AND (rule.valid_to IS NULL OR rule.valid_to >= %(first_day)s)
  AND (%(sites)s::bigint[] IS NULL OR rule.site_id = ANY(%(sites)s::bigint[]))
  AND (%(advisors)s::bigint[] IS NULL OR rule.advisor_id = ANY(%(advisors)s::bigint[]))
  -- no topic named means every topic, for the advisor and for the rule
  AND (NOT EXISTS (SELECT FROM newcomers_advisorprofile_topics named
                   WHERE named.advisorprofile_id = advisor.id)
       OR EXISTS (SELECT FROM newcomers_advisorprofile_topics named
                  WHERE named.advisorprofile_id = advisor.id AND named.topic_id = %(topic)s))
  AND (NOT EXISTS (SELECT FROM newcomers_weeklyrule_topics named
                   WHERE named.weeklyrule_id = rule.id)
       OR EXISTS (SELECT FROM newcomers_weeklyrule_topics named
                  WHERE named.weeklyrule_id = rule.id AND named.topic_id = %(topic)s))
"""

BUSY = """
SELECT advisor_id, extract(epoch FROM starts_at)::bigint AS begins,
       extract(epoch FROM ends_at)::bigint
FROM newcomers_appointment
WHERE advisor_id = ANY(%(advisors)s) AND starts_at < %(end)s AND ends_at > %(begin)s
  AND status = ANY(%(taking)s)
  AND NOT (status = %(held)s AND lapses_at <= %(now)s)
UNION ALL
SELECT advisor_id, extract(epoch FROM starts_at)::bigint, extract(epoch FROM ends_at)::bigint
FROM newcomers_absence
WHERE advisor_id = ANY(%(advisors)s) AND starts_at < %(end)s AND ends_at > %(begin)s
ORDER BY 1, 2
"""

# Of advisors whom no absence keeps from this time.
PRESENT = """  AND NOT EXISTS (SELECT FROM newcomers_absence
                  WHERE advisor_id = rule.advisor_id
                    AND starts_at < %(end)s AND ends_at > %(begin)s)
"""

# FOR NO KEY UPDATE: rows that point here may still be inserted. With the full lock an INSERT
# waits for us while our exclusion constraint waits for its row: a deadlock.
LOCK_ADVISOR = "SELECT id FROM newcomers_advisorprofile WHERE id = %(advisor)s FOR NO KEY UPDATE"

TAKING_TIME = [status.value for status in Appointment.TAKING_TIME]


class Rule(NamedTuple):
    """One weekly rule of a bookable advisor. `weekday`: 1 is Monday (ISO 8601)."""

    advisor_id: int
    site_id: int
    land: str
    weekday: int
    starts: time
    ends: time
    valid_from: date
    valid_to: date | None


def rules(*, topic, language, mode, first_day, last_day, sites=None, advisors=None, present=None):
    """The rules that offer such a talk on some of these days. All but the mode are pks.
    `present`: beginning and end of a time in which the advisor must not be absent."""
    wanted = {
        "language": language,
        "topic": topic,
        "mode": str(mode),
        "sites": None if sites is None else list(sites),
        "first_day": first_day,
        "last_day": last_day,
        "advisors": None if advisors is None else list(advisors),
    }
    if present:
        wanted |= {"begin": present[0], "end": present[1]}
    return [Rule._make(row) for row in _rows(RULES + PRESENT if present else RULES, wanted)]


def busy(advisors, *, begin, end, now):
    """(advisor, begin, end) of appointments, holds and absences, in order; seconds since 1970."""
    asked = {"advisors": list(advisors), "begin": begin, "end": end, "now": now}
    return _rows(BUSY, {**asked, "taking": TAKING_TIME, "held": Appointment.Status.HELD.value})


def lock_advisor(pk):
    """Whether there is one. Whoever takes a time of this advisor, or changes the hours, waits: so
    a hold that becomes a booking is finished first, or sees what was written."""
    return bool(_rows(LOCK_ADVISOR, {"advisor": pk}))


def _rows(statement, values):
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
        return cursor.fetchall()
