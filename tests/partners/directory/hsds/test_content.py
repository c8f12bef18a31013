"""What a service is told with: everything, in the language that is asked for."""

import pytest
from django.conf import settings

from partners.directory.models import Location
from partners.directory.offers import Service, ServiceAtLocation
from tests.partners.directory.hsds.asking import API, ask

pytestmark = pytest.mark.django_db


def test_nothing_of_the_service_is_lost(client, offer):
    told = ask(client, f"services/{offer.uuid}")

    assert told["status"] == "active"
    assert told["assured_date"] == "2026-11-02"
    assert [(each["byday"], each["opens_at"], each["closes_at"]) for each in told["schedules"]] == [
        ("MO,TU,WE,TH", "09:00", "16:00"),
        ("FR", "09:00", "12:00"),
    ]
    assert told["schedules"][0]["description"] == offer.hours
    assert [each["code"] for each in told["languages"]] == ["de", "ar"]
    assert told["service_areas"][0]["extent"] == "03254"
    assert told["required_documents"][0]["document"] == "Pass"
    assert told["cost_options"][0]["amount"] == 0
    assert {each["link_type"] for each in told["attributes"]} == {
        "topic",
        "residence_group",
        "mode",
        "gender",
        "professional_way_in",
        "by_appointment",
        "website",
        "website_label",
    }
    [place] = told["service_at_locations"]
    assert place["location"]["addresses"][0]["state_province"] == "NI"
    assert len(told["phones"]) == len(told["organization"]["phones"]) == 1
    assert len(place["location"]["phones"]) == 1


def test_further_websites_are_told_with_what_they_are_for(client, offer):
    told = ask(client, f"services/{offer.uuid}")

    [place] = told["service_at_locations"]
    for each in (told, told["organization"], place["location"]):
        values = {at["link_type"]: at.get("value") for at in each["attributes"]}
        assert values["website"] == "https://example.org/map"
        assert values["website_label"] == "Plan"


def test_a_note_on_the_hours_is_told_without_hours(client, offer):
    Service.objects.update(hours="")
    ServiceAtLocation.objects.update(hours_note={"de": "Nur in den Ferien"})

    told = ask(client, f"services/{offer.uuid}")

    [place] = told["service_at_locations"]
    assert [each["notes"] for each in told["schedules"]] == ["Bitte klingeln"]
    assert [each["notes"] for each in place["schedules"]] == ["Nur in den Ferien"]


@pytest.mark.parametrize(
    ("is_accessible", "said"),
    [(True, "Zugang ohne Stufen."), (False, "Kein Zugang ohne Stufen."), (None, None)],
)
def test_whether_a_place_is_free_of_steps_is_told_or_not_known(client, offer, is_accessible, said):
    Location.objects.update(is_accessible=is_accessible)

    told = ask(client, f"services/{offer.uuid}")

    [place] = told["service_at_locations"]
    described = [each["description"] for each in place["location"]["accessibility"]]
    assert described == ["Aufzug", *filter(None, [said])]


@pytest.mark.parametrize(("header", "words"), [("ar", "استشارة"), ("", "Berät.")])
def test_a_cookie_does_not_choose_the_language(client, offer, header, words):
    """Caches between us and the reader tell answers apart by the header alone."""
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = "en"
    Service.objects.update(description={"de": "Berät.", "ar": "استشارة", "en": "Advises."})

    answer = client.get(f"{API}/services/{offer.uuid}", headers={"accept-language": header})

    assert answer.json()["description"] == words
    assert answer["Content-Language"] == (header or "de")


def test_texts_come_in_the_language_that_is_asked_for(client, offer):
    told = {
        language: client.get(f"{API}/services/{offer.uuid}", headers={"accept-language": language})
        for language in ("ar", "fr")
    }

    assert told["ar"].json()["description"] == "استشارة"
    assert told["fr"].json()["description"] == "Berät."
