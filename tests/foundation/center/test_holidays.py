from datetime import date

import pytest

from tests.factories.center import ClosureFactory, HolidayOpeningFactory, SiteFactory
from welcome_center.foundation.center.holidays import closed_days, public_holidays

pytestmark = pytest.mark.django_db


def closed(site, from_day, days):
    return closed_days({site.pk: site.land}, from_day, days)[site.pk]


@pytest.mark.parametrize(
    ("land", "day", "is_holiday"),
    [
        ("NI", date(2026, 10, 31), True),  # Reformation Day
        ("BW", date(2026, 10, 31), False),
        ("BW", date(2026, 1, 6), True),  # Epiphany
        ("NI", date(2026, 1, 6), False),
    ],
)
def test_each_land_has_its_own_holidays(land, day, is_holiday):
    site = SiteFactory(land=land)

    assert (day in closed(site, day, 1)) == is_holiday


def test_holidays_of_both_years_count_over_new_year():
    site = SiteFactory(land="NI")

    days = closed(site, date(2026, 12, 20), 20)

    assert days == {date(2026, 12, 25), date(2026, 12, 26), date(2027, 1, 1)}


def test_a_site_may_work_on_a_holiday_and_the_next_site_does_not():
    day = date(2026, 10, 31)
    working, resting = SiteFactory(land="NI"), SiteFactory(land="NI")
    HolidayOpeningFactory(site=working, day=day)

    both = closed_days({working.pk: "NI", resting.pk: "NI"}, day, 1)

    assert both == {working.pk: set(), resting.pk: {day}}


def test_own_closing_days_are_closed_on_both_ends_and_cut_to_the_period():
    site = SiteFactory(land="NI")
    ClosureFactory(site=site, starts_on=date(2026, 8, 3), ends_on=date(2026, 8, 6))

    assert closed(site, date(2026, 8, 5), 7) == {date(2026, 8, 5), date(2026, 8, 6)}


def test_a_closure_of_the_whole_center_closes_each_site():
    sites = [SiteFactory(land="NI"), SiteFactory(land="BW")]
    ClosureFactory(site=None, starts_on=date(2026, 8, 3), ends_on=date(2026, 8, 3))

    both = closed_days({site.pk: site.land for site in sites}, date(2026, 8, 1), 7)

    assert both == {site.pk: {date(2026, 8, 3)} for site in sites}


def test_an_own_closing_day_wins_over_a_holiday_that_is_open():
    site, day = SiteFactory(land="NI"), date(2026, 10, 31)
    HolidayOpeningFactory(site=site, day=day)
    ClosureFactory(site=site, starts_on=day, ends_on=day)

    assert closed(site, day, 1) == {day}


@pytest.mark.parametrize("n_sites", [1, 8])
def test_one_query_for_any_number_of_sites(django_assert_num_queries, n_sites):
    sites = SiteFactory.create_batch(n_sites)

    with django_assert_num_queries(1):
        closed_days({site.pk: site.land for site in sites}, date(2026, 1, 1), 365)


def test_names_come_in_the_readers_language_and_else_in_german():
    day = date(2026, 10, 3)

    names = [public_holidays("NI", 2026, language)[day] for language in ("de", "en", "ar")]

    assert names == ["Tag der Deutschen Einheit", "German Unity Day", "Tag der Deutschen Einheit"]
