from datetime import date, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from newcomers.booking import availability_actions
from newcomers.booking.desk.settle_forms import CHANGED
from newcomers.booking.models import Appointment
from tests.factories.booking import AppointmentFactory, local
from tests.factories.center import ClosureFactory, HolidayOpeningFactory
from welcome_center.foundation.center.models import Closure, HolidayOpening
from welcome_center.foundation.outbox.models import Message

pytestmark = pytest.mark.django_db
URL = reverse("center:closure_list")
TOLD = reverse("center:closure_told")
UNITY_DAY = date(2027, 10, 3)
NEXT_MONDAY = date(2027, 3, 8)


@pytest.fixture(autouse=True)
def at_center(client, coordinator):
    client.force_login(coordinator)


@pytest.fixture
def soon():
    return timezone.localdate() + timedelta(days=30)


@pytest.fixture
def strange_site(stranger):
    return stranger.sites.get()


@pytest.fixture
def booked(advisor):
    return AppointmentFactory(
        advisor=advisor,
        starts_at=local("10:00", NEXT_MONDAY),
        person__name="Amal",
        person__email="amal@example.org",
    )


def enter(client, **entered):
    return client.post(URL, {"site": "", "reason": "Betriebsausflug"} | entered)


def monday(site, **more):
    return {"site": site.pk, "starts_on": NEXT_MONDAY, "ends_on": NEXT_MONDAY, **more}


def test_an_own_site_is_closed(client, site, soon):
    answer = enter(client, site=site.pk, starts_on=soon, ends_on=soon)

    closure = Closure.objects.get()
    assert answer.url == URL
    assert (closure.site, closure.starts_on, closure.reason) == (site, soon, "Betriebsausflug")
    assert "Betriebsausflug" in client.get(URL).content.decode()


def test_days_that_are_past_are_refused(client, site):
    today = timezone.localdate()
    begun, past = today - timedelta(days=2), today - timedelta(days=1)

    refused = enter(client, site=site.pk, starts_on=begun, ends_on=past)
    taken = enter(client, site=site.pk, starts_on=begun, ends_on=today)

    assert refused.context["form"].errors.keys() == {"ends_on"}
    assert taken.url == URL
    assert Closure.objects.get().ends_on == today


def test_whoever_leads_every_team_may_close_the_whole_center(client, soon):
    enter(client, starts_on=soon, ends_on=soon)

    assert Closure.objects.get().site is None


def test_whoever_leads_one_of_several_teams_may_not(client, strange_site, soon):
    answer = enter(client, starts_on=soon, ends_on=soon)

    assert "site" in answer.context["form"].errors
    assert not Closure.objects.exists()


def test_another_teams_site_cannot_be_closed(client, strange_site, soon):
    answer = enter(client, site=strange_site.pk, starts_on=soon, ends_on=soon)

    assert "site" in answer.context["form"].errors
    assert not Closure.objects.exists()


def test_days_in_the_wrong_order_are_explained_and_kept(client, site, soon):
    answer = enter(client, site=site.pk, starts_on=soon, ends_on=soon - timedelta(days=1))

    assert "ends_on" in answer.context["form"].errors
    assert f'value="{soon:%Y-%m-%d}"' in answer.content.decode()
    assert "Betriebsausflug" in answer.content.decode()
    assert not Closure.objects.exists()


@pytest.mark.parametrize("day", ["9999-12-31", "0001-01-01"])
def test_a_day_beyond_every_plan_is_refused(client, site, day):
    answer = enter(client, site=site.pk, starts_on=day, ends_on=day)

    assert "starts_on" in answer.context["form"].errors
    assert not Closure.objects.exists()


# Who has booked on these days -----------------------------------------------------------------


class TestWhoHasBooked:
    def decide(self, client, site, what, **more):
        seen = enter(client, **monday(site)).context["settle"].mark
        return enter(client, **monday(site, settle="yes", seen=seen, together=what) | more)

    def test_they_are_listed_before_anything_is_saved(self, client, site, booked):
        text = enter(client, **monday(site)).content.decode()

        assert "Das betrifft 1 Termin" in text
        assert reverse("desk:appointment", args=[booked.uuid]) in text
        assert 'value="Betriebsausflug"' in text
        assert not Closure.objects.exists()

    def test_they_may_stay_and_are_listed_until_they_are_moved(self, client, site, booked):
        assert self.decide(client, site, "keep").url == URL

        [(closure, hits)] = client.get(URL).context["closures"]
        assert closure.starts_on == NEXT_MONDAY
        assert hits == [booked]
        assert "Amal" in client.get(URL).content.decode()

    def test_all_are_cancelled_and_told_at_once(self, client, site, booked, advisor):
        called = AppointmentFactory(
            advisor=advisor, starts_at=local("11:00", NEXT_MONDAY), person__phone="+493023125555"
        )

        assert self.decide(client, site, "cancel").url == TOLD

        told = client.get(TOLD).context["told"]
        assert (told.by_mail, told.to_call) == ([booked], [called])
        assert Message.objects.get().kind == "appointment_cancelled_by_center"
        assert set(Appointment.objects.values_list("status", flat=True)) == {"cancelled_center"}
        assert client.get(URL).context["closures"][0].hits == []

    @pytest.mark.parametrize("what", ["", "nonsense"])
    def test_without_an_answer_nothing_changes(self, client, site, booked, what):
        self.decide(client, site, what)

        booked.refresh_from_db()
        assert booked.is_open
        assert not Closure.objects.exists()

    def test_whoever_books_meanwhile_is_asked_about_too(self, client, site, booked, advisor):
        seen = enter(client, **monday(site)).context["settle"].mark
        AppointmentFactory(advisor=advisor, starts_at=local("11:00", NEXT_MONDAY))

        answer = enter(client, **monday(site, settle="yes", seen=seen, together="cancel"))

        booked.refresh_from_db()
        assert str(CHANGED) in answer.content.decode()
        assert len(answer.context["settle"].hits) == 2
        assert booked.is_open

    def test_whoever_books_in_the_very_moment_is_not_overlooked(
        self, client, site, advisor, monkeypatch
    ):
        close = availability_actions.close_days

        def book_then_close(**days):
            AppointmentFactory(advisor=advisor, starts_at=local("11:00", NEXT_MONDAY))
            close(**days)

        monkeypatch.setattr(availability_actions, "close_days", book_then_close)
        answer = enter(client, **monday(site))

        assert len(answer.context["settle"].hits) == 1
        assert not Closure.objects.exists()

    @pytest.mark.parametrize("where", ["another day", "another site"])
    def test_others_are_not_asked_about(self, client, site, booked, stranger, where):
        if where == "another day":
            Appointment.objects.update(
                starts_at=local("10:00", date(2027, 3, 9)), ends_at=local("10:30", date(2027, 3, 9))
            )
        else:
            Appointment.objects.update(site=stranger.sites.get())

        assert enter(client, **monday(site)).url == URL

    @pytest.mark.parametrize("rows", [1, 8])
    def test_any_number_costs_the_same(
        self, client, site, advisor, django_assert_num_queries, rows
    ):
        for number in range(rows):
            day = NEXT_MONDAY + timedelta(days=number)
            ClosureFactory(site=site, starts_on=day)
            AppointmentFactory(advisor=advisor, starts_at=local("10:00", day))
        client.get(URL)

        with django_assert_num_queries(12):
            client.get(URL)


# Removing -------------------------------------------------------------------------------------


def remove(client, closure):
    return client.post(reverse("center:closure_remove", args=[closure.pk]))


def test_closing_days_are_removed(client, site, soon):
    remove(client, ClosureFactory(site=site, starts_on=soon))

    assert not Closure.objects.exists()


def test_another_teams_closing_days_are_not_there(client, soon):
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


def test_a_link_removes_nothing(client, site, soon):
    closure = ClosureFactory(site=site, starts_on=soon)

    answer = client.get(reverse("center:closure_remove", args=[closure.pk]))

    assert answer.status_code == 405
    assert Closure.objects.exists()


# Public holidays ------------------------------------------------------------------------------


def switch(client, site, day=UNITY_DAY, works="1", **more):
    url = reverse("center:holiday_switch", args=[site.code])
    return client.post(url, {"day": str(day), "works": works, **more})


def test_the_holidays_of_the_sites_land_are_listed(client, site):
    page = client.get(URL, {"year": 2027}).content.decode()

    assert "Reformationstag" in page
    assert "Heilige Drei Könige" not in page


def test_a_site_opens_on_a_holiday_and_closes_again(client, site):
    answer = switch(client, site)
    assert HolidayOpening.objects.get(site=site).day == UNITY_DAY
    assert answer.url.endswith("?year=2027")

    switch(client, site, works="0")
    assert not HolidayOpening.objects.exists()


def test_switching_twice_is_no_error(client, site):
    HolidayOpeningFactory(site=site, day=UNITY_DAY)

    assert switch(client, site).status_code == 302
    assert HolidayOpening.objects.count() == 1


@pytest.mark.parametrize(
    "day", ["2027-10-04", "2026-10-03", "morgen", "", "9999-12-31", "0001-01-01"]
)
def test_a_day_that_is_no_holiday_is_not_there(client, site, day):
    assert switch(client, site, day=day).status_code == 404
    assert not HolidayOpening.objects.exists()


def test_another_teams_holidays_are_not_there(client, strange_site):
    assert switch(client, strange_site).status_code == 404
    assert not HolidayOpening.objects.exists()


@pytest.mark.parametrize("year", ["1900", "2300", "99999"])
def test_a_year_far_away_is_not_there(client, year):
    assert client.get(URL, {"year": year}).status_code == 404


def test_what_is_gone_by_has_no_switch_and_all_that_is_ahead_has_one(client, site):
    [(_site, days)] = client.get(URL).context["holidays"]
    page = client.get(URL).content.decode()

    ahead = [each.day for each in days if each.is_ahead]
    assert {each.day for each in days} - set(ahead) == {date(2027, 1, 1)}
    assert len(ahead) == 9
    for day in ahead:
        assert f'name="day" value="{day}"' in page
    assert 'value="2027-01-01"' not in page


class TestWhoHasBookedOnAHoliday:
    """The site was to be open; now it is not."""

    @pytest.fixture(autouse=True)
    def open_on_unity_day(self, site, advisor):
        HolidayOpeningFactory(site=site, day=UNITY_DAY)
        AppointmentFactory(
            advisor=advisor, starts_at=local("10:00", UNITY_DAY), person__name="Amal"
        )

    def test_they_are_listed_first(self, client, site):
        text = switch(client, site, works="0").content.decode()

        assert "Amal" in text
        assert HolidayOpening.objects.exists()

    def test_then_they_are_cancelled(self, client, site):
        seen = switch(client, site, works="0").context["settle"].mark

        answer = switch(client, site, works="0", settle="yes", seen=seen, together="cancel")

        assert answer.url == TOLD
        assert Appointment.objects.get().status == "cancelled_center"
        assert not HolidayOpening.objects.exists()

    def test_or_they_stay_and_are_listed(self, client, site):
        seen = switch(client, site, works="0").context["settle"].mark

        answer = switch(client, site, works="0", settle="yes", seen=seen, together="keep")

        assert "Amal" in client.get(answer.url).content.decode()


def test_a_year_that_is_none_means_this_year(client):
    assert client.get(URL, {"year": "x"}).context["year"] == timezone.localdate().year


@pytest.mark.parametrize("name", ["closure_remove", "holiday_switch"])
def test_only_coordinators_change_days(client, site, soon, name):
    closure = ClosureFactory(site=site, starts_on=soon)
    client.force_login(site.advisors.get().user)
    args = [closure.pk] if name == "closure_remove" else [site.code]

    assert client.post(reverse(f"center:{name}", args=args)).status_code == 403
    assert Closure.objects.exists()
