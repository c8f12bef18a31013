from datetime import time, timedelta

import pytest
from django.urls import reverse

from newcomers.booking import actions
from newcomers.booking.models import Appointment
from newcomers.booking.slots import Slot
from newcomers.booking.week import value_of
from tests.factories.booking import (
    AdvisorProfileFactory,
    AppointmentFactory,
    WeeklyRuleFactory,
    local,
)
from welcome_center.foundation.outbox.models import Message

pytestmark = pytest.mark.django_db


@pytest.fixture
def booked(advisor):
    return AppointmentFactory(
        advisor=advisor, starts_at=local("10:00"), person__email="amal@example.org"
    )


def url_of(appointment):
    return reverse("desk:appointment_move", args=[appointment.uuid])


def value(clock, profile):
    start = local(clock)
    return value_of(Slot(start, start + timedelta(minutes=30), profile.pk, profile.sites.get().pk))


def move(client, appointment, value):
    response = client.post(url_of(appointment), {"slot": value}, follow=True)
    appointment.refresh_from_db()
    return response.content.decode()


def test_the_page_offers_ones_own_free_times_even_at_once(at_desk, booked, advisor, colleague):
    text = at_desk.get(url_of(booked)).content.decode()

    assert value("11:00", advisor) in text
    assert value("10:00", advisor) not in text
    assert value("11:00", colleague) not in text


def test_everybodys_free_times_are_one_click_away(at_desk, booked, colleague):
    text = at_desk.get(url_of(booked), {"advisor": "all"}).content.decode()

    assert value("11:00", colleague) in text


def test_it_moves_and_the_person_is_told(at_desk, booked, advisor):
    assert "hat eine neue Zeit" in move(at_desk, booked, value("11:00", advisor))

    assert booked.starts_at == local("11:00")
    assert Message.objects.filter(kind="appointment_moved").exists()


def test_it_moves_to_a_colleague(at_desk, booked, colleague):
    move(at_desk, booked, value("10:00", colleague))

    assert booked.advisor == colleague


def test_a_time_that_is_taken_is_said_to_be_taken(at_desk, booked, advisor):
    AppointmentFactory(advisor=advisor, starts_at=local("11:00"))

    assert "Diese Zeit ist vergeben" in move(at_desk, booked, value("11:00", advisor))
    assert booked.starts_at == local("10:00")


def test_without_a_time_it_stays(at_desk, booked):
    assert "Bitte wählen Sie eine Zeit." in move(at_desk, booked, "")


def test_it_does_not_move_to_another_team(at_desk, booked, stranger):
    assert "Bitte wählen Sie eine Zeit." in move(at_desk, booked, value("11:00", stranger))


def test_who_is_second_is_told(at_desk, booked, advisor, monkeypatch):
    def too_late(*args, **kwargs):
        raise actions.AlreadyChanged

    monkeypatch.setattr(actions, "move_appointment", too_late)

    assert "Jemand anderes hat diesen Termin zuerst geändert" in move(
        at_desk, booked, value("11:00", advisor)
    )


def test_what_is_over_does_not_move(at_desk, booked):
    Appointment.objects.update(status=Appointment.Status.DONE)

    response = at_desk.get(url_of(booked))

    assert response.url == reverse("desk:appointment", args=[booked.uuid])


def test_another_team_does_not_know_it(client, booked, stranger):
    client.force_login(stranger.user)

    assert client.get(url_of(booked)).status_code == 404


@pytest.mark.parametrize("colleagues", [1, 8])
def test_the_page_needs_the_same_queries_for_any_number_of_times(
    at_desk, booked, advisor, german, django_assert_num_queries, colleagues
):
    for _each in range(colleagues):
        profile = AdvisorProfileFactory(site=advisor.sites.get(), languages=[german])
        WeeklyRuleFactory(advisor=profile, starts=time(9), ends=time(12))
    at_desk.get(url_of(booked))

    with django_assert_num_queries(12):
        at_desk.get(url_of(booked), {"advisor": "all"})
