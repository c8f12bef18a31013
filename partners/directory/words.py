"""What somebody typed, looked for by stems, inside of compounds, or by letters.

Comparing letters is a hundred times as dear as stems; it is done only where nothing else is found.
Then one word that resembles is enough: who finds more of the others stands before.
"""

from dataclasses import dataclass

from django.db import connection

LONGEST_QUERY = 100
# From so many letters on, a word is also looked for inside of others: Haus in Frauenhaus.
SHORTEST_PART = 4
MOST_COMPARED = 6
FIND = """WITH said AS MATERIALIZED (SELECT websearch_to_tsquery('german', plain)
    || websearch_to_tsquery('english', plain) || websearch_to_tsquery('arabic', plain) AS stems
    FROM unaccent(%(words)s) AS plain
), listed AS NOT MATERIALIZED (
    SELECT s.id, s.document, s.words FROM partners_service s
    JOIN partners_organisation o ON o.id = s.organisation_id
    WHERE s.state IN ('published', 'paused') AND o.state = 'published'
), found AS MATERIALIZED (
    SELECT id FROM listed WHERE document @@ (SELECT stems FROM said)
    {inside}
)
SELECT id, NULL, (SELECT stems::text FROM said) FROM found
UNION ALL SELECT id, {likeness}, NULL FROM listed
WHERE NOT EXISTS (SELECT FROM found) AND ({resembles})"""
INSIDE = "UNION SELECT id FROM listed WHERE {each}"
CONTAINS = "words LIKE lower(unaccent(%(part_{number})s))"
LIKENESS = "word_similarity(lower(unaccent(%(word_{number})s)), words)"
RESEMBLES = "lower(unaccent(%(word_{number})s)) <%% words"
RANK = "SELECT id, ts_rank(document, %s::tsquery) FROM partners_service WHERE id = ANY(%s)"


@dataclass(frozen=True)
class Found:
    """The keys of the listed services, with how alike the letters are where these were compared.

    `stems`: what to rank the others by, as the database reads it.
    """

    likeness: dict
    stems: str | None

    def ranks(self, keys):
        """{key: how well it fits} of some of them. One query, none after comparing letters."""
        if self.stems is None:
            return self.likeness
        with connection.cursor() as cursor:
            cursor.execute(RANK, [self.stems, list(keys)])
            return dict(cursor.fetchall())


def look_for(words):
    """One query."""
    parts = words[:LONGEST_QUERY].replace("\0", " ").split()
    long_parts = [part for part in parts if len(part) >= SHORTEST_PART]
    compared = long_parts[:MOST_COMPARED] or [" ".join(parts)]
    # Ours are only the numbers; what visitors typed goes in as values.
    statement = FIND.format(
        inside=INSIDE.format(each=_each(CONTAINS, parts, " AND ")) if long_parts else "",
        likeness=_each(LIKENESS, compared, " + "),
        resembles=_each(RESEMBLES, compared, " OR "),
    )
    values = {f"part_{number}": _pattern(part) for number, part in enumerate(parts)}
    values |= {f"word_{number}": word for number, word in enumerate(compared)}
    with connection.cursor() as cursor:
        cursor.execute(statement, values | {"words": " ".join(parts)})
        rows = cursor.fetchall()
    return Found({key: likeness for key, likeness, _stems in rows}, rows[0][2] if rows else None)


def _each(template, parts, between):
    return between.join(template.format(number=number) for number in range(len(parts)))


def _pattern(part):
    for special in "\\%_":
        part = part.replace(special, f"\\{special}")
    return f"%{part}%"
