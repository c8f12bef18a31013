"""Open Referral's files become entries."""

import io
import json
import zipfile

import pytest

from partners.directory.models import ContactPoint, Location, Organisation
from partners.directory.offers import RequiredDocument, Service, ServiceAtLocation
from tests.partners.directory import test_import_directory as first

pytestmark = pytest.mark.django_db
bring, code_lists = first.bring, first.code_lists


OFFICE, SERVICE, PLACE = (f"{digit * 8}-0000-4000-8000-000000000000" for digit in "123")
NESTED = {
    "id": SERVICE,
    "name": "Advice",
    "status": "temporarily closed",
    "description": "About work.",
    "application_process": "Call first.",
    "minimum_age": 12.0,
    "assured_date": "2026-01-05",
    "languages": [{"id": "l", "code": "ar"}, {"id": "m", "code": "cy"}],
    "schedules": [],
    "required_documents": [{"id": "d", "document": "Passport", "uri": "https://example.org/"}],
    "service_areas": [{"id": "a", "extent": "03254"}],
    "organization": {
        "id": OFFICE,
        "name": "Office",
        "description": "",
        "phones": [{"id": "p", "number": "+49 30 23125 002"}],
    },
    "attributes": [{"id": "x", "taxonomy_term": {"id": "t", "code": "REC_VOC", "name": "Work"}}],
    "service_at_locations": [
        {
            "id": "sal",
            "location": {
                "id": PLACE,
                "location_type": "physical",
                "name": "House",
                "addresses": [{"id": "ad", "address_1": "1 Road", "city": "Town", "country": "GB"}],
                "schedules": [
                    {
                        "id": "s",
                        "freq": "WEEKLY",
                        "byday": "TH,FR",
                        "opens_at": "10:00:00",
                        "closes_at": "18:00:00",
                    }
                ],
            },
        }
    ],
}


def tabular():
    return {
        "organizations": [{"id": OFFICE, "name": "Office", "description": "Helps"}],
        "services": [
            {"id": SERVICE, "organization_id": OFFICE, "name": "Advice", "status": "active"}
        ],
        "locations": [{"id": PLACE, "organization_id": OFFICE, "location_type": "physical"}],
        "service_at_location": [{"id": "sal", "service_id": SERVICE, "location_id": PLACE}],
        "addresses": [{"id": "ad", "location_id": PLACE, "address_1": "1 Road", "city": "Town"}],
        "phones": [{"id": "p", "organization_id": OFFICE, "number": "+49 30 23125 002"}],
        "schedules": [
            {
                "id": "s",
                "service_at_location_id": "sal",
                "byday": "1MO",
                "opens_at": "9:00",
                "closes_at": "12:00",
            }
        ],
    }


def zipped(tables):
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as archive:
        for name, rows in tables.items():
            lines = [",".join(rows[0]), *(",".join(row.values()) for row in rows)]
            archive.writestr(f"{name}.csv", "\n".join(lines))
    return content.getvalue()


def test_a_nested_service_of_hsds_becomes_an_entry(bring):
    bring(json.dumps(NESTED), "--apply", "--language=en", name="hsds.json")

    service, location = Service.objects.get(), Location.objects.get()
    assert str(service.uuid) == SERVICE
    assert str(service.organisation.uuid) == OFFICE
    assert service.organisation.name == {"en": "Office"}
    assert (service.state, service.minimum_age) == ("paused", 12)
    assert service.way_in == {"en": "Call first."}
    assert service.confirmed_on.isoformat() == "2026-01-05"
    assert (service.languages, service.areas) == (["ar", "xx"], ["03254"])
    assert service.topics == ["REC_VOC"]
    assert (location.street, location.country) == ("1 Road", "GB")
    assert location.hours == "Th,Fr 10:00-18:00"
    assert RequiredDocument.objects.get().words == {"en": "Passport"}
    assert ContactPoint.objects.get().organisation == service.organisation


@pytest.mark.parametrize("wrap", [lambda one: [one], lambda one: {"contents": [one, one]}])
def test_a_list_of_services_may_repeat_itself(bring, wrap):
    bring(json.dumps(wrap(NESTED)), "--apply", name="list.json")

    assert Service.objects.count() == Organisation.objects.count() == 1


@pytest.mark.parametrize("kind", ["zip", "json"])
def test_tabular_data_become_entries(bring, kind):
    tables = tabular()
    content = (
        zipped(tables)
        if kind == "zip"
        else json.dumps({f"{name}.csv": rows for name, rows in tables.items()})
    )

    bring(content, "--apply", name=f"tables.{kind}")

    [place] = ServiceAtLocation.objects.all()
    assert place.hours == "Mo[1] 09:00-12:00"
    assert place.location.city == "Town"


@pytest.mark.parametrize("kind", ["json", "zip"])
def test_hsds_brought_twice_changes_nothing(bring, kind):
    content = zipped(tabular()) if kind == "zip" else json.dumps(NESTED)
    bring(content, "--apply", name=f"hsds.{kind}")
    before = first.everything()

    assert "0 new, 0 changed, 3 the same" in bring(content, "--apply", name=f"hsds.{kind}")
    assert first.everything() == before


@pytest.mark.parametrize(
    ("content", "name", "words"),
    [
        ("{", "a.json", "it is no JSON"),
        ("[1, 2]", "a.json", "neither objects nor a list"),
        ('{"contents": 3}', "a.json", "neither objects nor a list"),
        ('{"x.csv": []}', "a.json", "no organizations, services or locations"),
        ("no zip", "a.zip", "it is no zip file"),
        ("[" * 100_000, "a.json", "it is no JSON"),
        (json.dumps(NESTED | {"organization": {"id": [1]}}), "a.json", "column “id”: is empty"),
        (json.dumps(NESTED | {"minimum_age": "1" * 400}), "a.json", "column “minimum_age”"),
        (json.dumps(NESTED | {"name": "\ud800"}), "a.json", "column “name”"),
        (json.dumps(NESTED | {"status": "asleep"}), "a.json", "column “state”"),
        (json.dumps(NESTED | {"assured_date": "soon"}), "a.json", "column “confirmed_on”"),
        (json.dumps(NESTED | {"organization": {"id": ""}}), "a.json", "column “id”: is empty"),
    ],
)
def test_what_is_no_hsds_is_refused_in_words(bring, content, name, words):
    assert words in first.problems(bring, content, name=name)


@pytest.mark.parametrize(("at", "value", "words"), [(6, 1, "password"), (8, 99, "compression")])
def test_a_zip_that_we_cannot_open_is_refused_in_words(bring, at, value, words):
    content = bytearray(zipped(tabular()))
    content[at] = content[content.find(b"PK\x01\x02") + at + 2] = value

    assert words in first.problems(bring, bytes(content), name="a.zip")


def test_a_key_that_stands_twice_in_a_table_is_told(bring):
    tables = tabular()
    tables["services"] *= 2

    said = first.problems(bring, zipped(tables), name="tables.zip")

    assert "services.csv, row 3, column “id”" in said


def test_numbers_in_tabular_json_may_be_numbers(bring):
    tables = tabular()
    tables["services"][0] |= {"minimum_age": 12, "maximum_age": None}
    content = json.dumps({f"{name}.csv": rows for name, rows in tables.items()})

    bring(content, "--apply", name="tables.json")

    service = Service.objects.get()
    assert (service.minimum_age, service.maximum_age) == (12, None)


@pytest.mark.parametrize("point", [(100, 100), ("nan", 9), (52, 181), ("north", 9)])
def test_what_is_no_point_on_earth_is_left_out_and_told(bring, point):
    north, east = point
    link = NESTED["service_at_locations"][0]
    place = link["location"] | {"latitude": north, "longitude": east}
    far = NESTED | {"service_at_locations": [link | {"location": place}]}

    said = bring(json.dumps(far), "--apply", name="far.json")

    assert f"{north}, {east} is no point on earth." in said
    assert Location.objects.get().latitude is None
