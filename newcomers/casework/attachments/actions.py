"""Files of a case: taken in, kept longer, deleted.

A file is written before its row and removed after it: whatever goes wrong between the two leaves a
file without a row, which `remove_orphans` finds, and never a row without its file.
"""

from datetime import date, timedelta
from functools import partial

from django.conf import settings
from django.db import IntegrityError, transaction
from django.utils.timezone import localdate

from newcomers.casework.attachments.models import Attachment
from welcome_center.foundation.documents import storage

FOLDER = "attachments"
PROOF_YEARS = 3  # RT05: as long as the consent that was signed
BATCH = 100
# Longer than a request or a task can take.
UNTIL_ORPHANED = timedelta(hours=1)
EMPTY = {"title": "", "name": "", "file": "", "sha256": "", "kept_reason": ""}


class AlreadyThere(Exception):
    """The person's file holds the same one."""


class AlreadyDeleted(Exception):
    """Somebody, or the clock, deleted it before."""


def add_attachment(person, checked, *, kind, title="", by, now, consent=None):
    """Store a `CheckedFile`. Raises AlreadyThere, or NotStored where the storage is full."""
    until = _proof_until(consent) if consent else _until(localdate(now))
    stored = storage.keep(checked.content, folder=FOLDER)
    try:
        with transaction.atomic():
            return Attachment.objects.create(
                person=person,
                kind=kind,
                title=title,
                name=checked.name,
                file=stored,
                media_type=checked.media_type,
                size=len(checked.content),
                sha256=checked.sha256,
                consent=consent,
                uploaded_by=by,
                uploaded_at=now,
                delete_after=until,
            )
    except BaseException as error:
        storage.remove(stored)
        if isinstance(error, IntegrityError) and "same_file_once_a_person" in str(error):
            raise AlreadyThere from error
        raise


def _until(day):
    return day + timedelta(days=settings.ATTACHMENT_DAYS)


def _proof_until(consent):
    return date(consent.valid_until.year + PROOF_YEARS, 12, 31)


def keep_longer(attachment, *, until, reason):
    """Raises AlreadyDeleted."""
    kept = Attachment.objects.kept().filter(pk=attachment.pk)
    if not kept.update(delete_after=until, kept_reason=reason):
        raise AlreadyDeleted


@transaction.atomic
def delete_attachment(attachment, *, by=None, now):
    """The file and all words about it; by nobody: by the clock. Raises AlreadyDeleted."""
    kept = Attachment.objects.kept().filter(pk=attachment.pk)
    if not kept.update(deleted_at=now, deleted_by=by, **EMPTY):
        raise AlreadyDeleted
    _remove_after_commit(attachment.file)


@transaction.atomic
def delete_due(*, now):
    """A batch of those whose time is up. Says how many; two clocks share the work."""
    due = Attachment.objects.due(localdate(now)).order_by("delete_after", "pk")
    claimed = due.select_for_update(skip_locked=True)[:BATCH]
    names = dict(claimed.values_list("pk", "file"))
    Attachment.objects.filter(pk__in=names).update(deleted_at=now, **EMPTY)
    for name in names.values():
        _remove_after_commit(name)
    return len(names)


@transaction.atomic
def erase_attachments(person):
    """Rows and files of somebody who wants to be forgotten."""
    for name in person.attachments.kept().values_list("file", flat=True):
        _remove_after_commit(name)
    person.attachments.all().delete()


def remove_orphans(*, now):
    return storage.sweep(FOLDER, known=_known, before=now - UNTIL_ORPHANED)


def _known(names):
    known = set()
    for start in range(0, len(names), 1000):
        part = names[start : start + 1000]
        known.update(Attachment.objects.filter(file__in=part).values_list("file", flat=True))
    return known


def _remove_after_commit(name):
    transaction.on_commit(partial(storage.remove, name), robust=True)
