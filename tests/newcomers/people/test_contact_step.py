"""How somebody wants to be reached, and what follows from it."""

import re
from datetime import timedelta

import pytest
from django.db import IntegrityError
from django.utils import timezone

from newcomers.booking.messages import remind
from tests.factories.booking import AppointmentFactory
from tests.factories.people import PersonFactory
from welcome_center.foundation.center.models import Team
from welcome_center.foundation.outbox.models import Message

STEP = "/en/me/intake/contact/"
TYPED = {"phone": "030 23125 456"}


@pytest.fixture
def person(account):
    """Behind the account, and not asked about the contact yet."""
    return PersonFactory(account=account, team=Team.objects.first())


@pytest.mark.parametrize(
    ("way", "kept"),
    [
        ("email", ("", "")),
        ("phone", ("", "+493023125456")),
        ("none", ("", "")),
    ],
)
def test_only_the_chosen_way_is_kept(person, answer, way, kept):
    answer("contact", contact_by=way, **TYPED)

    person.refresh_from_db()
    assert (person.contact_by, (person.email, person.phone)) == (way, kept)


def test_an_error_loses_nothing_that_was_typed(person, answer):
    page = answer("contact", contact_by="pigeon", **TYPED).content.decode()

    assert all(f'value="{typed}"' in page for typed in TYPED.values())


def test_the_database_takes_addresses_in_small_letters_only(account):
    with pytest.raises(IntegrityError, match="persons_email_in_small_letters"):
        PersonFactory(email="Amal@example.org")


def test_who_was_not_asked_yet_is_written_to_at_the_accounts_address(person, account, client):
    page = client.get(STEP).content.decode()

    assert person.mail_address == account.email
    assert re.search('value="email"[^>]*checked', page)


def test_mails_go_to_no_address_that_nobody_has_proven(person, account, answer):
    person.email = "elsewhere@example.org"
    person.save()

    answer("contact", contact_by="email", email="third@example.org")

    person.refresh_from_db()
    assert person.mail_address == account.email


def test_not_at_all_is_an_answer_in_the_summary(person, answer, client):
    answer("contact", name="", contact_by="none")

    assert "no contact" in client.get("/en/me/profile/").content.decode()


@pytest.mark.parametrize(
    ("way", "recipients"),
    [("none", set()), ("phone", set()), ("email", {"amal@example.org"})],
)
def test_reminders_follow_the_person(person, account, answer, way, recipients):
    appointment = AppointmentFactory(person=person, starts_at=timezone.now() + timedelta(days=5))
    remind(appointment, now=timezone.now())
    before = _waiting()

    answer("contact", contact_by=way, **TYPED)

    assert before == {account.email}
    assert _waiting() == recipients


def _waiting():
    waiting = Message.objects.filter(state=Message.State.WAITING)
    return set(waiting.values_list("recipient", flat=True))
