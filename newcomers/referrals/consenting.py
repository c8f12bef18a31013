"""The words that somebody agrees to, and keeping that they did."""

import re
from dataclasses import dataclass

from django.conf import settings
from django.db import transaction
from django.template.loader import render_to_string
from django.utils.translation import override

from newcomers.casework.attachments.actions import add_attachment
from newcomers.casework.attachments.models import Attachment
from newcomers.referrals import facts
from welcome_center.foundation.center.models import Center
from welcome_center.foundation.consent.models import Consent

GERMAN = "de"
VALID_MONTHS = 6
ADULT_FROM = 16  # below this age a guardian agrees (Art. 8 GDPR as a yardstick)
# Public bodies that may have to tell of an unlawful stay (§ 87 AufenthG); schools need not.
TELLING_AUTHORITIES = frozenset(
    ["ABH", "EBH", "BUE", "LZF", "AA", "AAAG", "JC", "SOZ", "ASYLB", "BAMF", "JA", "STA", "FA"]
)


@dataclass(frozen=True)
class Terms:
    """What is agreed to. `facts`: codes; `until`: the last day."""

    recipient_name: str
    purpose: str
    facts: tuple
    until: object
    releases_secrecy: bool
    is_authority: bool = False

    def texts(self, language):
        """As it is read out and printed: in German, and in the language it is explained in where
        we have the words; a mediator says it in any other one.
        """
        ours = [code for code, _name in settings.LANGUAGES if code in (language, GERMAN)]
        return {code: self._text(code) for code in ours}

    def _text(self, language):
        with override(language):
            words = {
                "terms": self,
                "center": Center.objects.first(),
                "facts": [facts.BY_CODE[code].name for code in self.facts],
            }
            text = render_to_string("texts/referral_consent.txt", words)
        return re.sub(r"\n{3,}", "\n\n", text).strip()


def needs_guardian(person, day):
    return person.birth_year is not None and day.year - person.birth_year < ADULT_FROM


def warns_of_telling(service):
    """Whether the recipient is an authority that § 87 AufenthG may oblige."""
    return service.organisation.kind in TELLING_AUTHORITIES


@transaction.atomic
def keep_consent(referral, *, terms, by, now, scan=None, **said):
    """Writes it and ties it to the referral, which has none yet. `said`: form, language …

    `scan`: the signed paper, a CheckedFile. Raises NotStored, and then nothing is kept.
    """
    consent = Consent(
        subject=referral.person.uuid,
        recipient=referral.service.uuid,
        recipient_name=terms.recipient_name,
        is_authority=terms.is_authority,
        purpose=terms.purpose,
        facts=list(terms.facts),
        releases_secrecy=terms.releases_secrecy,
        texts=terms.texts(said["language"]),
        valid_until=terms.until,
        given_at=now,
        noted_by=by,
        **said,
    )
    consent.text_hash = consent.fingerprint
    consent.save()
    referral.consent = consent
    referral.save(update_fields=["consent"])
    if scan:
        kind = Attachment.Kind.CONSENT
        add_attachment(referral.person, scan, kind=kind, by=by, now=now, consent=consent)
    return consent
