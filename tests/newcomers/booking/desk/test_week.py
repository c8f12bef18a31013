from datetime import date, timedelta

import pytest
from django.urls import reverse

from newcomers.booking.models import Appointment
from tests.factories.booking import AppointmentFactory, local
from tests.factories.center import ClosureFactory

pytestmark = pytest.mark.django_db


def page(client, **query):
    return client.get(reverse("desk:week"), query).content.decode()


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

    with django_assert_num_queries(9):
        page(at_desk)
