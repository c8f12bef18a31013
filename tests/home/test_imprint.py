import pytest

from tests.factories.center import CenterFactory
from welcome_center.foundation.center.models import Funder

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("language", "words"), [("de", "Wer wir sind"), ("en", "Who we are"), ("ar", "من نحن")]
)
def test_says_who_we_are(client, language, words):
    CenterFactory(street="Beispielstraße 4", postal_code="31134", city="Hildesheim")

    page = client.get(f"/{language}/imprint/").content.decode()

    assert words in page
    assert "Beispielstraße 4, 31134 Hildesheim" in page


@pytest.mark.parametrize("language", ["de", "en", "ar"])
def test_names_the_funders_in_their_order(client, language):
    CenterFactory()
    Funder.objects.create(name="Land Musterland", sort=2)
    Funder.objects.create(name="Stadt Musterstadt", sort=1)

    page = client.get(f"/{language}/imprint/").content.decode()

    assert 0 < page.index("Stadt Musterstadt") < page.index("Land Musterland")


def test_stands_before_a_center_is_set_up(client):
    assert client.get("/de/imprint/").status_code == 200


def test_refuses_a_post(client):
    assert client.post("/de/imprint/").status_code == 405
