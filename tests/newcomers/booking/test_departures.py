"""Closing an advisor's account: whoever has an appointment is not forgotten."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from newcomers.booking.models import Appointment
from tests.factories.accounts import PASSWORD, UserFactory
from tests.factories.booking import AppointmentFactory
from tests.foundation.accounts.journeys import sign_in_with_app
from welcome_center.foundation.access import Role

pytestmark = pytest.mark.django_db

Status = Appointment.Status


@pytest.fixture
def booked():
    return booked_on(timezone.now() + timedelta(days=3))


def booked_on(starts_at, **more):
    more = {"status": Status.CONFIRMED} | more
    return AppointmentFactory(
        starts_at=starts_at, ends_at=starts_at + timedelta(minutes=45), **more
    )


def question(client, booked, role=Role.COORDINATOR):
    user = UserFactory(role=role, team=booked.team, password=PASSWORD, second_factor=True)
    booked.advisor.user.teams.add(booked.team)
    sign_in_with_app(client, user)
    return client.get(f"/de/desk/team/{booked.advisor.user.uuid}/deactivate/")


def test_a_coordinator_sees_what_is_booked_and_where_to_hand_it_over(client, booked):
    page = question(client, booked).content.decode()

    assert f"/de/desk/appointments/{booked.uuid}/" in page
    assert f"/de/desk/team/{booked.advisor.pk}/availability/absences/new/" in page
    assert booked.person.name not in page


def test_that_is_where_it_leads(client, booked):
    page = question(client, booked)
    [left] = page.context["left_behind"]

    assert client.get(left.way_out[1]).status_code == 200
    assert [client.get(address).status_code for _words, address in left.lines] == [200]


def test_an_administrator_sees_how_much_and_no_way_to_people(client, booked):
    page = question(client, booked, Role.ADMINISTRATOR)

    [left] = page.context["left_behind"]
    assert left.sentence.startswith("1 ")
    assert left.way_out is None
    assert [address for _words, address in left.lines] == [None]
    assert str(booked.uuid) not in page.content.decode()


def test_the_account_may_be_closed_nevertheless(client, booked):
    question(client, booked)

    client.post(f"/de/desk/team/{booked.advisor.user.uuid}/deactivate/")

    booked.refresh_from_db()
    booked.advisor.user.refresh_from_db()
    assert not booked.advisor.user.is_active
    assert booked.status == Status.CONFIRMED


@pytest.mark.parametrize("status", [Status.DONE, Status.CANCELLED_BY_PERSON])
def test_what_is_over_or_off_is_not_left_behind(client, booked, status):
    Appointment.objects.filter(pk=booked.pk).update(status=status)

    assert question(client, booked).context["left_behind"] == []


def test_a_long_list_is_counted_and_begins_with_the_first(client, booked):
    for day in range(1, 13):
        booked_on(booked.starts_at + timedelta(days=day), advisor=booked.advisor)

    [left] = question(client, booked).context["left_behind"]

    assert left.sentence.startswith("13 ")
    assert (len(left.lines), left.more) == (10, 3)
    assert left.lines[0][1] == reverse("desk:appointment", args=[booked.uuid]).replace(
        "/en/", "/de/"
    )
