from datetime import date, time, timedelta

import pytest
from django.urls import reverse

from newcomers.booking.models import WeeklyRule
from tests.factories.accounts import UserFactory
from tests.factories.booking import AbsenceFactory, AppointmentFactory, WeeklyRuleFactory, local
from welcome_center.foundation.access import Role

pytestmark = pytest.mark.django_db
URL = "desk:availability"


def page(client, **whose):
    return client.get(reverse(URL, kwargs=whose)).content.decode()


def test_hours_and_absences_stand_there(at_desk, advisor):
    AbsenceFactory(advisor=advisor, starts_at=local("9:00"), ends_at=local("18:00"))

    text = page(at_desk)

    assert "9:00–12:00" in text
    assert "vor Ort, am Telefon, per Video" in text
    assert "Urlaub" in text


def test_hours_that_ended_are_gone(at_desk, advisor):
    WeeklyRule.objects.update(valid_to=date(2027, 2, 28))

    assert "Noch keine wöchentlichen Zeiten" in page(at_desk)


def test_a_coordinator_opens_a_colleagues(client, coordinator, advisor):
    client.force_login(coordinator)

    text = page(client, advisor=advisor.pk)

    assert "Für <bdi>Ada Advisor</bdi>" in text
    assert reverse("desk:rule_add", kwargs={"advisor": advisor.pk}) in text


def test_an_advisor_does_not_open_a_colleagues(at_desk, colleague):
    response = at_desk.get(reverse(URL, kwargs={"advisor": colleague.pk}))

    assert response.status_code == 404


def test_a_coordinator_does_not_open_another_teams(client, coordinator, stranger):
    client.force_login(coordinator)

    assert client.get(reverse(URL, kwargs={"advisor": stranger.pk})).status_code == 404


def test_a_coordinator_without_own_hours_sees_the_advisors(client, coordinator):
    client.force_login(coordinator)

    assert client.get(reverse(URL)).url == reverse("desk:advisor_list")


def test_who_is_new_begins_with_the_profile(client, site):
    client.force_login(UserFactory(role=Role.ADVISOR, team=site.team, second_factor=True))

    assert client.get(reverse(URL)).url == reverse("desk:profile")


def test_a_newcomer_does_not_get_here(client):
    client.force_login(UserFactory(role=Role.NEWCOMER))

    assert client.get(reverse(URL)).status_code == 403


@pytest.mark.parametrize("rows", [1, 8])
def test_the_page_needs_the_same_queries_for_any_number_of_rows(
    at_desk, advisor, django_assert_num_queries, rows
):
    for number in range(rows):
        WeeklyRuleFactory(
            advisor=advisor, weekday=2, starts=time(8 + number), ends=time(9 + number)
        )
        day = local("9:00") + timedelta(days=number)
        AbsenceFactory(advisor=advisor, starts_at=day, ends_at=day + timedelta(hours=1))
    page(at_desk)

    with django_assert_num_queries(9):
        page(at_desk)


class TestRules:
    """Adding, changing and ending weekly hours."""

    @pytest.fixture
    def rule(self, advisor):
        return advisor.rules.get()

    @pytest.fixture
    def booked(self, advisor):
        """In a week, within the Monday's hours."""
        return AppointmentFactory(
            advisor=advisor,
            starts_at=local("11:00", date(2027, 3, 8)),
            person__name="Amal",
            person__email="amal@example.org",
        )

    def fields(self, rule, **changes):
        return {
            "weekday": 1,
            "starts": "09:00",
            "ends": "12:00",
            "site": rule.site_id,
            "modes": ["F2F", "PHONE"],
            "valid_from": "2027-03-01",
            "valid_to": "",
        } | changes

    def add(self, client, rule, **changes):
        return client.post(reverse("desk:rule_add"), self.fields(rule, **changes))

    def edit(self, client, rule, **changes):
        url = reverse("desk:rule_edit", kwargs={"pk": rule.pk})
        response = client.post(url, self.fields(rule, **changes))
        rule.refresh_from_db()
        return response

    def end(self, client, rule, last_day, **more):
        url = reverse("desk:rule_end", kwargs={"pk": rule.pk})
        return client.post(url, {"last_day": last_day, **more})

    def test_hours_are_added(self, at_desk, rule, topic):
        response = self.add(at_desk, rule, weekday=3, topics=[topic.pk])

        assert response.url == reverse(URL)
        added = WeeklyRule.objects.get(weekday=3)
        assert (added.advisor, added.modes) == (rule.advisor, ["F2F", "PHONE"])
        assert list(added.topics.all()) == [topic]

    @pytest.mark.parametrize(
        ("wrong", "said"),
        [
            ({"ends": "09:00"}, "müssen nach ihrem Beginn enden"),
            ({"ends": ""}, "ends"),
            ({"modes": []}, "modes"),
            ({"valid_to": "2027-02-01"}, "darf nicht vor dem ersten liegen"),
            ({"weekday": 8}, "weekday"),
        ],
    )
    def test_wrong_hours_are_not_saved_and_nothing_typed_is_lost(self, at_desk, rule, wrong, said):
        response = self.add(at_desk, rule, **{"weekday": 3, "starts": "09:00"} | wrong)

        assert said in str(response.context["form"].errors)
        assert 'value="09:00"' in response.content.decode()
        assert WeeklyRule.objects.count() == 1

    def test_a_site_of_others_cannot_be_chosen(self, at_desk, rule, stranger):
        response = self.add(at_desk, rule, weekday=3, site=stranger.sites.get().pk)

        assert "site" in response.context["form"].errors

    def test_overlapping_hours_are_asked_about(self, at_desk, rule):
        response = self.add(at_desk, rule, starts="11:00", ends="13:00")

        assert (
            "Sie bieten an diesem Tag schon Zeiten von 09:00 bis 12:00" in response.content.decode()
        )
        assert WeeklyRule.objects.count() == 1

        self.add(at_desk, rule, starts="11:00", ends="13:00", settle="yes")
        assert WeeklyRule.objects.count() == 2

    def test_hours_that_touch_or_have_another_season_are_not_asked_about(self, at_desk, rule):
        WeeklyRule.objects.update(valid_to=date(2027, 3, 31))

        self.add(at_desk, rule, starts="12:00", ends="13:00")
        self.add(at_desk, rule, valid_from="2027-04-01")

        assert WeeklyRule.objects.count() == 3

    def test_a_change_that_hits_nobody_is_saved_at_once(self, at_desk, rule, booked):
        assert self.edit(at_desk, rule, starts="10:00").status_code == 302
        assert rule.starts == time(10)

    def test_a_change_that_hits_somebody_lists_them_first(self, at_desk, rule, booked):
        text = self.edit(at_desk, rule, ends="11:00").content.decode()

        assert "Das betrifft 1 Termin" in text
        assert "Amal" in text
        assert "Wird per E-Mail informiert." in text
        assert rule.ends == time(12)

    @pytest.mark.parametrize(
        "change", [{"modes": ["PHONE"]}, {"valid_to": "2027-03-07"}, {"weekday": 2}]
    )
    def test_each_change_that_takes_the_hours_away_is_noticed(self, at_desk, rule, booked, change):
        response = self.edit(at_desk, rule, **change)

        assert response.context["settle"].hits == [booked]

    def test_other_hours_may_carry_the_appointment(self, at_desk, rule, booked):
        WeeklyRuleFactory(advisor=rule.advisor, starts=time(11), ends=time(12))

        response = self.edit(at_desk, rule, ends="11:00")

        assert response.status_code == 302

    def test_the_appointment_may_stay(self, at_desk, rule, booked, settle):
        url = reverse("desk:rule_edit", kwargs={"pk": rule.pk})

        settle(at_desk, url, self.fields(rule, ends="11:00"), {booked: "keep"})

        booked.refresh_from_db()
        rule.refresh_from_db()
        assert rule.ends == time(11)
        assert booked.is_open

    def test_hours_end(self, at_desk, rule):
        assert self.end(at_desk, rule, "2027-03-31").url == reverse(URL)

        rule.refresh_from_db()
        assert rule.valid_to == date(2027, 3, 31)

    def test_hours_that_never_began_go(self, at_desk, rule):
        self.end(at_desk, rule, "2025-12-31")

        assert not WeeklyRule.objects.exists()

    def test_an_end_that_hits_somebody_lists_them_first(self, at_desk, rule, booked):
        text = self.end(at_desk, rule, "2027-03-07").content.decode()

        assert "Das betrifft 1 Termin" in text
        rule.refresh_from_db()
        assert rule.valid_to is None

    def test_ending_and_cancelling_go_together(self, at_desk, rule, booked, settle):
        url = reverse("desk:rule_end", kwargs={"pk": rule.pk})

        response = settle(at_desk, url, {"last_day": "2027-03-07"}, {booked: "cancel"})

        assert response.url == reverse("desk:told")
        booked.refresh_from_db()
        assert booked.status == "cancelled_center"

    def test_somebody_who_books_meanwhile_is_asked_about_too(self, at_desk, rule, booked, advisor):
        other = AppointmentFactory(advisor=advisor, starts_at=local("9:00", date(2027, 3, 15)))
        decided = {f"appointment_{booked.pk}": "cancel"}

        response = self.end(at_desk, rule, "2027-03-07", settle="yes", **decided)

        assert set(response.context["settle"].hits) == {booked, other}
        booked.refresh_from_db()
        assert booked.is_open

    @pytest.mark.parametrize("name", ["rule_edit", "rule_end"])
    def test_a_colleagues_hours_are_not_found(self, at_desk, colleague, name):
        url = reverse(f"desk:{name}", kwargs={"pk": colleague.rules.get().pk})

        assert at_desk.get(url).status_code == 404

    def test_a_coordinator_changes_them(self, client, coordinator, rule):
        client.force_login(coordinator)
        whose = {"advisor": rule.advisor_id, "pk": rule.pk}
        response = client.post(
            reverse("desk:rule_edit", kwargs=whose), self.fields(rule, ends="10:00")
        )

        assert response.url == reverse(URL, kwargs={"advisor": rule.advisor_id})
        rule.refresh_from_db()
        assert rule.ends == time(10)

    @pytest.mark.parametrize("hits", [1, 8])
    def test_asking_needs_the_same_queries_for_any_number_of_hits(
        self, at_desk, rule, colleague, django_assert_num_queries, hits
    ):
        for number in range(hits):
            day = date(2027, 3, 8) + timedelta(weeks=number)
            AppointmentFactory(advisor=rule.advisor, starts_at=local("11:00", day))
        self.edit(at_desk, rule, ends="11:00")

        with django_assert_num_queries(34):
            self.edit(at_desk, rule, ends="11:00")
