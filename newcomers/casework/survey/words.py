"""The questions, their scale and all words around them, in each language of the survey.

They lie in `data/words.csv`. Who changes what a question asks gives the file's rows a new version
beside the old: answers keep the version that was asked, and are not mixed with another's.
"""

import csv
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from django.utils.translation import get_language_info

FILE = Path(__file__).parent / "data" / "words.csv"
FALLBACK = "de"
SCORES = (5, 4, 3, 2, 1)
NO_WORDS = ("version", "kind", "code")


@dataclass(frozen=True)
class Questionnaire:
    """One version in one language."""

    version: int
    language: str
    items: dict = field(default_factory=dict)  # code → what one agrees to
    scores: dict = field(default_factory=dict)  # 5 … 1 → how far
    texts: dict = field(default_factory=dict)

    @property
    def direction(self):
        return "rtl" if get_language_info(self.language)["bidi"] else "ltr"

    @property
    def name(self):
        """The language's own name."""
        return get_language_info(self.language)["name_local"]


@cache
def _all():
    """(version, language) → questionnaire"""
    found = {}
    with FILE.open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            version = int(row["version"])
            for language in row.keys() - set(NO_WORDS):
                one = found.setdefault((version, language), Questionnaire(version, language))
                _add(one, row["kind"], row["code"], row[language])
    return found


def _add(questionnaire, kind, code, words):
    if kind == "item":
        questionnaire.items[code] = words
    elif kind == "score":
        questionnaire.scores[int(code)] = words
    else:
        questionnaire.texts[code] = words


@cache
def languages():
    """Codes of the survey's languages, in the order of the file."""
    with FILE.open(encoding="utf-8", newline="") as lines:
        return tuple(name for name in next(csv.reader(lines)) if name not in NO_WORDS)


@cache
def latest_version():
    return max(version for version, _language in _all())


def questionnaire(language, version=None):
    """In this language, or else in German."""
    known = language if language in languages() else FALLBACK
    return _all()[version or latest_version(), known]
