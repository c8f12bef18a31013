"""What is kept as proof."""

from django.utils import timezone

from welcome_center.foundation.consent.models import NoticeShown
from welcome_center.foundation.consent.notices import PRIVACY_NOTICE


def note_shown(subject_uuid, *, language, channel, notice=PRIVACY_NOTICE, now=None):
    """Keep that somebody was shown a notice: which version, which words, in which language.

    `subject_uuid` is a person's or an account's. `channel` is where, a `NoticeShown.Channel`.
    Each call adds a row; a row is never changed (Art. 5 (2) GDPR).
    """
    return NoticeShown.objects.create(
        subject=subject_uuid,
        notice=notice.code,
        version=notice.version,
        text_hash=notice.text_hash(language),
        language=notice.language_for(language),
        channel=channel,
        shown_at=now or timezone.now(),
    )
