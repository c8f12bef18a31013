"""What somebody typed, looked for by stems, inside of compounds, or by letters.

Comparing letters is a hundred times as dear as stems; it is done only where nothing else is found.
"""

from django.db import connection

LONGEST_QUERY = 100
# From so many letters on, a word is also looked for inside of others: Haus in Frauenhaus.
SHORTEST_PART = 4
FIND = """WITH said AS MATERIALIZED (SELECT lower(plain) AS typed,
    websearch_to_tsquery('german', plain) || websearch_to_tsquery('english', plain)
    || websearch_to_tsquery('arabic', plain) AS stems FROM unaccent(%(words)s) AS plain
), listed AS NOT MATERIALIZED (
    SELECT s.id, s.document, s.words FROM partners_service s
    JOIN partners_organisation o ON o.id = s.organisation_id
    WHERE s.state IN ('published', 'paused') AND o.state = 'published'
), found AS MATERIALIZED (
    SELECT id, ts_rank(document, (SELECT stems FROM said)) AS rank FROM listed
    WHERE document @@ (SELECT stems FROM said)
    {inside}
)
SELECT id, max(rank) FROM found GROUP BY id
UNION ALL SELECT id, word_similarity((SELECT typed FROM said), words) FROM listed
WHERE NOT EXISTS (SELECT FROM found) AND (SELECT typed FROM said) <%% words"""
INSIDE = """UNION ALL SELECT id, 0 FROM listed WHERE {each}"""
CONTAINS = "words LIKE lower(unaccent(%(part_{number})s))"


def services_with(words):
    """{key of a listed service: how well it fits}. One query."""
    plain = words[:LONGEST_QUERY].replace("\0", " ")
    parts = {f"part_{number}": _pattern(part) for number, part in enumerate(plain.split())}
    inside = ""
    if any(len(part) >= SHORTEST_PART for part in plain.split()):
        contains = [CONTAINS.format(number=number) for number in range(len(parts))]
        inside = INSIDE.format(each=" AND ".join(contains))
    with connection.cursor() as cursor:
        # Ours are only the numbers of the parts; what visitors typed goes in as values.
        cursor.execute(FIND.format(inside=inside), {"words": plain, **parts})
        return dict(cursor.fetchall())


def _pattern(part):
    for special in "\\%_":
        part = part.replace(special, f"\\{special}")
    return f"%{part}%"
