from datetime import time

import pytest

from tests.factories.accounts import UserFactory
from tests.factories.center import CenterFactory, SiteFactory
from welcome_center.foundation.access import Role
from welcome_center.foundation.center.models import OpeningHours

pytestmark = pytest.mark.django_db


def test_shows_each_active_site_with_its_hours(client):
    CenterFactory(phone="030 23125 000")
    site = SiteFactory(name="Haus der Vielfalt")
    SiteFactory(name="Alte Post", is_active=False)
    OpeningHours.objects.create(site=site, weekday=1, opens=time(9), closes=time(12, 30))

    page = client.get("/de/contact/").content.decode()

    assert "Haus der Vielfalt" in page
    assert "Alte Post" not in page
    assert "\u20669:00–12:30\u2069 Uhr" in page
    assert 'href="tel:03023125000"' in page


def test_morning_and_afternoon_share_a_row(client):
    site = SiteFactory()
    for opens, closes in ((9, 12), (14, 16)):
        OpeningHours.objects.create(site=site, weekday=2, opens=time(opens), closes=time(closes))

    page = client.get("/de/contact/").content.decode()

    assert page.count('<th scope="row">') == 1


@pytest.mark.parametrize("sites", [1, 6])
def test_needs_the_same_queries_for_any_number_of_sites(client, django_assert_num_queries, sites):
    SiteFactory.create_batch(sites)

    with django_assert_num_queries(3):  # sites, opening hours, center
        client.get("/de/contact/")


@pytest.mark.parametrize(
    ("phone", "email", "words"),
    [
        ("030 23125 000", "a@example.org", "Write, call or come by."),
        ("030 23125 000", "", "Call or come by."),
        ("", "a@example.org", "Write or come by."),
        ("", "", "Come by."),
    ],
)
def test_nobody_is_asked_to_use_what_is_not_there(client, phone, email, words):
    CenterFactory(phone=phone, email=email)

    page = client.get("/en/contact/").content.decode()

    assert f"{words} Our advice" in page


@pytest.mark.parametrize("phone", ["030 23125 000", ""])
@pytest.mark.parametrize(
    ("role", "path"), [(Role.FUNDER, "/en/overview/"), (Role.NEWCOMER, "/en/me/")]
)
def test_nor_on_the_way_there(client, settings, phone, role, path):
    settings.SECOND_FACTOR_REQUIRED = False
    CenterFactory(phone=phone)
    client.force_login(UserFactory(role=role))

    page = client.get(path).content.decode()

    assert "Do you need something else?" in page
    assert ("Write to us or call us" in page) == bool(phone)
    assert 'href="/en/contact/"' in page
