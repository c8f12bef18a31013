import pytest

from tests.factories.center import CenterFactory

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("language", "words"), [("de", "Wer wir sind"), ("en", "Who we are"), ("ar", "من نحن")]
)
def test_says_who_we_are(client, language, words):
    CenterFactory(street="Beispielstraße 4", postal_code="31134", city="Hildesheim")

    page = client.get(f"/{language}/imprint/").content.decode()

    assert words in page
    assert "Beispielstraße 4, 31134 Hildesheim" in page


def test_stands_before_a_center_is_set_up(client):
    assert client.get("/de/imprint/").status_code == 200


def test_refuses_a_post(client):
    assert client.post("/de/imprint/").status_code == 405
