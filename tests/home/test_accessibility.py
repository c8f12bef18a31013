import pytest

from tests.factories.center import CenterFactory
from welcome_center.foundation.outbox.models import Message

pytestmark = pytest.mark.django_db
PAGE = "/de/accessibility/"


def test_report_reaches_the_center(client):
    CenterFactory(email="center@example.org")

    response = client.post(
        PAGE, {"text": "Der Knopf ist zu klein.", "page": "/de/book/", "answer_to": ""}, follow=True
    )

    message = Message.objects.get()
    assert message.recipient == "center@example.org"
    assert "Der Knopf ist zu klein." in message.body
    assert "kern-alert--success" in response.content.decode()


def test_two_equal_reports_are_two_messages(client):
    CenterFactory()

    for _again in range(2):
        client.post(PAGE, {"text": "Der Knopf ist zu klein."})

    assert Message.objects.count() == 2


def test_empty_report_is_explained_and_keeps_what_was_typed(client):
    CenterFactory()

    page = client.post(PAGE, {"text": "", "page": "Termin", "answer_to": "nobody"})

    html = page.content.decode()
    assert not Message.objects.exists()
    assert 'href="#id_text"' in html
    assert 'aria-describedby="id_text_helptext id_text_error"' in html
    assert 'value="nobody"' in html


def test_answer_cannot_smuggle_in_a_header(client):
    CenterFactory()

    client.post(PAGE, {"text": "x", "page": "a\r\nBcc: all@example.org"})

    assert "\n" not in Message.objects.get().subject


def test_sixth_report_within_a_minute_waits(client):
    CenterFactory()
    for _again in range(5):
        client.post(PAGE, {"text": "x"})

    response = client.post(PAGE, {"text": "x"})

    assert response.status_code == 429
    assert "429" in response.content.decode()


def test_without_an_address_there_is_no_form(client):
    CenterFactory(email="")

    page = client.get(PAGE).content.decode()

    assert "<textarea" not in page


@pytest.mark.parametrize(
    ("language", "words"), [("de", "Was gilt"), ("en", "What applies"), ("ar", "القواعد")]
)
def test_statement_is_in_the_readers_language(client, language, words):
    page = client.get(f"/{language}/accessibility/").content.decode()

    assert words in page
