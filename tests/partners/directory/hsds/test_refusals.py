"""What the API refuses, each time in JSON and in words."""

import pytest
from django.test import Client

pytestmark = pytest.mark.django_db
NOBODYS = "00000000-0000-4000-8000-000000000000"
API = "/api/hsds"


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("page", "0"),
        ("page", "-1"),
        ("page", "x"),
        ("page", "9" * 5000),
        ("page", "１"),
        ("per_page", "1.5"),
        ("full", "maybe"),
        ("organization_id", "1"),
        ("taxonomy_term_id", "' OR 1=1"),
        ("modified_after", "yesterday"),
        ("modified_after", "2026-02-31"),
        ("modified_after", "2026-13-01T00:00:00Z"),
        ("search", "\0"),
        ("search", "x" * 101),
        ("format", "ndjson"),
        ("postcode", "31134"),
    ],
)
def test_wrong_parameters_are_named(client, name, value):
    answer = client.get(f"{API}/services", {name: value})

    assert answer.status_code == 400
    assert list(answer.json()["parameters"]) == [name]


@pytest.mark.parametrize(
    "path",
    ["nothing", "services/1", f"services/{NOBODYS}", f"taxonomies/{NOBODYS}", "services?page=999"],
)
def test_what_is_not_there_is_told_in_json(client, path):
    answer = client.get(f"{API}/{path}")

    assert answer.status_code == 404
    assert answer.json()["error"]


def test_a_thousand_parameters_are_refused(client):
    answer = client.get(f"{API}/services?" + "&".join(f"a{number}=1" for number in range(1000)))

    assert answer.status_code == 400
    assert answer.json()["error"]


@pytest.mark.parametrize("method", ["post", "put", "patch", "delete"])
def test_nothing_can_be_written(method):
    stranger = Client(enforce_csrf_checks=True)

    answer = getattr(stranger, method)(f"{API}/services", secure=True)

    assert answer["Content-Type"] == "application/json"

    assert answer.status_code == 405
    assert "GET" in answer["Allow"]


def test_too_many_requests_are_told_when_to_come_again(client, settings):
    settings.HSDS_LIMIT = (2, 60)

    answers = [client.get(f"{API}/taxonomies") for _number in range(3)]

    assert [answer.status_code for answer in answers] == [200, 200, 429]
    assert answers[2]["Retry-After"] == "60"
    assert answers[2].json()["error"]
