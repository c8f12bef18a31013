from datetime import date, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from tests.factories.accounts import UserFactory
from tests.factories.center import ClosureFactory, HolidayOpeningFactory, SiteFactory
from welcome_center.foundation.access import Role
from welcome_center.foundation.center.models import Closure, HolidayOpening

URL = reverse("center:closure_list")
UNITY_DAY = date(2026, 10, 3)


@pytest.fixture
def soon():
    return timezone.localdate() + timedelta(days=30)


@pytest.fixture
def strange_site(db):
    return SiteFactory()


def enter(client, **entered):
    return client.post(URL, {"site": "", "reason": "Betriebsausflug"} | entered)


def test_an_own_site_is_closed(client, coordinator, site, soon):
    answer = enter(client, site=site.pk, starts_on=soon, ends_on=soon)

    closure = Closure.objects.get()
    assert answer.url == URL
    assert (closure.site, closure.starts_on, closure.reason) == (site, soon, "Betriebsausflug")
    assert "Betriebsausflug" in client.get(URL).content.decode()


def test_whoever_leads_every_team_may_close_the_whole_center(client, coordinator, soon):
    enter(client, starts_on=soon, ends_on=soon)

    assert Closure.objects.get().site is None


def test_whoever_leads_one_of_several_teams_may_not(client, coordinator, strange_site, soon):
    answer = enter(client, starts_on=soon, ends_on=soon)

    assert "site" in answer.context["form"].errors
    assert not Closure.objects.exists()


def test_another_teams_site_cannot_be_closed(client, coordinator, strange_site, soon):
    answer = enter(client, site=strange_site.pk, starts_on=soon, ends_on=soon)

    assert "site" in answer.context["form"].errors
    assert not Closure.objects.exists()


def test_days_in_the_wrong_order_are_explained_and_kept(client, coordinator, site, soon):
    answer = enter(client, site=site.pk, starts_on=soon, ends_on=soon - timedelta(days=1))

    assert "ends_on" in answer.context["form"].errors
    assert f'value="{soon:%Y-%m-%d}"' in answer.content.decode()
    assert "Betriebsausflug" in answer.content.decode()
    assert not Closure.objects.exists()


# Removing -------------------------------------------------------------------------------------


def remove(client, closure):
    return client.post(reverse("center:closure_remove", args=[closure.pk]))


def test_closing_days_are_removed(client, coordinator, site, soon):
    remove(client, ClosureFactory(site=site, starts_on=soon))

    assert not Closure.objects.exists()


def test_another_teams_closing_days_are_not_there(client, coordinator, soon):
    closure = ClosureFactory(starts_on=soon)

    assert remove(client, closure).status_code == 404
    assert Closure.objects.exists()


def test_the_whole_centers_days_are_removed_by_who_may_enter_them(
    client, coordinator, strange_site, soon
):
    closure = ClosureFactory(site=None, starts_on=soon)

    assert remove(client, closure).status_code == 403
    coordinator.teams.add(strange_site.team)
    assert remove(client, closure).status_code == 302
    assert not Closure.objects.exists()


def test_a_link_removes_nothing(client, coordinator, site, soon):
    closure = ClosureFactory(site=site, starts_on=soon)

    answer = client.get(reverse("center:closure_remove", args=[closure.pk]))

    assert answer.status_code == 405
    assert Closure.objects.exists()


# Public holidays ------------------------------------------------------------------------------


def switch(client, site, day=UNITY_DAY, works="1"):
    url = reverse("center:holiday_switch", args=[site.code])
    return client.post(url, {"day": str(day), "works": works})


def test_the_holidays_of_the_sites_land_are_listed(client, coordinator, site):
    page = client.get(URL, {"year": 2026}).content.decode()

    assert "Reformationstag" in page
    assert "Heilige Drei Könige" not in page


def test_a_site_opens_on_a_holiday_and_closes_again(client, coordinator, site):
    answer = switch(client, site)
    assert HolidayOpening.objects.get(site=site).day == UNITY_DAY
    assert answer.url.endswith("?year=2026")

    switch(client, site, works="0")
    assert not HolidayOpening.objects.exists()


def test_switching_twice_is_no_error(client, coordinator, site):
    HolidayOpeningFactory(site=site, day=UNITY_DAY)

    assert switch(client, site).status_code == 302
    assert HolidayOpening.objects.count() == 1


@pytest.mark.parametrize("day", ["2026-10-04", "morgen", "", "9999-12-31", "0001-01-01"])
def test_a_day_that_is_no_holiday_is_not_there(client, coordinator, site, day):
    assert switch(client, site, day=day).status_code == 404
    assert not HolidayOpening.objects.exists()


def test_another_teams_holidays_are_not_there(client, coordinator, strange_site):
    assert switch(client, strange_site).status_code == 404
    assert not HolidayOpening.objects.exists()


@pytest.mark.parametrize("year", ["1900", "2300", "99999"])
def test_a_year_far_away_is_not_there(client, coordinator, year):
    assert client.get(URL, {"year": year}).status_code == 404


def test_a_year_that_is_none_means_this_year(client, coordinator):
    assert client.get(URL, {"year": "x"}).context["year"] == timezone.localdate().year


@pytest.mark.parametrize("name", ["closure_remove", "holiday_switch"])
def test_only_coordinators_change_days(client, site, soon, name):
    closure = ClosureFactory(site=site, starts_on=soon)
    client.force_login(UserFactory(role=Role.ADVISOR, team=site.team))
    args = [closure.pk] if name == "closure_remove" else [site.code]

    assert client.post(reverse(f"center:{name}", args=args)).status_code == 403
    assert Closure.objects.exists()
