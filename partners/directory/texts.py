"""Texts in several languages, with a mark on translations older than their original.

German is the original. Beside each translation stands a fingerprint of the German text that it
was made from; once the German text is another, the translation is outdated.
"""

from dataclasses import dataclass
from hashlib import blake2b

from django.db import models
from django.utils.translation import get_language

from welcome_center.foundation.center.codes import FALLBACK_LANGUAGES

ORIGINAL = "de"


@dataclass(frozen=True)
class Wording:
    """What a reader gets: the text, the language it is in, and whether it is behind."""

    text: str = ""
    language: str = ORIGINAL
    is_outdated: bool = False

    def __str__(self):
        return self.text

    def __bool__(self):
        return bool(self.text)


class Worded(models.Model):
    """A row with texts, each a JSON object by language. `TEXTS` names these fields."""

    TEXTS = ()

    based_on = models.JSONField(default=dict, blank=True, editable=False)

    class Meta:
        abstract = True

    def wording(self, field, language=None):
        """In this language, or else in German, or English, or whichever there is."""
        texts = getattr(self, field)
        wished = language or get_language() or ORIGINAL
        for code in (wished, *FALLBACK_LANGUAGES, *texts):
            if texts.get(code):
                return Wording(texts[code], code, self.is_outdated(field, code))
        return Wording()

    def text(self, field, language=None):
        return self.wording(field, language).text

    def is_outdated(self, field, language):
        original = getattr(self, field).get(ORIGINAL)
        if language == ORIGINAL or not original:
            return False
        return self.based_on.get(field, {}).get(language, "") != fingerprint(original)

    def outdated(self):
        """[(field, language)] of every translation that is behind its original."""
        return [
            (field, language)
            for field in self.TEXTS
            for language, text in getattr(self, field).items()
            if text and self.is_outdated(field, language)
        ]

    def write(self, field, texts):
        """Takes over new texts. A translation that is written anew counts as made from them."""
        before, sources = getattr(self, field), self.based_on.setdefault(field, {})
        texts = {language: text for language, text in texts.items() if text}
        source = fingerprint(texts.get(ORIGINAL, ""))
        for language, text in texts.items():
            if language != ORIGINAL and before.get(language) != text:
                sources[language] = source
        self.based_on[field] = {code: sources[code] for code in sources if code in texts}
        setattr(self, field, texts)


def fingerprint(text):
    return blake2b(text.strip().encode(), digest_size=6).hexdigest()
