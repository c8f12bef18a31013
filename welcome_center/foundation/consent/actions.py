"""What is kept as proof."""

from datetime import timedelta

from django.db import connection
from django.utils import timezone

from welcome_center.foundation.consent.models import Consent, FileAccess, NoticeShown
from welcome_center.foundation.consent.notices import PRIVACY_NOTICE

ONE_LOOK = timedelta(minutes=10)  # whoever reads on looks once


# One way to the database: each file that somebody opens passes here.
ONCE = """
    INSERT INTO foundation_fileaccess (subject, reader_id, way, read_at)
    SELECT %(subject)s, %(reader)s, %(way)s, %(now)s
    WHERE NOT EXISTS (
        SELECT 1 FROM foundation_fileaccess
        WHERE subject = %(subject)s AND reader_id = %(reader)s AND way = %(way)s
          AND read_at > %(before)s
    )
"""


class AlreadyWithdrawn(Exception):
    """Somebody withdrew it before."""


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


def note_access(subject_uuid, *, reader, way, now=None):
    """Keep that a colleague opened, printed or exported a person's file. Always adds a row."""
    read_at = now or timezone.now()
    return FileAccess.objects.create(subject=subject_uuid, reader=reader, way=way, read_at=read_at)


def note_access_once(subject_uuid, *, reader, way, now):
    """The same for pages that are opened again and again: one row for all within ten minutes."""
    look = {"subject": subject_uuid, "reader": reader.pk, "way": way, "now": now}
    with connection.cursor() as cursor:
        cursor.execute(ONCE, look | {"before": now - ONE_LOOK})


def note_accesses(subject_uuids, *, reader, way):
    """The same for many files at once, as of a table that somebody takes out."""
    rows = (FileAccess(subject=uuid, reader=reader, way=way) for uuid in subject_uuids)
    FileAccess.objects.bulk_create(rows, batch_size=1000)


def withdraw_consent(consent, *, now):
    """From this moment on it allows nothing. Raises AlreadyWithdrawn."""
    won = Consent.objects.filter(pk=consent.pk, withdrawn_at=None).update(withdrawn_at=now)
    if not won:
        raise AlreadyWithdrawn
    consent.withdrawn_at = now
