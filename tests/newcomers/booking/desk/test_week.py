from datetime import date, timedelta

import pytest
from django.urls import reverse

from newcomers.booking.desk import week as week_view
from newcomers.booking.models import Appointment
from tests.factories.booking import (
    BERLIN,
    AbsenceFactory,
    AppointmentFactory,
    WeeklyRuleFactory,
    local,
)
from tests.factories.center import ClosureFactory

pytestmark = pytest.mark.django_db
WEDNESDAY, SATURDAY = date(2027, 3, 3), date(2027, 3, 6)


def page(client, **query):
    return client.get(reverse("desk:week"), query).content.decode()


def days(client, **query):
    return client.get(reverse("desk:week"), query).context["days"]


def lines(day):
    """What stands in an advisor's day: (kind, from)."""
    return [(entry.when, f"{entry.starts_at.astimezone(BERLIN):%H:%M}") for entry in day.entries]


def test_the_week_shows_its_appointments_by_day(at_desk, advisor):
    friday = date(2027, 3, 5)
    AppointmentFactory(advisor=advisor, starts_at=local("10:00", friday), person__name="Amal")
    AppointmentFactory(
        advisor=advisor, starts_at=local("10:00", date(2027, 3, 8)), person__name="Later"
    )

    text = page(at_desk)

    assert "Amal" in text
    assert "Later" not in text
    assert "Later" in page(at_desk, day="2027-03-10")


def test_cancelled_ones_do_not_fill_the_week(at_desk, advisor):
    status = Appointment.Status.CANCELLED_BY_PERSON
    AppointmentFactory(advisor=advisor, person__name="Amal", status=status)

    assert "Amal" not in page(at_desk)


def test_a_closed_day_says_so(at_desk, advisor, site):
    ClosureFactory(site=site)

    assert "Geschlossen" in page(at_desk)


class TestWhatIsFree:
    """The offered hours less what is booked, held or away."""

    @pytest.fixture(autouse=True)
    def wednesdays_from_9_to_12(self, advisor):
        WeeklyRuleFactory(advisor=advisor, weekday=3)

    def test_free_time_stands_between_the_appointments(self, at_desk, advisor):
        AppointmentFactory(advisor=advisor, starts_at=local("10:00", WEDNESDAY))

        day = days(at_desk)[2]

        assert lines(day) == [("free", "09:00"), ("next", "10:00"), ("free", "10:30")]
        assert (day.booked, day.free) == (1, 5)
        assert "?day=2027-03-03&amp;advisor=" in page(at_desk)

    def test_what_is_over_is_not_free_any_more(self, at_desk):
        assert lines(days(at_desk)[0]) == [("free", "09:40")]

    def test_an_absence_takes_its_time_on_its_day_only(self, at_desk, advisor):
        AbsenceFactory(
            advisor=advisor,
            starts_at=local("11:00", WEDNESDAY),
            ends_at=local("12:00", WEDNESDAY),
        )

        monday, _tuesday, wednesday, *_rest = days(at_desk)

        assert lines(wednesday) == [("free", "09:00"), ("break", "11:00")]
        assert wednesday.entries[1].absence
        assert lines(monday) == [("free", "09:40")]

    def test_a_closed_day_has_nothing_free(self, at_desk, site):
        ClosureFactory(site=site, starts_on=WEDNESDAY)

        wednesday = days(at_desk)[2]

        assert wednesday.is_closed
        assert wednesday.entries == []

    def test_another_teams_appointment_only_takes_time(self, at_desk, advisor, stranger):
        elsewhere = stranger.sites.get()
        AppointmentFactory(
            advisor=advisor,
            site=elsewhere,
            starts_at=local("9:00", WEDNESDAY),
            person__name="Amal",
        )

        wednesday = days(at_desk)[2]

        assert lines(wednesday) == [("elsewhere", "09:00"), ("free", "09:30")]
        assert wednesday.booked == 0
        assert "Amal" not in page(at_desk)

    @pytest.mark.parametrize(("lapses", "first"), [("9:50", "held"), ("9:30", "free")])
    def test_a_hold_takes_time_until_it_lapses(self, at_desk, advisor, lapses, first):
        AppointmentFactory(
            advisor=advisor,
            starts_at=local("9:00", WEDNESDAY),
            person=None,
            team=advisor.sites.get().team,
            status=Appointment.Status.HELD,
            lapses_at=local(lapses),
        )

        assert days(at_desk)[2].entries[0].when == first

    def test_hours_on_a_saturday_show_the_saturday(self, at_desk, advisor):
        assert len(days(at_desk)) == 5

        WeeklyRuleFactory(advisor=advisor, weekday=6)

        assert days(at_desk)[-1].day == SATURDAY


class TestTheTeam:
    """By day and advisor, in short, with counts."""

    @pytest.fixture(autouse=True)
    def as_coordinator(self, client, coordinator, advisor, colleague):
        AppointmentFactory(advisor=colleague, starts_at=local("10:00"), person__name="Amal")
        client.force_login(coordinator)

    def groups(self, client):
        return {
            str(each.profile): (each.booked, len(each.entries), len(each.free))
            for each in days(client, advisor="all")[0].groups
        }

    def test_each_advisor_has_a_group_with_what_is_free(self, client):
        assert self.groups(client) == {"Ada Advisor": (0, 0, 1), "Cem Colleague": (1, 1, 2)}
        day = days(client, advisor="all")[0]
        assert (day.booked, day.free) == (1, 4 + 3)

    def test_who_is_away_stands_there_all_the_same(self, client, advisor):
        AbsenceFactory(advisor=advisor, starts_at=local("0:00"), ends_at=local("12:00"))

        assert self.groups(client)["Ada Advisor"] == (0, 0, 0)
        assert days(client, advisor="all")[0].groups[0].absence

    def test_who_does_not_work_is_left_out(self, client):
        assert days(client, advisor="all")[1].groups == []

    def test_too_many_to_name_are_counted(self, client, monkeypatch):
        monkeypatch.setattr(week_view, "NAMED", 0)

        assert self.groups(client)["Cem Colleague"] == (1, 0, 2)
        assert "Amal" not in page(client, advisor="all")

    def test_any_number_costs_the_same(self, client, colleague, django_assert_num_queries):
        def count():
            with django_assert_num_queries(11):
                page(client, advisor="all")

        page(client, advisor="all")
        count()
        for number in range(2, 6):
            starts_at = local("9:00") + timedelta(minutes=30 * number)
            AppointmentFactory(advisor=colleague, starts_at=starts_at + timedelta(hours=3))
        count()


def test_a_coordinator_sees_the_team_with_names(client, coordinator, advisor, colleague):
    AppointmentFactory(advisor=colleague, person__name="Amal")
    client.force_login(coordinator)

    text = page(client, advisor="all")

    assert "Amal" in text
    assert "<bdi>Cem Colleague</bdi>" in text


def test_an_advisor_does_not_look_at_another_teams_week(at_desk, stranger):
    response = at_desk.get(reverse("desk:week"), {"advisor": stranger.pk})

    assert response.status_code == 404


def test_the_week_is_only_looked_at(at_desk):
    assert at_desk.post(reverse("desk:week")).status_code == 405


@pytest.mark.parametrize("rows", [1, 8])
def test_the_week_needs_the_same_queries_for_any_number_of_rows(
    at_desk, advisor, django_assert_num_queries, rows
):
    for number in range(rows):
        AppointmentFactory(
            advisor=advisor, starts_at=local("9:00") + timedelta(minutes=30 * number)
        )
    page(at_desk)

    with django_assert_num_queries(10):
        page(at_desk)
