import pytest
from django.urls import reverse

from tests.factories.center import SiteFactory


def edit(client, site, **changes):
    texts = {
        f"{name}_{code}": "" for name in ("way", "accessibility") for code in ("de", "en", "ar")
    }
    address = {"name": "Haus am Park", "street": "Parkweg 1", "postal_code": "31134"}
    entered = texts | address | {"city": "Hildesheim", "is_active": "on"} | changes
    return client.post(reverse("center:site_edit", args=[site.code]), entered)


def test_a_coordinator_changes_an_own_site(client, coordinator, site):
    edit(client, site, accessibility_de="Ohne Stufen", accessibility_en="Without steps")

    site.refresh_from_db()
    assert site.name == "Haus am Park"
    assert site.address == "Parkweg 1, 31134 Hildesheim"
    assert site.accessibility == {"de": "Ohne Stufen", "en": "Without steps", "ar": ""}


def test_a_site_can_be_switched_off(client, coordinator, site):
    edit(client, site, is_active="")

    site.refresh_from_db()
    assert not site.is_active


def test_its_coordinates_are_kept(client, coordinator, site):
    edit(client, site, latitude="52.15", longitude="9.95")

    site.refresh_from_db()
    assert site.geo_uri == "geo:52.15000,9.95000"


def test_coordinates_copied_from_a_map_are_rounded(client, coordinator, site):
    edit(client, site, latitude="52.150833", longitude="9.9511154")

    site.refresh_from_db()
    assert site.geo_uri == "geo:52.15083,9.95112"


@pytest.mark.parametrize(
    "coordinates",
    [
        {"latitude": "52.15"},
        {"longitude": "9.95"},
        {"latitude": "1e30", "longitude": "9.95"},
        {"latitude": "nan", "longitude": "9.95"},
        {"latitude": "91", "longitude": "9.95"},
        {"latitude": "52.15", "longitude": "181"},
    ],
)
def test_no_half_or_impossible_place_is_kept(client, coordinator, site, coordinates):
    answer = edit(client, site, **coordinates)

    site.refresh_from_db()
    assert answer.context["form"].errors
    assert (site.latitude, site.longitude, site.geo_uri) == (None, None, "")


@pytest.mark.parametrize("name", ["site_edit", "opening_hours"])
def test_another_teams_site_is_not_there(client, coordinator, name):
    strange = SiteFactory()
    url = reverse(f"center:{name}", args=[strange.code])

    assert client.get(url).status_code == 404
    assert client.post(url, {"name": "Meins"}).status_code == 404


def test_an_error_keeps_what_was_typed(client, coordinator, site):
    answer = edit(client, site, postal_code="abc", way_de="Mit dem Bus")

    site.refresh_from_db()
    assert "Mit dem Bus" in answer.content.decode()
    assert answer.context["form"].errors.keys() == {"postal_code"}
    assert site.way == {}
