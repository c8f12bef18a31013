"""Two at once: the database decides, and no file stays without its row."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connection

from newcomers.casework.attachments import actions
from newcomers.casework.attachments.models import Attachment
from tests.factories.attachments import AttachmentFactory
from tests.newcomers.casework.attachments.conftest import NOW
from welcome_center.foundation.documents.uploads import CheckedFile

pytestmark = pytest.mark.django_db(transaction=True)


def at_once(deed, times=2):
    """What each of them heard."""
    start = Barrier(times)

    def run(number):
        try:
            start.wait(timeout=5)
            return deed(number)
        except Exception as error:
            return type(error)
        finally:
            connection.close()

    with ThreadPoolExecutor(times) as pool:
        return list(pool.map(run, range(times)))


def test_the_same_file_sent_twice_at_once_is_kept_once(person, advisor, stored):
    checked = CheckedFile(b"%PDF paper", "application/pdf", "a.pdf")

    heard = at_once(
        lambda _number: actions.add_attachment(person, checked, kind="other", by=advisor, now=NOW)
    )

    assert heard.count(actions.AlreadyThere) == 1
    assert Attachment.objects.count() == len(stored()) == 1


def test_two_files_at_once_are_both_kept(person, advisor, stored):
    def add(number):
        checked = CheckedFile(b"%%PDF %d" % number, "application/pdf", "a.pdf")
        return actions.add_attachment(person, checked, kind="other", by=advisor, now=NOW)

    at_once(add)

    assert Attachment.objects.count() == len(stored()) == 2


def test_of_two_who_delete_one_is_told(person, stored):
    attachment = AttachmentFactory(person=person)

    heard = at_once(lambda _number: actions.delete_attachment(attachment, now=NOW))

    assert sorted(heard, key=str) == sorted([None, actions.AlreadyDeleted], key=str)
    assert stored() == []
