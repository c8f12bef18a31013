from datetime import timedelta

import pytest
from django.urls import reverse

from newcomers.booking.models import AdvisorProfile
from tests.factories.accounts import UserFactory
from tests.factories.booking import MONDAY, AppointmentFactory, WeeklyRuleFactory, local
from tests.factories.center import LanguageFactory, SiteFactory
from welcome_center.foundation.access import Role

pytestmark = pytest.mark.django_db
URL = "desk:profile"


def save(client, site, **whose):
    LanguageFactory(code="ar")
    fields = {"languages": ["de", "ar"], "sites": [site.pk], "is_bookable": "on"}
    return client.post(reverse(URL, kwargs=whose), fields)


def test_the_profile_is_changed(at_desk, advisor, site):
    assert save(at_desk, site).url == reverse(URL)

    assert {language.pk for language in advisor.languages.all()} == {"de", "ar"}


def test_a_new_advisor_gets_a_profile_by_saving_it(client, site, german):
    user = UserFactory(role=Role.ADVISOR, team=site.team, second_factor=True)
    client.force_login(user)
    assert client.get(reverse(URL)).status_code == 200
    assert not AdvisorProfile.objects.filter(user=user).exists()

    save(client, site)

    assert list(user.advisor_profile.sites.all()) == [site]


def test_without_language_or_site_nothing_is_saved(at_desk):
    response = at_desk.post(reverse(URL), {})

    assert {"languages", "sites"} <= set(response.context["form"].errors)


class TestASiteWithHours:
    @pytest.fixture
    def other(self, site):
        return SiteFactory(team=site.team)

    def test_it_stays_until_its_hours_end(self, at_desk, advisor, site, other):
        advisor.sites.add(other)

        response = save(at_desk, other)

        [error] = response.context["form"].errors["sites"]
        assert site.name in error
        assert "Verfügbarkeit" in error or "Availability" in error
        assert set(advisor.sites.all()) == {site, other}

    def test_it_goes_once_they_have_ended(self, at_desk, advisor, site, other):
        advisor.rules.update(valid_to=MONDAY - timedelta(days=1))

        assert save(at_desk, other).status_code == 302
        assert list(advisor.sites.all()) == [other]

    def test_a_colleagues_hours_keep_nobody_else_there(self, at_desk, advisor, colleague, other):
        advisor.rules.all().delete()

        assert save(at_desk, other).status_code == 302


def test_only_sites_of_ones_own_teams_can_be_chosen(at_desk, stranger):
    response = save(at_desk, stranger.sites.get())

    assert "sites" in response.context["form"].errors


def test_a_coordinator_changes_a_colleagues(client, coordinator, advisor, site):
    client.force_login(coordinator)

    assert save(client, site, advisor=advisor.pk).status_code == 302
    assert advisor.languages.count() == 2


@pytest.mark.parametrize("name", ["profile", "feed_names", "feed_renew"])
def test_an_advisor_does_not_change_a_colleagues(at_desk, colleague, name):
    url = reverse(f"desk:{name}", kwargs={"advisor": colleague.pk})

    assert at_desk.post(url).status_code == 404


class TestFeedSettings:
    def test_the_link_is_there_for_both_kinds_of_programs(self, at_desk, advisor):
        text = at_desk.get(reverse(URL)).content.decode()

        path = f"/calendar/{advisor.calendar_token}.ics"
        assert f'href="webcal://localhost{path}"' in text
        assert f"https://localhost{path}" in text

    def test_a_new_link_ends_the_old_one(self, at_desk, advisor):
        old = advisor.calendar_token

        at_desk.post(reverse("desk:feed_renew"))

        advisor.refresh_from_db()
        assert advisor.calendar_token != old
        assert at_desk.get(f"/calendar/{old}.ics").status_code == 404

    def test_names_are_switched_on_and_off(self, at_desk, advisor):
        at_desk.post(reverse("desk:feed_names"), {"calendar_shows_names": "on"})
        advisor.refresh_from_db()
        assert advisor.calendar_shows_names

        at_desk.post(reverse("desk:feed_names"))
        advisor.refresh_from_db()
        assert not advisor.calendar_shows_names

    @pytest.mark.parametrize("name", ["feed_names", "feed_renew"])
    def test_a_link_changes_nothing(self, at_desk, name):
        assert at_desk.get(reverse(f"desk:{name}")).status_code == 405


class TestAdvisorList:
    URL = "desk:advisor_list"

    @pytest.fixture
    def leading(self, client, coordinator):
        client.force_login(coordinator)
        return client

    def test_each_advisor_with_hours_and_the_next_free_half_hour(self, leading, advisor):
        AppointmentFactory(advisor=advisor, starts_at=local("9:30"))

        [row] = leading.get(reverse(self.URL)).context["rows"]

        assert row[0] == advisor
        assert row[3] == local("10:00")

    def test_other_teams_are_not_there(self, leading, advisor, stranger):
        rows = leading.get(reverse(self.URL)).context["rows"]

        assert [row[0] for row in rows] == [advisor]

    def test_a_colleague_without_profile_gets_one(self, leading, site):
        new = UserFactory(role=Role.ADVISOR, team=site.team)

        response = leading.post(reverse(self.URL), {"colleague": new.pk})

        assert response.url == reverse(URL, kwargs={"advisor": new.advisor_profile.pk})

    @pytest.mark.parametrize("who", ["", "x", "99999999999999999999", "0"])
    def test_nobody_else_gets_one(self, leading, who):
        assert leading.post(reverse(self.URL), {"colleague": who}).status_code == 404

    def test_the_list_is_the_coordinators(self, at_desk):
        assert at_desk.get(reverse(self.URL)).status_code == 403

    @pytest.mark.parametrize("rows", [1, 8])
    def test_the_list_needs_the_same_queries_for_any_number_of_rows(
        self, leading, advisor, german, django_assert_num_queries, rows
    ):
        for _each in range(rows):
            rule = WeeklyRuleFactory(advisor__site=advisor.sites.get())
            AppointmentFactory(advisor=rule.advisor, starts_at=local("10:00"))
        leading.get(reverse(self.URL))

        with django_assert_num_queries(14):
            leading.get(reverse(self.URL))


@pytest.mark.parametrize("page", [URL, "desk:rule_add"])
def test_topics_are_out_of_the_way_where_all_are_meant(at_desk, topic, page):
    assert "<details>" in at_desk.get(reverse(page)).content.decode()


def test_chosen_topics_are_shown(at_desk, advisor, topic):
    advisor.topics.add(topic)

    assert "<details open>" in at_desk.get(reverse(URL)).content.decode()
