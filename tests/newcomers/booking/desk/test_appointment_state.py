from datetime import date

import pytest
from django.urls import reverse

from newcomers.booking.desk.appointments import OVER
from newcomers.booking.models import Appointment
from tests.factories.booking import AppointmentFactory, local
from welcome_center.foundation.outbox.models import Message

pytestmark = pytest.mark.django_db
Status = Appointment.Status
HTMX = {"HX-Request": "true"}


@pytest.fixture
def booked(advisor):
    return AppointmentFactory(
        advisor=advisor,
        starts_at=local("9:30"),
        person__email="amal@example.org",
        person__name="Amal",
    )


def click(client, appointment, status, *, seen=Status.CONFIRMED, **more):
    url = reverse("desk:appointment_state", args=[appointment.uuid])
    response = client.post(url, {"status": status, "seen": seen}, **more)
    appointment.refresh_from_db()
    return response


@pytest.mark.parametrize(
    "status", [Status.ARRIVED, Status.DONE, Status.NO_SHOW, Status.CANCELLED_BY_CENTER]
)
def test_one_click_says_what_became_of_it(at_desk, booked, status):
    response = click(at_desk, booked, status)

    assert booked.status == status
    assert response.url == reverse("desk:appointment", args=[booked.uuid])


def test_a_click_leads_back_to_the_page_it_was_made_on(at_desk, booked):
    url = reverse("desk:appointment_state", args=[booked.uuid])
    clicked = {"status": "done", "seen": "confirmed", "next": "/de/desk/?day=2027-03-01"}

    assert at_desk.post(url, clicked).url == (f"/de/desk/?day=2027-03-01#appointment-{booked.pk}")


@pytest.mark.parametrize("back", ["https://evil.example/", "//evil.example", "javascript:x"])
def test_a_click_leads_nowhere_else(at_desk, booked, back):
    url = reverse("desk:appointment_state", args=[booked.uuid])
    response = at_desk.post(url, {"status": "done", "seen": "confirmed", "next": back})

    assert response.url == reverse("desk:appointment", args=[booked.uuid])


def test_with_htmx_only_the_row_comes_back(at_desk, booked):
    response = click(at_desk, booked, Status.DONE, headers=HTMX)
    text = response.content.decode()

    assert text.lstrip().startswith("<li")
    assert "Stattgefunden" in text
    assert "csrfmiddlewaretoken" in text


def test_cancelling_tells_the_person(at_desk, booked):
    click(at_desk, booked, Status.CANCELLED_BY_CENTER)

    assert [message.kind for message in Message.objects.all()] == [
        "appointment_cancelled_by_center"
    ]


def test_a_wrong_click_is_mended_by_another(at_desk, booked):
    click(at_desk, booked, Status.NO_SHOW)
    click(at_desk, booked, Status.DONE, seen=Status.NO_SHOW)
    assert booked.status == Status.DONE

    click(at_desk, booked, Status.CONFIRMED, seen=Status.DONE)
    assert booked.status == Status.CONFIRMED


def test_of_two_colleagues_who_click_at_once_the_first_one_counts(at_desk, booked):
    click(at_desk, booked, Status.DONE)

    response = click(at_desk, booked, Status.NO_SHOW, headers=HTMX)

    assert booked.status == Status.DONE
    assert "Jemand anderes hat diesen Termin zuerst geändert." in response.content.decode()


def test_nobody_is_late_before_it_begins(at_desk, booked):
    Appointment.objects.update(starts_at=local("10:00"), ends_at=local("10:30"))

    response = click(at_desk, booked, Status.NO_SHOW, headers=HTMX)

    assert booked.status == Status.CONFIRMED
    assert "hat noch nicht begonnen" in response.content.decode()


def test_tomorrows_appointment_has_no_result_today(at_desk, booked):
    tuesday = date(2027, 3, 2)
    Appointment.objects.update(starts_at=local("10:00", tuesday), ends_at=local("10:30", tuesday))

    assert click(at_desk, booked, Status.DONE).status_code == 403
    assert booked.status == Status.CONFIRMED


def test_what_is_over_is_not_cancelled_any_more(at_desk, booked):
    Appointment.objects.update(starts_at=local("9:00"), ends_at=local("9:30"))

    click(at_desk, booked, Status.CANCELLED_BY_CENTER)

    assert booked.status == Status.CONFIRMED
    assert not Message.objects.exists()


def test_a_guests_booking_is_confirmed_by_phone(at_desk, booked):
    Appointment.objects.update(status=Status.BOOKED, lapses_at=local("10:00"))

    click(at_desk, booked, Status.CONFIRMED, seen=Status.BOOKED)

    assert booked.status == Status.CONFIRMED


@pytest.mark.parametrize("status", ["", "lapsed", "held", "cancelled_person", "x\0"])
def test_no_other_state_can_be_sent(at_desk, booked, status):
    assert click(at_desk, booked, status).status_code == 403
    assert booked.status == Status.CONFIRMED


def test_another_teams_appointment_stays_as_it_is(client, booked, stranger):
    client.force_login(stranger.user)

    assert click(client, booked, Status.DONE).status_code == 404
    assert booked.status == Status.CONFIRMED


def test_a_link_changes_nothing(at_desk, booked):
    url = reverse("desk:appointment_state", args=[booked.uuid])

    assert at_desk.get(url).status_code == 405


class TestARuleForTheButtonAndTheClick:
    """What the page does not offer any more, a click cannot do either."""

    def test_nobody_arrives_when_it_is_over(self, at_desk, booked):
        Appointment.objects.update(starts_at=local("9:00"), ends_at=local("9:30"))

        response = click(at_desk, booked, Status.ARRIVED, headers=HTMX)

        assert booked.status == Status.CONFIRMED
        assert str(OVER) in response.content.decode()

    def test_what_has_lapsed_is_not_confirmed(self, at_desk, booked):
        Appointment.objects.update(status=Status.BOOKED, lapses_at=local("9:35"))

        response = click(at_desk, booked, Status.CONFIRMED, seen=Status.BOOKED, headers=HTMX)

        assert booked.status == Status.BOOKED
        assert str(OVER) in response.content.decode()

    def test_a_result_is_not_given_twice(self, at_desk, booked):
        click(at_desk, booked, Status.DONE)

        assert click(at_desk, booked, Status.DONE, seen="").status_code == 403
