"""A newcomer registers, tells a little, books, moves and cancels."""

import pytest

from newcomers.booking.models import Appointment
from newcomers.people.models import Person
from tests.e2e.people import (
    IN_GERMAN,
    choose,
    choose_topic_way_and_time,
    code_in,
    fill,
    follow,
    go_on,
    mailed,
    path_of,
    take_time,
)
from tests.factories.accounts import PASSWORD, UserFactory
from tests.factories.people import PersonFactory

Status = Appointment.Status


@pytest.fixture
def account(advisor):
    return UserFactory(email="amal@example.org")


@pytest.fixture
def newcomer(open_browser, account):
    """The browser of somebody who has an account and has told nothing."""
    return open_browser(user=account, **IN_GERMAN)


def test_newcomer_registers_with_a_mailed_code(german, advisor):
    german.goto("/de/accounts/signup/")
    fill(german, email="amal@example.org", password1=PASSWORD)
    go_on(german)
    fill(german, code=code_in(mailed("account_email_code")))
    go_on(german)

    assert path_of(german) == "/de/me/intake/start/"


def test_intake_is_saved_step_by_step(newcomer):
    newcomer.goto("/de/me/")
    follow(newcomer, "/me/intake/")
    newcomer.locator('[name="place"]').select_option("elsewhere")
    go_on(newcomer)
    fill(newcomer, name="Amal")
    choose(newcomer, "contact_by", "email")
    go_on(newcomer)
    for step in ("languages", "origin", "family", "learning"):
        assert path_of(newcomer).endswith(f"/{step}/")
        go_on(newcomer)
    go_on(newcomer)  # all of it looked through once

    person = Person.objects.get()
    assert (person.name, person.lives_elsewhere) == ("Amal", True)
    assert person.intake_finished_at
    assert path_of(newcomer) == "/de/me/"


def test_newcomer_books_moves_and_cancels(newcomer, account):
    PersonFactory(account=account, name="Amal", contact_by="email", email=account.email)
    newcomer.goto("/de/me/")
    follow(newcomer, "/book/")
    choose_topic_way_and_time(newcomer)
    go_on(newcomer)
    booked = Appointment.objects.get(person__isnull=False)

    newcomer.goto("/de/me/")
    follow(newcomer, "/move/")
    take_time(newcomer, position=2)
    moved = Appointment.objects.get(pk=booked.pk)

    newcomer.goto("/de/me/")
    follow(newcomer, "/cancel/")
    go_on(newcomer)
    cancelled = Appointment.objects.get(pk=booked.pk)

    assert booked.status == Status.CONFIRMED
    assert moved.starts_at != booked.starts_at
    assert cancelled.status == Status.CANCELLED_BY_PERSON
    for kind in ("appointment_booked", "appointment_moved", "appointment_cancelled"):
        assert mailed(kind).recipient == "amal@example.org"
