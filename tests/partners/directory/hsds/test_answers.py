"""Every address of the API: its shape, its filters, its pages, its refusals."""

from datetime import UTC, date, datetime
from uuid import uuid4

import pytest

from partners.directory.offers import Service
from tests.factories.directory import (
    ContactPointFactory,
    LocationFactory,
    OrganisationFactory,
    RequiredDocumentFactory,
    ServiceFactory,
)
from tests.factories.people import ListCodeFactory
from tests.partners.directory.hsds import fields
from tests.partners.directory.hsds.asking import API, ask, listed
from tests.partners.directory.hsds.shape import wrong

pytestmark = pytest.mark.django_db
LISTS = ["services", "organizations", "service_at_locations", "taxonomies", "taxonomy_terms"]


# Shape ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("path", "given", "table"),
    [
        ("services", {}, fields.SERVICE_LISTED),
        ("services", {"full": "true"}, fields.SERVICE_FULL),
        ("organizations", {}, fields.ORGANIZATION),
        ("organizations", {"full": "true"}, fields.ORGANIZATION_FULL),
        ("organizations", {"full_service": "true"}, fields.ORGANIZATION_FULL),
        ("service_at_locations", {}, fields.LINK_LISTED),
        ("service_at_locations", {"full": "true"}, fields.LINK_FULL),
        ("taxonomies", {}, fields.TAXONOMY),
        ("taxonomy_terms", {}, fields.TERM),
    ],
)
def test_lists_have_the_shape_that_hsds_asks_for(client, offer, path, given, table):
    page = ask(client, path, **given)
    contents = page.pop("contents")

    assert contents
    assert wrong(page, fields.PAGE) == []
    assert [problem for each in contents for problem in wrong(each, table)] == []


@pytest.mark.parametrize(
    ("path", "table"),
    [
        ("services", fields.SERVICE_FULL),
        ("organizations", fields.ORGANIZATION_FULL),
        ("service_at_locations", fields.LINK_FULL),
        ("taxonomies", fields.TAXONOMY),
        ("taxonomy_terms", fields.TERM),
    ],
)
def test_each_of_a_list_has_its_own_address(client, offer, path, table):
    for each in listed(client, path):
        told = ask(client, f"{path}/{each['id']}")

        assert told["id"] == each["id"]
        assert wrong(told, table) == []


# What is public -------------------------------------------------------------------------------


@pytest.mark.parametrize("path", LISTS[:3])
@pytest.mark.parametrize("hidden", ["entry", "service"])
def test_only_what_is_published_is_told(client, offer, path, hidden):
    keys = [each["id"] for each in listed(client, path)]
    if hidden == "entry":
        type(offer.organisation).objects.update(state="hidden")
    else:
        Service.objects.update(state="draft")

    left = listed(client, path)

    if hidden == "service" and path == "organizations":
        assert len(left) == len(keys)
    else:
        assert left == []
        assert [client.get(f"{API}/{path}/{key}").status_code for key in keys] == [404] * len(keys)


def test_nothing_personal_is_told(client, offer):
    texts = [
        client.get(f"{API}/{path}", given).content.decode()
        for path in LISTS
        for given in ({}, {"full": "true"}, {"full_service": "true"})
    ]

    assert not any("@demo.example" in text or "upkeep" in text for text in texts)


# Filters --------------------------------------------------------------------------------------


@pytest.mark.parametrize("path", ["services", "service_at_locations"])
@pytest.mark.parametrize(
    ("name", "fits", "fits_not"),
    [
        ("search", lambda offer, _terms: "Beratung", lambda _offer, _terms: "Zoo"),
        (
            "organization_id",
            lambda offer, _terms: offer.organisation.uuid,
            lambda _offer, _terms: uuid4(),
        ),
        (
            "modified_after",
            lambda _offer, _terms: "2020-01-01",
            lambda _offer, _terms: "2100-01-01T00:00:00+02:00",
        ),
        ("taxonomy_term_id", lambda _offer, terms: terms["REC_VOC"], lambda *_: uuid4()),
        ("taxonomy_term_id", lambda _offer, terms: terms["REC"], lambda *_: uuid4()),
        ("taxonomy_term_id", lambda _offer, terms: terms["ASY"], lambda *_: uuid4()),
        ("taxonomy_term_id", lambda _offer, terms: terms["MBE"], lambda *_: uuid4()),
    ],
)
def test_filters(client, offer, path, name, fits, fits_not):
    terms = {each["code"]: each["id"] for each in listed(client, "taxonomy_terms")}

    assert len(listed(client, path, **{name: fits(offer, terms)})) == 1
    assert listed(client, path, **{name: fits_not(offer, terms)}) == []


def test_services_of_any_term_of_a_taxonomy(client, offer):
    ServiceFactory(organisation=OrganisationFactory(kind=""), topics=[])

    found = {
        each["id"]: len(listed(client, "services", taxonomy_id=each["id"]))
        for each in listed(client, "taxonomies")
    }

    assert list(found.values()) == [1, 1, 1]
    assert listed(client, "services", taxonomy_id=uuid4()) == []


def test_organizations_are_found_by_name_and_by_what_they_offer(client, offer):
    alone = OrganisationFactory(name={"de": "Kreisvolkshochschule"})

    assert [each["id"] for each in listed(client, "organizations", search="volkshoch")] == [
        str(alone.uuid)
    ]
    assert str(offer.organisation.uuid) in [
        each["id"] for each in listed(client, "organizations", search="Vocational")
    ]


def test_terms_are_found_by_taxonomy_parent_and_words(client, offer):
    top = listed(client, "taxonomy_terms", top_only="true")
    [above] = [each for each in top if each["code"] == "REC"]

    assert [each["code"] for each in listed(client, "taxonomy_terms", parent_id=above["id"])] == [
        "REC_VOC"
    ]
    assert [each["code"] for each in listed(client, "taxonomy_terms", search="ausbild")] == [
        "REC_VOC"
    ]
    assert len(listed(client, "taxonomy_terms", taxonomy_id=above["taxonomy_id"])) == 2


def test_minimal_tells_ids_and_moments_only(client, offer):
    assert [set(each) for each in listed(client, "services", minimal="true")] == [
        {"id", "modified_date"}
    ]


# Pages ----------------------------------------------------------------------------------------


def test_pages_hold_each_service_once(client):
    for _number in range(5):
        ServiceFactory()

    pages = [ask(client, "services", per_page=2, page=number) for number in (1, 2, 3)]

    assert [page["size"] for page in pages] == [2, 2, 1]
    assert [page["first_page"] for page in pages] == [True, False, False]
    assert [page["last_page"] for page in pages] == [False, False, True]
    assert len({each["id"] for page in pages for each in page["contents"]}) == 5


def test_an_empty_list_is_a_page_too(client):
    page = ask(client, "services")

    assert (page["total_items"], page["total_pages"], page["page_number"]) == (0, 0, 1)
    assert page["empty"] is page["first_page"] is page["last_page"] is True


def test_a_page_has_an_upper_limit(client):
    for number in range(101):
        ListCodeFactory(list="org_type", code=f"K{number}")

    page = ask(client, "taxonomy_terms", per_page=1_000_000)

    assert (page["size"], page["total_items"], page["total_pages"]) == (100, 101, 2)


@pytest.mark.parametrize("rows", [1, 9])
@pytest.mark.parametrize(
    ("path", "given", "most"),
    [
        ("services", {}, 4),
        ("services", {"full": "1"}, 8),
        ("organizations", {}, 4),
        ("organizations", {"full_service": "1"}, 9),
        ("service_at_locations", {}, 6),
        ("service_at_locations", {"full": "1"}, 9),
    ],
)
def test_any_number_of_rows_takes_the_same_queries(
    client, django_assert_max_num_queries, rows, path, given, most
):
    for _number in range(rows):
        service = ServiceFactory(location=LocationFactory())
        RequiredDocumentFactory(service=service)
        ContactPointFactory(organisation=service.organisation)

    with django_assert_max_num_queries(most):
        page = ask(client, path, **given)

    assert page["size"] >= rows


# What stands around ---------------------------------------------------------------------------


def test_what_has_not_changed_is_not_sent_again(client, offer):
    first = client.get(f"{API}/services")

    again = client.get(f"{API}/services", headers={"if-none-match": first["ETag"]})
    offer.name = {"de": "Neu"}
    offer.save()
    changed = client.get(f"{API}/services", headers={"if-none-match": first["ETag"]})

    assert (again.status_code, again.content) == (304, b"")
    assert changed.status_code == 200


def test_any_website_may_read_and_none_may_write(client):
    answer = client.get(f"{API}/taxonomies")
    asked = client.options(f"{API}/taxonomies")

    assert answer["Access-Control-Allow-Origin"] == asked["Access-Control-Allow-Origin"] == "*"
    assert asked["Access-Control-Allow-Methods"] == "GET"
    assert "Access-Control-Allow-Credentials" not in asked


def test_the_document_describes_every_address_and_parameter(client, offer):
    about = ask(client, "")
    document = client.get(f"{API}/openapi.json").json()

    assert about["version"] == "3.0"
    assert about["openapi_url"].endswith(f"{API}/openapi.json")
    assert set(document["paths"]) == {"/", *(f"/{name}" for name in LISTS)} | {
        f"/{name}/{{id}}" for name in LISTS
    }
    for name in LISTS:
        for each in document["paths"][f"/{name}"]["get"]["parameters"]:
            known = document["components"]["parameters"][each["$ref"].rsplit("/", 1)[1]]
            sample = {"integer": "1", "boolean": "true"}.get(known["schema"]["type"], "json")
            if known["schema"].get("format"):
                sample = str(uuid4()) if known["schema"]["format"] == "uuid" else "2026-11-23"
            assert ask(client, name, **{known["name"]: sample})


def test_people_can_read_about_it(client):
    answer = client.get(f"{API}/docs", follow=True)

    assert answer.status_code == 200
    assert "taxonomy_term_id" in answer.content.decode()


def test_moments_are_told_with_their_zone(client, offer):
    told = ask(client, f"services/{offer.uuid}")

    changed_at = datetime.fromisoformat(told["last_modified"])
    assert date(2026, 1, 1) <= changed_at.date()
    assert changed_at <= datetime.now(UTC)
