"""Switching a site off: nobody comes to a closed one."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from newcomers.booking.models import Appointment
from tests.factories.accounts import UserFactory
from tests.factories.booking import AppointmentFactory
from tests.factories.center import CenterFactory
from tests.foundation.center.test_site_edit import edit
from welcome_center.foundation.access import Role
from welcome_center.foundation.center.models import Site

pytestmark = pytest.mark.django_db

Status = Appointment.Status


@pytest.fixture(autouse=True)
def one_factor(settings):
    """Signing in has its own tests."""
    settings.SECOND_FACTOR_REQUIRED = False


@pytest.fixture
def booked(client):
    """In three days, at a site whose coordinator has signed in."""
    CenterFactory()
    appointment = booked_on(timezone.now() + timedelta(days=3))
    client.force_login(UserFactory(role=Role.COORDINATOR, team=appointment.team))
    return appointment


def booked_on(starts_at, **more):
    return AppointmentFactory(
        starts_at=starts_at, ends_at=starts_at + timedelta(minutes=45), **more
    )


def switch_off(client, site):
    answer = edit(client, site, is_active="")
    site.refresh_from_db()
    return answer


def test_with_appointments_to_come_it_stays_and_says_how_many(client, booked):
    booked_on(booked.starts_at + timedelta(hours=1), advisor=booked.advisor)

    answer = switch_off(client, booked.site)

    assert booked.site.is_active
    [error] = answer.context["form"].errors["is_active"]
    assert error.startswith("2 ")
    assert error in answer.content.decode()


@pytest.mark.parametrize("status", [Status.CANCELLED_BY_CENTER, Status.LAPSED])
def test_once_they_are_cancelled_it_is_switched_off(client, booked, status):
    Appointment.objects.update(status=status)

    switch_off(client, booked.site)

    assert not booked.site.is_active


def test_neither_the_past_nor_another_site_is_in_the_way(client, booked):
    Appointment.objects.update(
        starts_at=timezone.now() - timedelta(days=1, hours=1),
        ends_at=timezone.now() - timedelta(days=1),
    )
    booked_on(timezone.now() + timedelta(days=1))

    switch_off(client, booked.site)

    assert not booked.site.is_active


def test_a_site_that_is_off_can_be_edited_whatever_is_booked(client, booked):
    Site.objects.update(is_active=False)

    answer = switch_off(client, booked.site)

    assert answer.url == reverse("center:center")
    assert booked.site.name == "Haus am Park"
