import re

import pytest

from partners.directory.models import Organisation
from tests.factories.center import CenterFactory
from tests.factories.directory import (
    LocationFactory,
    OrganisationFactory,
    RequiredDocumentFactory,
    ServiceFactory,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def office():
    CenterFactory()
    office = OrganisationFactory(slug="office", name={"de": "Ausländerbehörde", "ar": "دائرة"})
    service = ServiceFactory(
        organisation=office,
        location=LocationFactory(organisation=office),
        name={"de": "Beratung", "en": "Advice", "ar": "استشارة"},
    )
    RequiredDocumentFactory(service=service, words={"de": "Pass", "ar": "جواز السفر"})
    return office


@pytest.mark.parametrize(
    ("address", "languages"),
    [
        ("/ar/directory/office/sheet/", [("ar", "rtl"), ("de", "ltr")]),
        ("/de/directory/office/sheet/", [("en", "ltr"), ("de", "ltr")]),
        ("/de/directory/office/sheet/?language=ar", [("ar", "rtl"), ("de", "ltr")]),
        ("/en/directory/office/sheet/?language=xx", [("en", "ltr"), ("de", "ltr")]),
        ("/en/directory/office/sheet/?language=%00", [("en", "ltr"), ("de", "ltr")]),
    ],
)
def test_the_readers_language_stands_beside_german(client, office, address, languages):
    page = client.get(address).content.decode()

    assert re.findall(r'<section class="wc-side" lang="(\w+)" dir="(\w+)">', page) == languages


def test_each_side_is_in_its_own_language(client, office):
    page = client.get("/ar/directory/office/sheet/").content.decode()
    arabic, german = page.split('<section class="wc-side" lang="de"')

    assert "استشارة" in arabic
    assert "جواز السفر" in arabic
    assert "Beratung" in german
    assert "Pass" in german
    assert "استشارة" not in german


def test_both_sides_name_the_website(client, office):
    Organisation.objects.update(website="https://office.example.org/")

    page = client.get("/ar/directory/office/sheet/").content.decode()

    assert page.count(">https://office.example.org/<") == 2


def test_the_code_leads_back_to_the_entry(client, office, settings):
    settings.SITE_ORIGIN = "https://portal.example"

    page = client.get("/ar/directory/office/sheet/").content.decode()

    assert '<svg xmlns="http://www.w3.org/2000/svg"' in page
    assert "https://portal.example/ar/directory/office/" in page
    assert " style=" not in page
