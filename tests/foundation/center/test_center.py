import pytest
from django.urls import reverse
from django.utils import timezone

from tests.factories.accounts import UserFactory
from tests.factories.center import ClosureFactory, OpeningHoursFactory, SiteFactory
from welcome_center.foundation.access import Role

URL = reverse("center:center")


def test_a_coordinator_sees_the_center_and_the_own_sites(client, coordinator, center, site):
    OpeningHoursFactory(site=site)
    SiteFactory(name="Haus der anderen")

    page = client.get(URL).content.decode()

    assert str(center) in page
    assert "Haus am Markt" in page
    assert "09:00–12:00" in page
    assert "Haus der anderen" not in page


def test_what_the_operator_must_confirm_is_named(client, coordinator, site):
    site.street = "[Straße bitte bestätigen]"
    site.save()

    page = client.get(URL).content.decode()

    assert site.gaps == [site._meta.get_field("street").verbose_name]
    assert str(site.gaps[0]) in page


def test_a_center_that_is_filled_in_has_no_gaps(center, site):
    assert center.gaps == site.gaps == []


def test_closing_days_ahead_are_shown_those_of_others_are_not(client, coordinator, site):
    today = timezone.localdate()
    ClosureFactory(site=site, starts_on=today, reason="Betriebsausflug")
    ClosureFactory(starts_on=today, reason="Ausflug der anderen")

    page = client.get(URL).content.decode()

    assert "Betriebsausflug" in page
    assert "Ausflug der anderen" not in page


def test_a_coordinator_without_a_site_is_told_what_to_do(client, center):
    client.force_login(UserFactory(role=Role.COORDINATOR))

    assert "wc-empty" in client.get(URL).content.decode()


@pytest.mark.parametrize("sites", [1, 6])
def test_the_page_costs_the_same_for_any_number_of_sites(
    client, coordinator, site, django_assert_max_num_queries, sites
):
    for other in SiteFactory.create_batch(sites, team=site.team):
        OpeningHoursFactory(site=other)

    with django_assert_max_num_queries(11):
        client.get(URL)


@pytest.mark.parametrize("name", ["center", "center_edit", "closure_list", "topic_list"])
@pytest.mark.parametrize("role", [Role.ADVISOR, Role.NEWCOMER, Role.PARTNER, Role.ADMINISTRATOR])
def test_only_coordinators_come_in(client, site, role, name):
    client.force_login(UserFactory(role=role, team=site.team))

    assert client.get(reverse(f"center:{name}")).status_code == 403


def test_nobody_comes_in_without_signing_in(client, db):
    assert client.get(URL).status_code == 302


@pytest.mark.parametrize(
    "name", ["center", "center_edit", "closure_list", "topic_list", "site_edit", "opening_hours"]
)
def test_each_page_reads_in_arabic_too(client, coordinator, site, name):
    kwargs = {"code": site.code} if name in ("site_edit", "opening_hours") else {}
    url = reverse(f"center:{name}", kwargs=kwargs).replace("/de/", "/ar/", 1)

    page = client.get(url).content.decode()

    assert 'dir="rtl"' in page
    assert page.count("<h1") == 1
