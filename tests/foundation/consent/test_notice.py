import pytest

from tests.factories.center import CenterFactory
from welcome_center.foundation.consent.notices import PRIVACY_NOTICE

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def center():
    return CenterFactory(email="center@example.org", land="NI")


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("de", "Wer ist verantwortlich?"),
        ("en", "Who is responsible?"),
        ("ar", "من المسؤول؟"),
    ],
)
def test_everyone_reads_it_in_the_own_language(client, language, words):
    page = client.get(f"/{language}/privacy/notice/").content.decode()

    assert words in page
    assert "center@example.org" in page
    assert "Niedersachsen" in page
    assert PRIVACY_NOTICE.version in page
    assert page.count("<h1") == 1


@pytest.mark.parametrize(
    ("language", "honest", "untrue"),
    [
        ("de", "spätestens nach den folgenden Fristen", "Vorher schreiben wir"),
        ("en", "at the latest after the times below", "write to you twice"),
        ("ar", "وفي موعد أقصاه", "مرتين"),
    ],
)
def test_it_promises_only_what_somebody_does(client, language, honest, untrue):
    page = client.get(f"/{language}/privacy/notice/").content.decode()

    assert honest in page
    assert untrue not in page


def test_it_leads_to_the_other_languages(client):
    page = client.get("/de/privacy/notice/").content.decode()

    assert '<a class="wc-tag" href="/ar/privacy/notice/" lang="ar" hreflang="ar">' in page
    assert '<a class="wc-tag" href="/en/privacy/notice/" lang="en" hreflang="en">' in page


def test_it_is_only_read(client):
    assert client.post("/de/privacy/notice/").status_code == 405


def test_who_changes_the_text_gives_it_a_new_version():
    """On failure: a new `version` and, as `fingerprint`, the hash that stands on the left."""
    assert PRIVACY_NOTICE.sources_hash() == PRIVACY_NOTICE.fingerprint
