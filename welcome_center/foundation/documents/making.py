"""Making the tables that were asked for. Any number of workers may try; one at a time makes one.

A worker takes an export in hand for `LOCK` and holds on to it with every `BATCH` rows. One that
dies lets go by dying: another begins the same file anew, three times at most. The rows come from
the owner's own rights at that moment, and are noted as read when the file is whole.
"""

import logging
import os
import time
from contextlib import suppress
from datetime import timedelta

from celery.exceptions import SoftTimeLimitExceeded
from django.conf import settings
from django.db import transaction
from django.db.models import F
from django.utils import timezone, translation

from welcome_center.foundation.accounts.models import User
from welcome_center.foundation.consent import actions as consent
from welcome_center.foundation.consent.models import FileAccess
from welcome_center.foundation.documents import export_messages, exports, lists, workbooks
from welcome_center.foundation.documents.export_models import Export
from welcome_center.foundation.documents.terms import Terms

logger = logging.getLogger(__name__)
State, Fault = Export.State, Export.Fault

BATCH = 500
# Longer than one statement or one batch may take.
LOCK = timedelta(minutes=2)
ATTEMPTS = 3


class NotMade(Exception):
    """With the fault that people read."""

    def __init__(self, fault):
        super().__init__(fault)
        self.fault = fault


class TakenAway(Exception):
    """Removed by its owner, or another worker has it."""


def make_due(*, seconds):
    """Make what was asked for; begin nothing new after so many seconds. Returns how many."""
    ends_at, count = time.monotonic() + seconds, 0
    while time.monotonic() < ends_at and (export := claim(timezone.now())):
        make(export)
        count += 1
    return count


@transaction.atomic
def claim(now):
    """The next one, unless another is being made: the other lane of the workers is for mails."""
    waiting = Export.objects.under_way().order_by("asked_at", "pk")
    here = list(waiting.select_for_update(skip_locked=True, of=["self"]))
    if any(each.state == State.RUNNING and each.locked_until > now for each in here):
        return None
    for export in here:
        if export.attempts < ATTEMPTS:
            return _take(export, now)
        _give_up(export, Fault.INTERRUPTED)
    return None


def _take(export, now):
    export.state, export.locked_until = State.RUNNING, now + LOCK
    export.attempts += 1
    export.rows_done, export.rows_total = 0, None
    export.save(update_fields=["state", "locked_until", "attempts", "rows_done", "rows_total"])
    return export


def make(export):
    try:
        with translation.override(export.language):
            _make(export)
    except TakenAway:
        exports.delete_file(export.file_name)
    except NotMade as error:
        _give_up(export, error.fault)
    except SoftTimeLimitExceeded:
        _give_up(export, Fault.TOO_LONG)
    except (ValueError, TypeError, LookupError, AttributeError, RuntimeError):
        logger.exception("an export failed", extra={"fields": {"list": export.kind}})
        _give_up(export, Fault.BROKEN)


def _make(export):
    portal_list, owner = lists.get(export.kind), User.objects.get(pk=export.owner_id)
    if portal_list is None or not portal_list.is_open_to(owner):
        raise NotMade(Fault.NOT_ALLOWED)
    export.teams = exports.teams_of(owner)
    rows, columns = _asked(export, portal_list, owner)
    if (total := rows.count()) > settings.EXPORT_MAX_ROWS:
        raise NotMade(Fault.TOO_MANY)
    hold(export, rows_total=total, teams=export.teams)
    source = Source(export, rows, columns, portal_list.subject)
    path = _write(export, columns, source)
    _hand_over(export, path, source)


def _asked(export, portal_list, owner):
    asked = portal_list.filtered(Terms(export.terms), owner)
    try:
        columns = portal_list.columns_called(export.columns)
    except lists.UnknownColumn as error:
        raise NotMade(Fault.NOT_UNDERSTOOD) from error
    if not asked.is_valid():
        raise NotMade(Fault.NOT_UNDERSTOOD)
    return portal_list.taken_of(asked.qs), columns


class Source:
    """The values of each row, one by one; keeps whose files are read, and says how far it got."""

    def __init__(self, export, rows, columns, subject):
        self.export, self.columns, self.subject = export, columns, subject
        self.rows = rows.annotate(subject_uuid=F(subject)) if subject else rows
        self.subjects, self.count = set(), 0

    def __iter__(self):
        for row in self.rows.iterator(chunk_size=BATCH):
            self.count += 1
            if self.count > settings.EXPORT_MAX_ROWS:
                raise NotMade(Fault.TOO_MANY)
            if self.subject:
                self.subjects.add(row.subject_uuid)
            yield [column.read(row) for column in self.columns]
            if self.count % BATCH == 0:
                hold(self.export, rows_done=self.count)


def hold(export, **changes):
    """Say that it is still in hand, and how far it is. Raises TakenAway where it is not."""
    changes["locked_until"] = timezone.now() + LOCK
    if not in_hand(export).update(**changes):
        raise TakenAway


def in_hand(export):
    """The number of the attempt tells this worker from one that came later."""
    return Export.objects.filter(pk=export.pk, state=State.RUNNING, attempts=export.attempts)


def _write(export, columns, source):
    store = exports.store()
    os.makedirs(store.path(""), mode=0o700, exist_ok=True)
    path = store.path(exports.draft_of(export.file_name))
    with open(os.open(path, os.O_CREAT | os.O_WRONLY | os.O_TRUNC, 0o600)):
        workbooks.write_table(export.format, path, columns, source)
    return path


def _hand_over(export, path, source):
    """The file gets its name, the readers' log its rows, and the owner word: all or nothing."""
    now = timezone.now()
    owner = User.objects.get(pk=export.owner_id)
    if not exports.may_still_have(owner, export):
        raise NotMade(Fault.NOT_ALLOWED)
    hold(export, rows_done=source.count)
    os.replace(path, exports.store().path(export.file_name))
    with transaction.atomic():
        finish(
            export,
            state=State.READY,
            rows_done=source.count,
            rows_total=source.count,
            made_at=now,
            expires_at=now + exports.KEPT,
        )
        consent.note_accesses(source.subjects, reader=owner, way=FileAccess.Way.EXPORTED)
        export_messages.tell_owner(export, owner, now=now)


def _give_up(export, fault):
    exports.delete_file(export.file_name)
    with suppress(TakenAway), transaction.atomic():
        finish(export, state=State.FAILED, fault=fault)
        export_messages.tell_owner(export, export.owner, now=timezone.now())


def finish(export, **changes):
    if not in_hand(export).update(**changes, locked_until=None):
        raise TakenAway
    for name, value in changes.items():
        setattr(export, name, value)
