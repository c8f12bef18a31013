import pytest

from partners.directory.upkeep import MistakeReport
from tests.factories.center import CenterFactory
from tests.factories.directory import OrganisationFactory

pytestmark = pytest.mark.django_db
ADDRESS = "/de/directory/office/mistake/"


@pytest.fixture(autouse=True)
def office():
    CenterFactory()
    return OrganisationFactory(slug="office")


def report(client, text="Die Nummer stimmt nicht."):
    return client.post(ADDRESS, {"text": text})


def test_a_reported_mistake_waits_for_the_coordinator(client, office):
    response = report(client)

    assert response.status_code == 302
    assert response.url == "/de/directory/office/"
    [mistake] = MistakeReport.objects.open()
    assert (mistake.organisation, mistake.text) == (office, "Die Nummer stimmt nicht.")


def test_opening_the_page_writes_nothing(client):
    assert client.get(ADDRESS).status_code == 200
    assert not MistakeReport.objects.exists()


@pytest.mark.parametrize("text", ["", "   ", "x" * 1001, "a\0b"])
def test_what_cannot_be_kept_is_said_and_not_lost(client, text):
    response = report(client, text)

    assert response.status_code == 200
    assert response.context["form"].errors["text"]
    assert not MistakeReport.objects.exists()


def test_nobody_can_flood_the_coordinator(client):
    statuses = [report(client).status_code for _turn in range(6)]

    assert statuses == [302] * 5 + [429]
    assert MistakeReport.objects.count() == 5


def test_an_unknown_entry_is_not_there(client):
    assert client.post("/de/directory/nobody/mistake/", {"text": "x"}).status_code == 404
