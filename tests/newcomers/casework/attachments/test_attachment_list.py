"""The documents of a person: listed, added; what is not taken costs nothing that was typed."""

from datetime import date, timedelta
from io import BytesIO

import pytest
from django.urls import reverse

from newcomers.casework.attachments.models import Attachment
from tests.factories.accounts import UserFactory
from tests.factories.attachments import AttachmentFactory
from tests.factories.people import PersonFactory
from tests.foundation.documents import files
from tests.foundation.documents.files import sent
from tests.newcomers.casework.attachments.conftest import NOW
from welcome_center.foundation.access import Role
from welcome_center.foundation.consent.models import FileAccess
from welcome_center.foundation.documents.receiving import MAX_BYTES, MAX_REQUEST_BYTES
from welcome_center.foundation.documents.storage import read

PDF = files.pdf()


def url_of(person):
    return reverse("attachments:attachment_list", args=[person.code])


def add(client, person, file=None, **typed):
    given = {"kind": "certificate", "title": "Diplom", "file": file or sent(PDF, "diplom.pdf")}
    return client.post(url_of(person), given | typed)


def test_a_document_is_kept_for_180_days(client, person, advisor, stored):
    answer = add(client, person)

    kept = Attachment.objects.get()
    assert answer.url == url_of(person)
    assert (kept.person, kept.uploaded_by, kept.uploaded_at) == (person, advisor, NOW)
    assert (kept.kind, kept.title, kept.name) == ("certificate", "Diplom", "diplom.pdf")
    assert kept.delete_after == date(2027, 5, 23)
    assert read(kept.file) == PDF
    assert stored() == [kept.file.removeprefix("attachments/")]
    assert "diplom" not in kept.file


def test_the_installation_says_how_long(client, person, settings):
    settings.ATTACHMENT_DAYS = 10

    add(client, person)

    assert Attachment.objects.get().delete_after == date(2026, 12, 4)


def test_the_place_of_a_photo_is_not_stored(client, person):
    add(client, person, sent(files.photo(), "IMG_1.JPG"))

    kept = Attachment.objects.get()
    assert kept.name == "IMG_1.jpg"
    assert files.SECRET not in read(kept.file)


@pytest.mark.parametrize(
    ("file", "says"),
    [
        (sent(b"", "scan.pdf"), "leer"),
        (sent(files.SVG, "logo.svg"), "PDF, JPEG, PNG"),
        (sent(files.pdf_with_script(), "scan.pdf"), "Programm"),
        (sent(files.png_bomb(30_000, 30_000), "scan.png"), "Pixel"),
        (sent(b"%PDF-1.4\n" + bytes(MAX_BYTES), "scan.pdf"), "10 MB"),
    ],
    ids=["empty", "svg", "script", "pixels", "large"],
)
def test_what_is_refused_is_told_and_the_rest_stays_typed(client, person, stored, file, says):
    file.seek(0)

    page = add(client, person, file, title="Diplom von 2014")

    [told] = page.context["form"].errors["file"]
    assert says in told
    assert 'value="Diplom von 2014"' in page.content.decode()
    assert not Attachment.objects.exists()
    assert stored() == []


def test_a_file_that_was_fine_must_be_chosen_again(client, person):
    page = add(client, person, kind="")

    assert set(page.context["form"].errors) == {"kind", "file"}
    assert not Attachment.objects.exists()


def test_a_file_too_large_is_never_written_down(client, person, monkeypatch):
    """Neither whole in memory nor into a temporary file."""
    monkeypatch.setattr("tempfile.NamedTemporaryFile", lambda *_, **__: pytest.fail("written"))
    large = sent(bytes(MAX_REQUEST_BYTES - 10_000), "film.pdf")

    page = add(client, person, large, title="Ein Film")

    assert "10 MB" in page.context["form"].errors["file"][0]
    assert 'value="Ein Film"' in page.content.decode()


def test_what_is_larger_still_is_not_even_read(client, person):
    class Unread(BytesIO):
        def read(self, *_):
            pytest.fail("it was read")

    answer = client.generic(
        "POST",
        url_of(person),
        CONTENT_TYPE="multipart/form-data; boundary=x",
        **{"CONTENT_LENGTH": MAX_REQUEST_BYTES + 1, "wsgi.input": Unread()},
    )

    assert answer.status_code == 400
    assert "zu viel" in answer.content.decode().lower()


def test_the_same_document_is_there_only_once(client, person, stored):
    add(client, person)

    page = add(client, person, title="Noch einmal")

    assert list(page.context["form"].errors) == ["file"]
    assert len(stored()) == Attachment.objects.count() == 1


def test_somebody_else_may_have_the_same_one(client, person):
    add(client, person)
    add(client, PersonFactory(team=person.team))

    assert Attachment.objects.count() == 2


def test_on_a_full_disk_it_is_told_and_tried_again(client, person, stored, full_disk):
    large = PDF[:9] + b"%" + bytes(100_000) + PDF[9:]
    with full_disk():
        page = add(client, person, sent(large), title="Diplom von 2014")

    assert "später" in page.context["form"].errors["file"][0]
    assert 'value="Diplom von 2014"' in page.content.decode()
    assert stored() == []

    add(client, person, sent(large))
    assert len(stored()) == Attachment.objects.count() == 1


# What the list shows --------------------------------------------------------------------------


def test_the_list_shows_what_is_there_and_what_was_deleted(client, person, advisor):
    AttachmentFactory(person=person, title="Zeugnis", uploaded_by=advisor)
    AttachmentFactory(person=person, gone=True)

    page = client.get(url_of(person))

    assert [row.attachment.is_kept for row in page.context["rows"]] == [True, False]
    assert page.content.decode().count("Zeugnis</bdi></a>") == 1


@pytest.mark.parametrize(("days", "goes_soon"), [(14, True), (15, False)])
def test_what_goes_soon_is_marked(client, person, days, goes_soon):
    AttachmentFactory(person=person, delete_after=NOW.date() + timedelta(days=days))

    [row] = client.get(url_of(person)).context["rows"]

    assert row.goes_soon == goes_soon


def test_looking_is_noted(client, person, advisor):
    client.get(url_of(person))

    noted = FileAccess.objects.get()
    assert (noted.subject, noted.reader, noted.way) == (person.uuid, advisor, "opened")


def test_another_teams_person_is_not_found(client, person, stored):
    client.force_login(UserFactory(role=Role.ADVISOR))

    assert client.get(url_of(person)).status_code == 404
    assert add(client, person).status_code == 404
    assert stored() == []


@pytest.mark.parametrize("rows", [1, 12])
def test_the_list_needs_the_same_queries_for_any_number(
    client, person, django_assert_max_num_queries, rows
):
    AttachmentFactory.create_batch(rows, person=person)

    with django_assert_max_num_queries(10):
        client.get(url_of(person))
