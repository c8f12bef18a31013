import pytest
from django.urls import reverse

from newcomers.booking import actions
from newcomers.booking.models import Appointment
from newcomers.people.models import Person
from tests.factories.booking import AppointmentFactory, local

pytestmark = pytest.mark.django_db
Status = Appointment.Status


@pytest.fixture
def booked(advisor):
    return AppointmentFactory(advisor=advisor, starts_at=local("11:00"))


def url_of(appointment):
    return reverse("desk:appointment_cancel", args=[appointment.uuid])


def cancel(client, appointment, reason=""):
    response = client.post(url_of(appointment), {"reason": reason}, follow=True)
    appointment.refresh_from_db()
    return response.content.decode()


def test_the_page_asks_for_a_reason(at_desk, booked):
    assert 'name="reason"' in at_desk.get(url_of(booked)).content.decode()


def test_the_reason_is_kept(at_desk, booked):
    text = cancel(at_desk, booked, "Site has no power")

    assert booked.status == Status.CANCELLED_BY_CENTER
    assert "Site has no power" in text


def test_a_reason_is_not_needed(at_desk, booked):
    assert "Der Termin ist abgesagt." in cancel(at_desk, booked)


def test_one_reads_whom_our_mail_does_not_reach(at_desk, booked):
    Person.objects.filter(pk=booked.person_id).update(contact_by="phone", phone="+493023125555")

    before = at_desk.get(url_of(booked)).content.decode()
    after = cancel(at_desk, booked)

    assert all("+493023125555\u2069" in page for page in (before, after))


def test_what_is_cancelled_is_not_cancelled_again(at_desk, booked):
    actions.cancel_by_person(booked, now=local("9:40"))

    assert "kann nicht mehr abgesagt werden" in cancel(at_desk, booked)
    assert booked.status == Status.CANCELLED_BY_PERSON


def test_who_is_second_is_told(at_desk, booked, monkeypatch):
    def too_late(*args, **kwargs):
        raise actions.AlreadyChanged

    monkeypatch.setattr(actions, "cancel_by_center", too_late)

    assert "Jemand anderes hat diesen Termin zuerst geändert." in cancel(at_desk, booked)


def test_another_team_does_not_know_it(client, booked, stranger):
    client.force_login(stranger.user)

    assert client.post(url_of(booked)).status_code == 404
