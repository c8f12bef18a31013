"""What somebody typed, as the database reads it: by stems, inside of compounds, or by letters.

Comparing letters is a hundred times as dear as stems; it is done only where no stem is found.
"""

from dataclasses import dataclass

from django.contrib.postgres.search import SearchQuery, SearchRank, TrigramWordSimilarity
from django.db import connection
from django.db.models import F, Q

LONGEST_QUERY = 100
# From so many letters on, a word is also looked for inside of others: Haus in Frauenhaus.
SHORTEST_PART = 4
READ = """WITH said AS MATERIALIZED (SELECT lower(plain) AS typed,
    websearch_to_tsquery('german', plain) || websearch_to_tsquery('english', plain)
    || websearch_to_tsquery('arabic', plain) AS stems FROM unaccent(%s) AS plain)
SELECT stems::text, typed, NOT EXISTS (SELECT FROM partners_service s
    JOIN partners_organisation o ON o.id = s.organisation_id AND o.state = 'published'
    WHERE s.state IN ('published', 'paused')
    AND s.document @@ (SELECT stems FROM said)) FROM said"""


class Stems(SearchQuery):
    """A query that the database has read before; a function would be asked anew for each row."""

    template = "%(expressions)s::tsquery"


@dataclass(frozen=True)
class Words:
    """`by_letters`: no entry has these stems, so typing errors are forgiven."""

    stems: str
    typed: str
    by_letters: bool = False

    @property
    def fits(self):
        if self.by_letters:
            return Q(words__trigram_word_similar=self.typed)
        return Q(document=Stems(self.stems)) | self._inside

    @property
    def rank(self):
        if self.by_letters:
            return TrigramWordSimilarity(self.typed, "words")
        return SearchRank(F("document"), Stems(self.stems))

    @property
    def _inside(self):
        parts = self.typed.split()
        if max(map(len, parts), default=0) < SHORTEST_PART:
            return Q()
        return Q(*(Q(words__contains=part) for part in parts))


def read_words(words):
    """None where nothing is typed. One query."""
    if not words.strip():
        return None
    with connection.cursor() as cursor:
        cursor.execute(READ, [words[:LONGEST_QUERY].replace("\0", " ")])
        return Words(*cursor.fetchone())
