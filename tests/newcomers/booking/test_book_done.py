import pytest
from django.urls import reverse
from django.utils.translation import override

from newcomers.booking.models import Appointment
from tests.factories.accounts import UserFactory
from tests.factories.booking import AppointmentFactory, local
from tests.factories.people import PersonFactory
from tests.newcomers.booking.conftest import FRIDAY

pytestmark = pytest.mark.django_db


def get(client, appointment):
    return client.get(reverse("booking:done", args=[appointment.code]))


def test_the_code_is_shown_with_the_time_and_what_comes_next(client, wish):
    appointment = AppointmentFactory()

    page = get(client, appointment).content.decode()

    assert f'<bdi dir="ltr" translate="no">{appointment.code}</bdi>' in page
    assert "Montag, 1. März 2027, 9:00 Uhr" in page
    assert appointment.site.address in page
    assert reverse("appointment_calendar", args=[appointment.code]) in page


def test_whoever_must_confirm_is_told_so_and_until_when(client, wish):
    until = local("12:00", FRIDAY.date().replace(day=27))
    status = Appointment.Status.BOOKED
    appointment = AppointmentFactory(status=status, lapses_at=until)

    page = get(client, appointment)

    assert page.context["is_unconfirmed"]
    assert "Samstag, 27. Februar 2027, 12:00 Uhr" in page.content.decode()


@pytest.mark.parametrize(
    ("choice", "words"),
    [
        ({"email": "amal@example.org"}, "We write to you by e-mail"),
        ({"contact_by": "phone", "phone": "+493023125010"}, "we call you"),
        ({"contact_by": "none"}, "You get no message from us."),
    ],
)
def test_one_reads_whether_we_write(client, wish, choice, words):
    person = PersonFactory(account=UserFactory() if "email" not in choice else None, **choice)

    with override("en"):
        page = get(client, AppointmentFactory(person=person)).content.decode()

    assert words in page


def test_the_page_is_kept_nowhere(client, wish):
    answer = get(client, AppointmentFactory())

    assert "no-store" in answer["Cache-Control"]
    assert answer["Referrer-Policy"] == "same-origin"


def test_a_hold_is_no_booking_yet(client, hold):
    assert get(client, hold()).status_code == 404
