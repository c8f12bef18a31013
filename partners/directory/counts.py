"""How many entries each choice would leave, all others kept: one reading of the table for all.

The services that fit by words, place and age are read once, each with a mark for every list and
switch whether it fits there too; then each list counts those that fit everywhere else.
"""

from dataclasses import dataclass, field

from django.db import connection
from django.db.models import BooleanField, ExpressionWrapper, F

from partners.directory.search import (
    conditions,
    find,
    open_keys,
    switched_on,
    wanted_services,
)

# An open door stands in each group: who names no group helps everybody.
GROUPS = """CASE WHEN residence_groups = '{}'
    THEN ARRAY(SELECT code FROM foundation_residencegroup) ELSE residence_groups END"""
FACETS = {
    "topic": "unnest(topics)",
    "language": "unnest(languages)",
    "group": f"unnest({GROUPS})",
    "kind": "kind",
    "mode": "unnest(modes)",
}
SWITCHES = ("open_now", "accessible", "without_appointment", "free")
READ = ("organisation_id", "topics", "languages", "residence_groups", "modes")
COUNT = """SELECT '{name}', code, count(*) FROM (
    SELECT DISTINCT organisation_id, {code} AS code FROM fitting WHERE {fits}
) AS each_once GROUP BY code"""


@dataclass
class Counts:
    """`choices`: list → code → number of entries; `switches`: switch → number."""

    choices: dict = field(default_factory=lambda: {facet: {} for facet in FACETS})
    switches: dict = field(default_factory=lambda: dict.fromkeys(SWITCHES, 0))


def search(wish, moment, *, first=0, size=20):
    """A page of entries, and the counts. Five queries; a sixth for the distance."""
    keys = open_keys(moment)
    return find(wish, moment, keys, first=first, size=size), count(wish, keys)


def count(wish, keys):
    """All counts in one query."""
    counts = Counts()
    for name, code, number in _counted(wish, keys):
        if name in FACETS:
            counts.choices[name][code] = number
        else:
            counts.switches[name] = number
    return counts


def _counted(wish, keys):
    asked = conditions(wish, keys)
    fitting = _marked(wish, asked, switched_on(keys))
    inner, values = fitting.query.sql_with_params()
    parts = [
        COUNT.format(name=name, code=code, fits=_all_but(name, asked))
        for name, code in FACETS.items()
    ]
    parts += [
        COUNT.format(name=name, code="'yes'", fits=f"fits_{name} AND {_all_but(name, asked)}")
        for name in SWITCHES
    ]
    with connection.cursor() as cursor:
        # Names and columns are ours; what visitors typed goes in as values.
        statement = f"WITH fitting AS MATERIALIZED ({inner}) " + " UNION ALL ".join(parts)
        cursor.execute(statement, values)
        return cursor.fetchall()


def _marked(wish, asked, switches):
    """The services with `fits_…` for all that is asked, and for every switch."""
    marks = {
        f"fits_{name}": ExpressionWrapper(condition, BooleanField())
        for name, condition in {**switches, **asked}.items()
    }
    return (
        wanted_services(wish)
        .order_by()
        .annotate(kind=F("organisation__kind"), **marks)
        .values(*READ, "kind", *marks)
    )


def _all_but(own, asked):
    return " AND ".join(f"fits_{name}" for name in asked if name != own) or "true"
