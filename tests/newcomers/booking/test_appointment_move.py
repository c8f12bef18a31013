from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils.translation import override

from newcomers.booking.models import Appointment
from newcomers.booking.week import value_of
from tests.factories.booking import MONDAY, AppointmentFactory, local
from tests.newcomers.booking.conftest import FRIDAY
from welcome_center.foundation.center.models import Center
from welcome_center.foundation.outbox.models import Message

pytestmark = pytest.mark.django_db

Status = Appointment.Status


@pytest.fixture
def appointment(wish):
    """At nine, with the advisor of the wish."""
    return AppointmentFactory(
        advisor=wish.language.advisors.get(), language=wish.language, person__email="a@example.org"
    )


def path(appointment):
    return reverse("appointments:move", args=[appointment.code])


def test_other_times_of_the_same_talk_are_shown(client, appointment):
    week = client.get(path(appointment)).context["week"]

    assert [t.starts_at for day in week.days for t in day.times] == [
        local("9:30"),
        local("10:00"),
        local("10:30"),
    ]


def test_a_chosen_time_replaces_the_old_one_and_a_mail_tells(client, appointment, value_at):
    answer = client.post(path(appointment), {"slot": value_at("10:00")})

    appointment.refresh_from_db()
    told = Message.objects.filter(kind="appointment_moved").get()
    assert answer.url == reverse("appointments:appointment", args=[appointment.code])
    assert (appointment.starts_at, appointment.sequence) == (local("10:00"), 1)
    assert "10:00 Uhr" in told.body


def test_taken_meanwhile_the_old_time_stays_and_others_are_offered(client, appointment, value_at):
    value = value_at("10:00")
    AppointmentFactory(advisor=appointment.advisor, starts_at=local("10:00"))

    answer = client.post(path(appointment), {"slot": value})

    appointment.refresh_from_db()
    assert answer.status_code == 409
    assert appointment.starts_at == local("9:00")
    assert answer.context["times"][0].starts_at == local("9:30")


def test_without_a_time_the_page_asks_for_one(client, appointment):
    answer = client.post(path(appointment), {"slot": ""})

    assert answer.context["error"]


@pytest.mark.parametrize(
    ("changes", "why"),
    [
        (
            {"starts_at": FRIDAY + timedelta(hours=3)},
            "Dieser Termin kann nicht mehr verschoben werden.",
        ),
        ({"status": Status.CANCELLED_BY_PERSON}, "Dieser Termin ist bereits abgesagt."),
        (
            {"status": Status.DONE, "starts_at": FRIDAY - timedelta(days=1)},
            "Dieser Termin kann nicht mehr verschoben werden.",
        ),
    ],
)
def test_too_late_is_said_and_nothing_moves(client, wish, value_at, changes, why):
    late = AppointmentFactory(**changes)

    answer = client.post(path(late), {"slot": value_at("10:00")}, follow=True)

    late.refresh_from_db()
    assert late.sequence == 0
    assert answer.redirect_chain[0][0] == reverse("appointments:appointment", args=[late.code])
    assert 'role="alert"' in answer.content.decode()
    assert why in answer.content.decode()


@pytest.mark.parametrize("phone", ["+49 30 23125 234", ""])
def test_nobody_is_asked_to_call_where_there_is_no_phone(client, wish, phone):
    Center.objects.update(phone=phone)
    late = AppointmentFactory(starts_at=FRIDAY + timedelta(hours=3))

    with override("en"):
        page = client.get(path(late), follow=True).content.decode()

    assert "It is too late to move this appointment." in page
    assert "It begins in less than 4 hours" in page
    assert page.count("Please call us.") == (2 if phone else 0)


@pytest.mark.parametrize("advisor", [2**62, 2**70])
def test_to_an_advisor_whom_nobody_knows_it_does_not_move(client, appointment, advisor):
    answer = client.post(path(appointment), {"slot": f"1803888000.{advisor}.1"})

    appointment.refresh_from_db()
    assert answer.status_code < 500
    assert appointment.sequence == 0


def test_nobody_moves_beyond_the_times_that_are_shown(client, appointment, slot_at):
    far = slot_at("9:30", MONDAY + timedelta(days=63))

    answer = client.post(path(appointment), {"slot": value_of(far)})

    appointment.refresh_from_db()
    assert answer.status_code == 409
    assert appointment.sequence == 0


def test_other_weeks_can_be_seen(client, appointment):
    later = MONDAY + timedelta(days=7)

    week = client.get(path(appointment), {"from": later.isoformat()}).context["week"]

    assert week.monday == later
    assert len(week.days[0].times) == 4


def test_an_unknown_code_is_not_found(client, wish):
    assert client.get(reverse("appointments:move", args=["ABCD2345"])).status_code == 404
