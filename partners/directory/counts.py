"""How many entries each choice would leave, all others kept: one reading of the table for all.

The services that fit by words, place and age are read once, each with a mark for every list and
switch whether it fits there too; then each list counts those that fit everywhere else.
"""

from dataclasses import dataclass, field

from django.db import connection
from django.db.models import BooleanField, ExpressionWrapper, F, Q

from partners.directory.open_now import open_keys
from partners.directory.search import conditions, find, switched_on, wanted_services
from partners.directory.words import read_words

COLUMNS = {"topic": "topics", "language": "languages", "mode": "modes"}
FACETS = ("topic", "language", "group", "kind", "mode")
SWITCHES = ("open_now", "accessible", "without_appointment", "free")
READ = ("organisation_id", "topics", "languages", "residence_groups", "modes")
LISTED = """SELECT '{name}' AS name, code, count(*) FROM (
    SELECT DISTINCT organisation_id, unnest({column}) AS code FROM fitting WHERE {fits}
) AS each_once GROUP BY code"""
# Who names no group helps everybody, and counts for each of them.
EVERYBODY = "CASE WHEN residence_groups = '{}' THEN '{*}' ELSE residence_groups END"
GROUPED = """
, in_groups AS MATERIALIZED (
    SELECT organisation_id, unnest({everybody}) AS code FROM fitting WHERE {fits} GROUP BY 1, 2
), by_group AS (
    SELECT code, count(*) AS n FROM in_groups WHERE code = '*' OR organisation_id NOT IN (
        SELECT organisation_id FROM in_groups WHERE code = '*') GROUP BY code
), entries AS MATERIALIZED (
    SELECT organisation_id, min(kind) AS kind, bool_or({fits_but_kind}) AS fits_kind, {switches}
    FROM fitting GROUP BY organisation_id
)
SELECT 'group', known.code, coalesce(own.n, 0) + coalesce(everybody.n, 0)
    FROM foundation_residencegroup known LEFT JOIN by_group own ON own.code = known.code
    LEFT JOIN by_group everybody ON everybody.code = '*'
    WHERE own.n > 0 OR everybody.n > 0
UNION ALL SELECT 'kind', kind, count(*) FROM entries WHERE fits_kind GROUP BY kind
UNION ALL SELECT name, '', n FROM (SELECT {sums} FROM entries) AS summed,
    LATERAL (VALUES {named}) AS each_switch (name, n)
UNION ALL """


@dataclass
class Counts:
    """`choices`: list → code → number of entries; `switches`: switch → number."""

    choices: dict = field(default_factory=lambda: {facet: {} for facet in FACETS})
    switches: dict = field(default_factory=lambda: dict.fromkeys(SWITCHES, 0))


def search(wish, moment, *, first=0, size=20):
    """A page of entries, and the counts. Five queries; one more for words, and for the distance."""
    keys, said = open_keys(moment), read_words(wish.words)
    return find(wish, moment, keys, said=said, first=first, size=size), count(wish, keys, said)


def count(wish, keys, said=None):
    """All counts in one query."""
    counts = Counts()
    for name, code, number in _counted(wish, keys, said):
        if name in FACETS:
            counts.choices[name][code] = number
        else:
            counts.switches[name] = number
    return counts


def _counted(wish, keys, said):
    asked = conditions(wish, keys)
    fitting = _marked(wish, said, asked, switched_on(keys))
    inner, values = fitting.query.sql_with_params()
    # Names and columns are ours; what visitors typed goes in as values.
    statement = f"WITH fitting AS MATERIALIZED ({inner}) {_grouped(asked)}" + " UNION ALL ".join(
        LISTED.format(name=name, column=column, fits=_all_but(name, asked))
        for name, column in COLUMNS.items()
    )
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
        return cursor.fetchall()


def _grouped(asked):
    """What is counted by entry, each read once: groups, kinds and switches."""
    switches = [f"bool_or(fits_{name} AND {_all_but(name, asked)}) AS {name}" for name in SWITCHES]
    return GROUPED.format(
        everybody=EVERYBODY,
        fits=_all_but("group", asked),
        fits_but_kind=_all_but("kind", asked),
        switches=", ".join(switches),
        sums=", ".join(f"count(*) FILTER (WHERE {name}) AS {name}" for name in SWITCHES),
        named=", ".join(f"('{name}', {name})" for name in SWITCHES),
    )


def _marked(wish, said, asked, switches):
    """The services with `fits_…` for all that is asked, and for every switch."""
    marks = {
        f"fits_{name}": ExpressionWrapper(condition, BooleanField())
        for name, condition in {**switches, **asked}.items()
    }
    return (
        wanted_services(wish, said)
        .filter(_but_one(asked))
        .order_by()
        .annotate(kind=F("organisation__kind"), **marks)
        .values(*READ, "kind", *marks)
    )


def _but_one(asked):
    """What misses two of the conditions is counted nowhere."""
    fits = Q()
    for left_out in asked:
        fits |= Q(*(condition for name, condition in asked.items() if name != left_out))
    return fits


def _all_but(own, asked):
    return " AND ".join(f"fits_{name}" for name in asked if name != own) or "true"
