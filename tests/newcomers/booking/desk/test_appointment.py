from datetime import timedelta

import pytest
from django.urls import reverse

from newcomers.booking import actions
from newcomers.booking.desk.history import by_colleague
from newcomers.booking.models import Appointment
from tests.factories.accounts import UserFactory
from tests.factories.booking import AppointmentFactory, local
from tests.factories.outbox import MessageFactory
from welcome_center.foundation.access import Role

pytestmark = pytest.mark.django_db
Status = Appointment.Status


def page(client, appointment):
    return client.get(reverse("desk:appointment", args=[appointment.uuid]))


def text_of(client, appointment):
    return page(client, appointment).content.decode()


def test_all_that_was_agreed_stands_there(at_desk, advisor):
    booked = AppointmentFactory(
        advisor=advisor,
        starts_at=local("10:00"),
        person__name="Amal",
        person__phone="+49 30 23125 555",
        needs=["step_free"],
        note="brings papers",
    )

    text = text_of(at_desk, booked)

    for said in ("Amal", "+49 30 23125 555", booked.code, "Zugang ohne Stufen", "brings papers"):
        assert said in text


def test_the_history_tells_who_did_what(at_desk, advisor, monday_morning):
    booked = AppointmentFactory(advisor=advisor, starts_at=local("9:30"))
    with by_colleague(advisor.user):
        actions.record_result(booked, Status.DONE, now=local("9:40"))
        actions.record_result(booked, Status.CONFIRMED, now=local("9:41"))

    history = page(at_desk, booked).context["history"]

    assert [(step.text, step.by) for step in history] == [
        ("Das Ergebnis wurde zurückgenommen.", "Ada Advisor"),
        ("Das Gespräch hat stattgefunden.", "Ada Advisor"),
        ("Gebucht und bestätigt.", ""),
    ]


@pytest.mark.parametrize(
    ("start", "results"),
    [
        ("9:00", ["done", "no_show"]),
        ("9:30", ["arrived", "done", "no_show"]),
        ("10:00", ["arrived", "done"]),
    ],
)
def test_only_what_can_be_true_by_now_is_offered(at_desk, advisor, start, results):
    booked = AppointmentFactory(advisor=advisor, starts_at=local(start))

    deeds = page(at_desk, booked).context["entry"].deeds

    assert [deed.status for deed in deeds] == results


def test_messages_about_it_are_listed_with_their_state(at_desk, advisor):
    booked = AppointmentFactory(advisor=advisor)
    MessageFactory(
        failed=True, object_id=str(booked.uuid), team=booked.team, recipient="a@b.example"
    )

    text = text_of(at_desk, booked)

    assert "a@b.example" in text
    assert "nicht zugestellt" in text


def test_a_colleague_of_the_team_may_look(client, advisor, colleague):
    booked = AppointmentFactory(advisor=advisor)
    client.force_login(colleague.user)

    assert page(client, booked).status_code == 200


def test_another_team_does_not_know_it(client, advisor, stranger):
    booked = AppointmentFactory(advisor=advisor)
    client.force_login(stranger.user)

    assert page(client, booked).status_code == 404


def test_a_newcomer_does_not_get_here(client, advisor):
    booked = AppointmentFactory(advisor=advisor, person__account=UserFactory(role=Role.NEWCOMER))
    client.force_login(booked.person.account)

    assert page(client, booked).status_code == 403


def test_a_hold_is_nobodys_appointment(at_desk, advisor):
    held = AppointmentFactory(
        advisor=advisor,
        person=None,
        status=Status.HELD,
        lapses_at=local("10:00"),
        team=advisor.sites.get().team,
    )

    assert page(at_desk, held).status_code == 404


def test_the_page_is_only_looked_at(at_desk, advisor):
    booked = AppointmentFactory(advisor=advisor)

    url = reverse("desk:appointment", args=[booked.uuid])
    assert at_desk.post(url).status_code == 405


@pytest.mark.parametrize("changes", [1, 8])
def test_the_page_needs_the_same_queries_for_any_history(
    at_desk, advisor, django_assert_num_queries, changes
):
    booked = AppointmentFactory(advisor=advisor, starts_at=local("9:00"))
    with by_colleague(advisor.user):
        for number in range(changes):
            state = Status.CONFIRMED if number % 2 else Status.ARRIVED
            actions.record_result(booked, state, now=local("9:40") + timedelta(seconds=number))
        MessageFactory.create_batch(changes, object_id=str(booked.uuid), team=booked.team)
    page(at_desk, booked)

    with django_assert_num_queries(9):
        page(at_desk, booked)
