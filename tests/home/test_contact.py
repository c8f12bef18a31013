from datetime import time

import pytest

from tests.factories.center import CenterFactory, SiteFactory
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
