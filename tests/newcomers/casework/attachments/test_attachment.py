"""Downloads: to be saved, by those who see the person, each of them noted."""

import pytest
from django.urls import reverse

from newcomers.casework.attachments import actions
from tests.factories.accounts import UserFactory
from tests.factories.attachments import AttachmentFactory
from tests.newcomers.casework.attachments.conftest import NOW
from welcome_center.foundation.access import Role
from welcome_center.foundation.consent.models import FileAccess
from welcome_center.foundation.documents import storage
from welcome_center.foundation.documents.storage import read, remove


@pytest.fixture
def attachment(person, advisor):
    return AttachmentFactory(person=person, uploaded_by=advisor, name="Zeugnis ä.pdf")


def url_of(attachment):
    return reverse("attachments:attachment", args=[attachment.uuid])


def test_it_is_handed_out_as_a_file_and_never_shown(client, attachment):
    answer = client.get(url_of(attachment))

    assert answer.content == b"%PDF-1.4 paper"
    assert answer["Content-Type"] == "application/pdf"
    assert answer["Content-Disposition"] == "attachment; filename*=utf-8''Zeugnis%20%C3%A4.pdf"
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert "sandbox" in answer["Content-Security-Policy"].split("; ")
    assert "no-store" in answer["Cache-Control"]


def test_each_download_is_noted(client, attachment, advisor):
    client.head(url_of(attachment))
    client.get(url_of(attachment))
    client.get(url_of(attachment))

    noted = FileAccess.objects.values_list("subject", "reader", "way")
    assert list(noted) == [(attachment.person.uuid, advisor.pk, "exported")] * 2


def test_a_colleague_of_the_team_reads_it(client, attachment, person):
    client.force_login(UserFactory(role=Role.ADVISOR, team=person.team))

    assert client.get(url_of(attachment)).status_code == 200


@pytest.mark.parametrize("name", ["attachment", "attachment_keep", "attachment_delete"])
def test_another_teams_attachment_is_not_found(client, attachment, name, stored):
    client.force_login(UserFactory(role=Role.COORDINATOR))
    url = reverse(f"attachments:{name}", args=[attachment.uuid])

    assert client.get(url).status_code == 404
    assert client.post(url).status_code in {404, 405}
    assert len(stored()) == 1
    assert not FileAccess.objects.exists()


def test_who_left_the_team_loses_it_at_once(client, attachment, advisor):
    advisor.teams.clear()

    assert client.get(url_of(attachment)).status_code == 404


def test_a_deleted_one_is_not_found(client, attachment):
    actions.delete_attachment(attachment, now=NOW)

    assert client.get(url_of(attachment)).status_code == 404


def test_a_file_that_is_lost_is_not_found_and_the_operator_is_told(client, attachment, caplog):
    remove(attachment.file)

    assert client.get(url_of(attachment)).status_code == 404
    assert "lacks the file" in caplog.text
    assert "Zeugnis" not in caplog.text
    assert not FileAccess.objects.exists()


def test_what_is_deleted_between_row_and_file_is_not_found(client, attachment, monkeypatch):
    """Somebody deletes it while it is being fetched: all of it, or nothing."""

    def deleted_meanwhile(name):
        actions.delete_attachment(attachment, now=NOW)
        remove(name)
        return read(name)

    monkeypatch.setattr(storage, "read", deleted_meanwhile)

    assert client.get(url_of(attachment)).status_code == 404
    assert not FileAccess.objects.exists()
