from datetime import UTC, datetime
from uuid import uuid4

import pgtrigger
import pytest
from django.db import DatabaseError, transaction

from tests.factories.center import CenterFactory
from welcome_center.foundation.consent.actions import note_shown
from welcome_center.foundation.consent.models import NoticeShown
from welcome_center.foundation.consent.notices import PRIVACY_NOTICE

pytestmark = pytest.mark.django_db
NOW = datetime(2027, 3, 1, 8, tzinfo=UTC)


def show(subject=None, language="ar"):
    return note_shown(
        subject or uuid4(), language=language, channel=NoticeShown.Channel.BOOKING, now=NOW
    )


def test_it_is_kept_who_was_shown_what_and_when():
    CenterFactory()
    subject = uuid4()

    show(subject)

    row = NoticeShown.objects.get()
    assert (row.subject, row.notice, row.version) == (subject, "privacy_notice", "2026-11.2")
    assert (row.language, row.channel, row.shown_at) == ("ar", "booking", NOW)
    assert row.text_hash == PRIVACY_NOTICE.text_hash("ar")


def test_the_hash_is_of_the_words_that_were_read():
    center = CenterFactory()
    before = show().text_hash

    center.email = "new@example.org"
    center.save()

    assert show().text_hash != before
    assert show(language="de").text_hash != show(language="en").text_hash


def test_a_language_without_text_is_kept_as_the_one_that_was_read():
    assert show(language="uk").language == "de"


def test_each_showing_is_a_row_of_its_own():
    subject = uuid4()

    show(subject)
    show(subject)

    assert NoticeShown.objects.filter(subject=subject).count() == 2


@pytest.mark.parametrize("change", ["update", "delete"])
def test_rows_are_only_ever_added(change):
    rows = NoticeShown.objects.filter(pk=show().pk)

    with pytest.raises(DatabaseError, match="Cannot update or delete"), transaction.atomic():
        rows.update(language="de") if change == "update" else rows.delete()

    assert rows.get().language == "ar"


def test_the_retention_run_may_delete():
    show()

    with pgtrigger.ignore("foundation.NoticeShown:notice_is_only_added"):
        NoticeShown.objects.all().delete()

    assert not NoticeShown.objects.exists()
