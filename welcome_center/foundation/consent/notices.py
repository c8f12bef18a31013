"""The texts that tell people what becomes of their data (Art. 13 GDPR).

A notice is one file per language in `templates/texts/`. Whoever changes a text gives the notice a
new version and the new fingerprint; a test holds both together.
"""

import hashlib
from dataclasses import dataclass
from functools import lru_cache

from django.conf import settings
from django.db import connection
from django.template.loader import get_template, render_to_string
from django.utils.translation import override

from welcome_center.foundation.center.models import Center


@dataclass(frozen=True)
class Notice:
    """A text that people are shown, in one version and several languages."""

    code: str
    version: str
    fingerprint: str  # of the files of all languages, as `sources_hash` computes it
    languages: tuple[str, ...] = ("de", "en", "ar")

    def language_for(self, language):
        """The language itself where the text exists in it, else the portal's own."""
        return language if language in self.languages else settings.LANGUAGE_CODE

    def template(self, language):
        return f"texts/{self.code}.{self.language_for(language)}.html"

    def text(self, language):
        """What a reader sees: with the name and address of this center."""
        center = Center.objects.first()
        with override(self.language_for(language)):
            carrier = center.text("carrier_line") if center else ""
            words = {"center": center, "carrier": carrier}
            return render_to_string(self.template(language), words)

    def text_hash(self, language):
        with connection.cursor() as cursor:
            cursor.execute("SELECT center::text FROM foundation_center AS center")
            center = cursor.fetchone()
        return _text_hash(self, language, center)

    def sources_hash(self):
        sources = (get_template(self.template(code)).template.source for code in self.languages)
        return _sha256("\0".join(sources))


@lru_cache(maxsize=32)
def _text_hash(notice, language, _center):
    """Of each text once; where the center's words are others, the text is another one."""
    return _sha256(notice.text(language))


def _sha256(text):
    return hashlib.sha256(text.encode()).hexdigest()


PRIVACY_NOTICE = Notice(
    code="privacy_notice",
    version="2026-11.2",
    fingerprint="d7d0a3c458de297069cd2c2564d71e19b35ba95393b91a25dea2f339f629aac8",
)
