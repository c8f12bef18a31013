"""Asking for a table, fetching it, and what becomes of it after a day. Making it is `making`."""

import hashlib
import json
from contextlib import suppress
from datetime import timedelta

from django.core.files.storage import storages

from welcome_center.foundation.documents import lists
from welcome_center.foundation.documents.export_models import Export

State = Export.State
KEPT = timedelta(hours=24)
AT_ONCE = 500
DRAFT = ".part"


def store():
    """Beside the uploads, not among them: no backup copies it, no address leads to it."""
    return storages["exports"]


def ask_export(portal_list, *, owner, terms, columns, file_format, language, now):
    """Whoever asks twice for the same gets the one that is being made."""
    wanted = Export(
        owner=owner,
        kind=portal_list.code,
        terms=terms.values,
        columns=[column.code for column in columns],
        format=file_format,
        language=language,
        asked_at=now,
        expires_at=now + KEPT,
    )
    wanted.fingerprint = _fingerprint(wanted)
    Export.objects.bulk_create([wanted], ignore_conflicts=True)
    return Export.objects.filter(owner=owner, fingerprint=wanted.fingerprint).latest("pk")


def _fingerprint(export):
    asked = [export.kind, export.terms, export.columns, export.format, export.language]
    return hashlib.sha256(json.dumps(asked, sort_keys=True).encode()).hexdigest()


def may_still_have(user, export):
    """Whether all rows of the file are rows that this account may see today."""
    portal_list = lists.get(export.kind)
    if portal_list is None or export.owner_id != user.pk or not portal_list.is_open_to(user):
        return False
    return set(export.teams) <= set(teams_of(user))


def teams_of(user):
    return sorted(user.teams.values_list("pk", flat=True))


def remove_export(export):
    """At once: the file, and what was asked. A worker that has it in hand stops."""
    _forget([export])


def forget_expired(*, now):
    """Those whose day is over. Returns how many there were."""
    count = 0
    while batch := list(Export.objects.expired(now).order_by("expires_at", "pk")[:AT_ONCE]):
        _forget(batch)
        count += len(batch)
    _sweep()
    return count


def _forget(batch):
    # The file first: whoever is killed between the two deletes it again, and nothing stays.
    for export in batch:
        delete_file(export.file_name)
    Export.objects.filter(pk__in=[export.pk for export in batch]).update(
        state=State.GONE, terms={}, fingerprint="", locked_until=None
    )


def delete_file(name):
    for each in (name, draft_of(name)):
        with suppress(FileNotFoundError):
            store().delete(each)


def draft_of(name):
    """What is being written; it gets its name when it is whole."""
    return f"{name}{DRAFT}"


def _sweep():
    """Files that no row speaks of any more, as after a restored backup."""
    if not store().exists(""):
        return
    _folders, names = store().listdir("")
    alive = Export.objects.exclude(state=State.GONE).values_list("uuid", "format")
    known = {f"{uuid}.{file_format}" for uuid, file_format in alive}
    for name in names:
        if name.removesuffix(DRAFT) not in known:
            delete_file(name)
