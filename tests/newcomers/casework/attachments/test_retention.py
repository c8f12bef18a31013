"""What the clock deletes, what it sweeps up, and what goes with the person."""

import os
from datetime import timedelta
from pathlib import Path

import pytest
from django.db import transaction

from newcomers.casework.attachments import actions, tasks
from newcomers.casework.attachments.models import Attachment
from tests.factories.attachments import AttachmentFactory
from tests.newcomers.casework.attachments.conftest import NOW
from welcome_center.foundation.documents import storage

TODAY = NOW.date()


def written(name, minutes):
    """As if the file had been written so long before now, the test's now."""
    moment = (NOW - timedelta(minutes=minutes)).timestamp()
    os.utime(storage.private_files().path(name), (moment, moment))


def test_the_clock_deletes_on_the_day_after(stored, django_capture_on_commit_callbacks):
    due, not_yet = (
        AttachmentFactory(delete_after=TODAY - timedelta(days=days), kept_reason="offen")
        for days in (1, 0)
    )

    with django_capture_on_commit_callbacks(execute=True):
        tasks.forget_old_attachments()
        tasks.forget_old_attachments()

    due.refresh_from_db()
    assert (due.deleted_at, due.deleted_by, due.title, due.kept_reason) == (NOW, None, "", "")
    assert stored() == [Path(not_yet.file).name]


def test_many_go_in_batches(monkeypatch):
    monkeypatch.setattr(actions, "BATCH", 2)
    AttachmentFactory.create_batch(3, delete_after=TODAY - timedelta(days=1))

    assert [actions.delete_due(now=NOW) for _turn in range(3)] == [2, 1, 0]


def test_a_file_whose_row_did_not_come_to_pass_is_swept_up(person, advisor, stored):
    kept = AttachmentFactory(person=person)
    orphan = storage.keep(b"lost", folder=actions.FOLDER)
    written(kept.file, minutes=120)
    written(orphan, minutes=59)
    tasks.forget_old_attachments()
    assert len(stored()) == 2

    written(orphan, minutes=61)
    tasks.forget_old_attachments()

    assert stored() == [Path(kept.file).name]


def test_whoever_is_forgotten_leaves_no_file(person, stored, django_capture_on_commit_callbacks):
    AttachmentFactory(person=person)
    AttachmentFactory(person=person, gone=True)
    other = AttachmentFactory()

    with django_capture_on_commit_callbacks(execute=True):
        actions.erase_attachments(person)

    assert Attachment.objects.get() == other
    assert stored() == [Path(other.file).name]


@pytest.mark.django_db(transaction=True)
def test_an_erasure_that_is_taken_back_loses_nothing(person, stored):
    AttachmentFactory(person=person)

    with transaction.atomic():
        actions.erase_attachments(person)
        transaction.set_rollback(True)

    assert Attachment.objects.count() == len(stored()) == 1


def test_a_person_deleted_past_all_actions_leaves_no_file_for_long(person, stored):
    attachment = AttachmentFactory(person=person)
    written(attachment.file, minutes=61)

    person.delete()
    tasks.forget_old_attachments()

    assert stored() == []
