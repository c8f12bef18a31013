import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests.factories.accounts import UserFactory
from tests.factories.center import CenterFactory
from tests.foundation.center.test_center_edit import URL, filled_in
from welcome_center.foundation.access import Role
from welcome_center.foundation.center.languages import offered_languages
from welcome_center.foundation.center.models import Center

pytestmark = pytest.mark.django_db


@pytest.fixture
def without_arabic():
    return CenterFactory(interface_languages=["de", "en"])


@pytest.mark.parametrize(
    ("chosen", "offered"),
    [
        ([], ["de", "en", "ar"]),
        (["ar", "de"], ["de", "ar"]),
        (["en"], ["de", "en"]),
        (["de"], ["de"]),
        (["de", "xx"], ["de"]),
    ],
)
def test_german_is_always_there_and_nothing_named_means_all(chosen, offered):
    assert offered_languages(Center(interface_languages=chosen)) == offered


def test_before_a_center_is_set_up_all_are_there(client):
    assert offered_languages(None) == ["de", "en", "ar"]
    assert client.get("/ar/").status_code == 200


@pytest.mark.parametrize("path", ["/de/", "/de/privacy/notice/", "/de/nowhere/"])
def test_no_page_names_a_language_that_is_switched_off(client, without_arabic, path):
    page = client.get(path).content.decode()

    assert set(re.findall(r'hreflang="([\w-]+)"', page)) <= {"de", "en", "x-default"}
    assert 'href="/en/' in page
    assert "/ar/" not in page


@pytest.mark.parametrize(
    ("accepted", "language"), [("ar", "de"), ("ar,en;q=0.5", "en"), ("tr, en-GB", "en"), ("", "de")]
)
def test_its_pages_lead_to_the_same_page_in_another(client, without_arabic, accepted, language):
    answer = client.get("/ar/contact/?site=2", headers={"accept-language": accepted})

    assert answer.url == f"/{language}/contact/?site=2"
    assert "Accept-Language" in answer["Vary"]


def test_it_is_not_chosen_for_a_visitor(client, without_arabic):
    by_browser = client.get("/", headers={"accept-language": "ar, en;q=0.5"})
    client.cookies["django_language"] = "ar"
    by_cookie = client.get("/")

    assert (by_browser.url, by_cookie.url) == ("/en/", "/de/")


def test_an_address_of_no_page_is_not_found_in_german(client, without_arabic):
    answer = client.get("/ar/nowhere/")

    assert answer.status_code == 404
    assert '<html lang="de"' in answer.content.decode()


def test_what_is_typed_in_it_is_not_lost(client, without_arabic):
    assert client.post("/ar/accounts/login/", {"login": "", "password": ""}).status_code == 200


def test_no_page_costs_a_query_more(client):
    CenterFactory()
    client.get("/ar/contact/")

    counts = []
    for language in ("de", "ar"):
        with CaptureQueriesContext(
            connection,
        ) as asked:
            client.get(f"/{language}/contact/")
        counts.append(len(asked))

    assert counts[0] == counts[1]


def test_a_coordinator_switches_a_language_off_and_on(client, coordinator, center):
    client.post(URL, filled_in(interface_languages=["en"]))
    center.refresh_from_db()
    assert center.interface_languages == ["de", "en"]

    client.post(URL, filled_in(interface_languages=[]))
    center.refresh_from_db()
    assert center.interface_languages == ["de"]
    assert client.get("/en/").url == "/de/"


def test_all_are_ticked_where_none_is_named(client, coordinator, center):
    Center.objects.update(interface_languages=[])

    field = client.get(URL).context["form"]["interface_languages"]

    assert [choice.data["selected"] for choice in field] == [True, True]


def test_an_administrator_cannot_switch_german_off(client, center):
    client.force_login(UserFactory(role=Role.ADMINISTRATOR))

    page = client.get(reverse("admin:foundation_center_change", args=[True])).content.decode()

    assert 'name="interface_languages" value="ar"' in page
    assert 'name="interface_languages" value="de"' not in page
