"""Deleting and keeping longer: by whoever brought it in, and by coordinators."""

import pytest
from django.urls import reverse

from newcomers.casework.attachments import actions
from newcomers.casework.attachments.models import Attachment
from tests.factories.accounts import UserFactory
from tests.factories.attachments import AttachmentFactory
from tests.newcomers.casework.attachments.conftest import NOW
from welcome_center.foundation.access import Role


@pytest.fixture
def attachment(person, advisor):
    return AttachmentFactory(person=person, uploaded_by=advisor)


def delete(client, attachment):
    return client.post(reverse("attachments:attachment_delete", args=[attachment.uuid]))


def keep(client, attachment, **typed):
    said = {"until": "2027-11-24", "reason": "Das Verfahren läuft noch."}
    return client.post(reverse("attachments:attachment_keep", args=[attachment.uuid]), said | typed)


def test_it_asks_before_it_deletes(client, attachment, stored):
    page = client.get(reverse("attachments:attachment_delete", args=[attachment.uuid]))

    assert "Zeugnis" in page.content.decode()
    assert len(stored()) == 1


def test_deleting_takes_the_file_and_all_words(
    client, attachment, advisor, stored, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True):
        delete(client, attachment)

    left = Attachment.objects.get()
    assert stored() == []
    assert (left.title, left.name, left.sha256, left.file) == ("", "", "", "")
    assert (left.deleted_at, left.deleted_by) == (NOW, advisor)
    assert delete(client, attachment).status_code == 404


def test_a_deletion_that_is_taken_back_leaves_the_file(client, attachment, stored):
    """The file goes after the commit, and here is none."""
    delete(client, attachment)

    assert len(stored()) == 1


def test_it_is_kept_longer_with_a_reason(client, attachment):
    keep(client, attachment)

    attachment.refresh_from_db()
    assert attachment.delete_after.isoformat() == "2027-11-24"
    assert attachment.kept_reason == "Das Verfahren läuft noch."


@pytest.mark.parametrize(
    ("typed", "wrong"),
    [
        ({"reason": ""}, "reason"),
        ({"until": "2026-11-23"}, "until"),
        ({"until": "2028-01-01"}, "until"),
    ],
)
def test_not_without_a_reason_nor_for_ever(client, attachment, typed, wrong):
    before = attachment.delete_after

    assert list(keep(client, attachment, **typed).context["form"].errors) == [wrong]

    attachment.refresh_from_db()
    assert attachment.delete_after == before


@pytest.mark.parametrize(("role", "status"), [(Role.ADVISOR, 403), (Role.COORDINATOR, 302)])
def test_of_others_only_the_coordinator_may(client, attachment, person, role, status):
    client.force_login(UserFactory(role=role, team=person.team))

    assert keep(client, attachment).status_code == status
    assert delete(client, attachment).status_code == status
    assert Attachment.objects.kept().exists() == (status == 403)


def test_buttons_are_shown_to_those_who_may(client, attachment, person):
    url = reverse("attachments:attachment_list", args=[person.code])
    button = reverse("attachments:attachment_delete", args=[attachment.uuid])

    own = client.get(url).content.decode()
    client.force_login(UserFactory(role=Role.ADVISOR, team=person.team))
    others = client.get(url).content.decode()

    assert button in own
    assert button not in others


def test_who_comes_second_is_told_so(attachment):
    actions.delete_attachment(attachment, now=NOW)

    with pytest.raises(actions.AlreadyDeleted):
        actions.delete_attachment(attachment, now=NOW)
    with pytest.raises(actions.AlreadyDeleted):
        actions.keep_longer(attachment, until=NOW.date(), reason="doch")
