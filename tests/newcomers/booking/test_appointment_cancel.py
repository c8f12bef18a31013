from datetime import timedelta

import pytest
from django.urls import reverse

from newcomers.booking.models import Appointment
from tests.factories.booking import AppointmentFactory
from tests.newcomers.booking.conftest import FRIDAY
from welcome_center.foundation.outbox.models import Message

pytestmark = pytest.mark.django_db

Status = Appointment.Status


def path(appointment):
    return reverse("appointments:cancel", args=[appointment.code])


@pytest.fixture
def appointment(wish):
    return AppointmentFactory(person__email="a@example.org")


def test_the_question_comes_before_the_deed(client, appointment):
    page = client.get(path(appointment)).content.decode()

    appointment.refresh_from_db()
    assert 'name="reason"' in page
    assert appointment.status == Status.CONFIRMED


def test_cancelling_keeps_the_reason_and_sends_a_mail(client, appointment):
    client.post(path(appointment), {"reason": "Ich arbeite"})

    appointment.refresh_from_db()
    message = Message.objects.get()
    assert (appointment.status, appointment.cancel_reason) == (
        Status.CANCELLED_BY_PERSON,
        "Ich arbeite",
    )
    assert message.kind == "appointment_cancelled"
    assert "METHOD:CANCEL" in message.calendar
    assert "arbeite" not in message.body


def test_no_reason_is_reason_enough(client, appointment):
    client.post(path(appointment), {"reason": ""})

    appointment.refresh_from_db()
    assert appointment.status == Status.CANCELLED_BY_PERSON


def test_what_is_too_long_is_refused_and_kept(client, appointment):
    answer = client.post(path(appointment), {"reason": "x" * 301})

    assert "x" * 301 in answer.content.decode()
    assert list(answer.context["form"].errors) == ["reason"]


def test_cancelled_twice_it_is_cancelled_once(client, appointment):
    for _time in range(2):
        client.post(path(appointment), {"reason": ""})

    appointment.refresh_from_db()
    assert appointment.sequence == 1
    assert Message.objects.count() == 1


def test_what_has_begun_is_not_cancelled(client, wish):
    begun = AppointmentFactory(starts_at=FRIDAY - timedelta(minutes=5))

    answer = client.post(path(begun), {"reason": ""}, follow=True)

    begun.refresh_from_db()
    assert begun.status == Status.CONFIRMED
    assert 'role="alert"' in answer.content.decode()


def test_an_unknown_code_is_not_found(client, wish):
    assert client.post(reverse("appointments:cancel", args=["ABCD2345"])).status_code == 404
