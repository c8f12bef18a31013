import re
from datetime import date

import pytest
import time_machine

from tests.factories.accounts import UserFactory
from tests.factories.booking import AdvisorProfileFactory, WeeklyRuleFactory, local
from tests.factories.center import CenterFactory, TopicFactory
from welcome_center.foundation.access import Role

pytestmark = pytest.mark.django_db


def test_address_without_language_leads_to_the_visitors_own(client):
    response = client.get("/", headers={"accept-language": "ar,en;q=0.5"})

    assert response.headers["Location"] == "/ar/"
    assert "Accept-Language" in response.headers["Vary"]


def test_names_the_center_and_its_region(client):
    CenterFactory(introduction={"de": "Wir helfen Ihnen."})

    page = client.get("/de/").content.decode()

    assert "Region Test" in page
    assert "Wir helfen Ihnen." in page
    assert page.count("<h1") == 1


@pytest.mark.parametrize(("language", "direction"), [("de", "ltr"), ("en", "ltr"), ("ar", "rtl")])
def test_reads_in_the_direction_of_its_language(client, language, direction):
    page = client.get(f"/{language}/").content.decode()

    assert f'<html lang="{language}" dir="{direction}">' in page
    assert ("kern.rtl" in page) == (direction == "rtl")


def test_names_itself_in_each_language_to_search_engines(client):
    page = client.get("/en/").content.decode()

    found = re.findall(r'hreflang="([a-z-]+)" href="https://localhost(/[a-z]+/)"', page)
    assert found == [("de", "/de/"), ("x-default", "/de/"), ("en", "/en/"), ("ar", "/ar/")]


def test_language_menu_keeps_the_page_and_its_question(client):
    page = client.get("/de/contact/?site=2").content.decode()

    assert 'href="/ar/contact/?site=2" lang="ar"' in page


@pytest.mark.parametrize("topics", [1, 8])
def test_needs_the_same_queries_for_any_number_of_topics(
    client, django_assert_max_num_queries, topics
):
    CenterFactory()
    for number in range(topics):
        TopicFactory(code=f"T{number}")

    with django_assert_max_num_queries(12):
        client.get("/de/")


def test_somebody_signed_in_may_sign_out_and_meets_no_dead_link(client):
    client.force_login(UserFactory(role=Role.NEWCOMER))

    page = client.get("/de/").content.decode()

    assert 'action="/de/accounts/logout/"' in page
    assert 'href=""' not in page
    assert 'href="#"' not in page


def test_is_light(client):
    CenterFactory()

    assert len(client.get("/ar/").content) < 100_000


def test_tells_the_next_free_time_in_the_readers_language(client):
    TopicFactory()
    WeeklyRuleFactory()

    with time_machine.travel(local("7:00"), tick=False):
        german = client.get("/de/").content.decode()
        arabic = client.get("/ar/").content.decode()

    assert "Montag, 1. März 2027, 9:00 Uhr" in german
    assert "2027" not in arabic  # nobody advises in Arabic


def test_names_the_languages_somebody_advises_in(client):
    WeeklyRuleFactory()

    page = client.get("/en/").content.decode()

    assert '<span class="wc-tag" lang="de" dir="ltr">Deutsch</span>' in page


def test_what_is_on_offer_is_read_once_a_minute(client, django_assert_num_queries):
    CenterFactory()
    TopicFactory()
    client.get("/de/")

    # what is on offer, the center
    with django_assert_num_queries(2):
        page = client.get("/de/").content.decode()

    assert 'href="/de/book/?group=ARR"' in page


@pytest.mark.parametrize(
    "gone",
    [
        {"advisor__user__is_active": False},
        {"advisor__is_bookable": False},
        {"valid_from": date(2026, 1, 1), "valid_to": date(2026, 6, 30)},
    ],
)
def test_names_no_language_that_nobody_can_be_booked_in(client, gone):
    WeeklyRuleFactory(**gone)
    AdvisorProfileFactory()  # without any hours

    page = client.get("/en/").content.decode()

    assert 'class="wc-tag" lang="de"' not in page


def test_a_topic_leads_to_booking_with_its_group(client):
    TopicFactory()

    page = client.get("/de/").content.decode()

    assert 'href="/de/book/?group=ARR"' in page
