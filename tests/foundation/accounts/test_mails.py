"""Mails of the sign-in: through the outbox, with links of our own."""

from datetime import UTC, datetime

import pytest
from django.core import mail
from django.utils import timezone

from tests.factories.accounts import PASSWORD, UserFactory
from tests.factories.center import TeamFactory
from tests.foundation.accounts.journeys import (
    code_in,
    is_signed_in,
    letters,
    link_in,
    path_in,
    sign_in,
)
from welcome_center.foundation.access import Role
from welcome_center.foundation.accounts.actions import invite
from welcome_center.foundation.accounts.models import User
from welcome_center.foundation.outbox.models import Message

RESET = "/de/accounts/password/reset/"


def ask_for_reset(client, user, **headers):
    return client.post(RESET, {"email": user.email}, **headers)


def choose(client, letter, password):
    page = client.get(path_in(letter), follow=True)
    return client.post(page.redirect_chain[-1][0], {"password1": password})


def test_forgotten_password_is_replaced_by_a_mailed_link(client):
    user = UserFactory(password=PASSWORD)
    ask_for_reset(client, user)
    [letter] = letters("account_password_reset")

    choose(client, letter, "another quiet garden")

    sign_in(client, user, "another quiet garden")
    assert letter.is_credential
    assert is_signed_in(client)
    assert [notice.recipient for notice in letters("account_security_notice")] == [user.email]


def test_a_colleagues_mails_are_the_teams_and_a_newcomers_nobodys(client):
    team = TeamFactory()
    UserFactory(role=Role.ADVISOR, team=team, email="colleague@example.org")
    UserFactory(role=Role.NEWCOMER, email="newcomer@example.org")

    for email in ("colleague@example.org", "newcomer@example.org", "nobody@example.org"):
        client.post(RESET, {"email": email})

    assert dict(Message.objects.values_list("recipient", "team")) == {
        "colleague@example.org": team.pk,
        "newcomer@example.org": None,
        "nobody@example.org": None,
    }


def test_an_invitation_belongs_to_the_invited_team():
    coordinator = UserFactory(role=Role.COORDINATOR, team=TeamFactory())
    teams = coordinator.teams.all()

    invite("new@example.org", roles=[Role.ADVISOR], teams=teams, language="de", **by(coordinator))

    assert letters("account_invitation")[0].team == teams.get()


@pytest.mark.parametrize(
    ("language", "until"),
    [("de", "Montag, 30. November 2026"), ("ar", "الاثنين، 30 نوفمبر 2026")],
)
def test_dates_read_as_in_every_other_mail(language, until):
    coordinator = UserFactory(role=Role.COORDINATOR, team=TeamFactory(), language=language)
    sent = {"invited_by": coordinator, "now": datetime(2026, 11, 23, 9, tzinfo=UTC)}
    teams = coordinator.teams.all()

    invite("new@example.org", roles=[Role.ADVISOR], teams=teams, language=language, **sent)

    assert until in letters("account_invitation")[0].body


def by(coordinator):
    return {"invited_by": coordinator, "now": timezone.now()}


def test_the_link_works_once(client):
    user = UserFactory(password=PASSWORD)
    ask_for_reset(client, user)
    [letter] = letters("account_password_reset")
    choose(client, letter, "another quiet garden")

    page = client.get(path_in(letter), follow=True)

    assert page.context["token_fail"]


def test_reset_of_an_unknown_address_looks_the_same(client):
    user = UserFactory(password=PASSWORD)

    known = ask_for_reset(client, user)
    unknown = client.post(RESET, {"email": "nobody@example.org"})

    assert (known.status_code, known.url) == (unknown.status_code, unknown.url)


FOREIGN_HOSTS = [
    {"HTTP_HOST": "evil.example"},
    {"HTTP_HOST": "testserver:443@evil.example"},
    {"HTTP_HOST": "testserver.evil.example"},
    {"HTTP_HOST": "evil.example:443"},
    {"HTTP_HOST": "testserver, evil.example"},
    {"HTTP_X_FORWARDED_HOST": "evil.example"},
    {"HTTP_X_HOST": "evil.example"},
    {"HTTP_FORWARDED": "host=evil.example"},
    {"HTTP_X_FORWARDED_SERVER": "evil.example"},
    {"SERVER_NAME": "evil.example"},
]


@pytest.mark.parametrize("headers", FOREIGN_HOSTS, ids=str)
def test_no_header_puts_another_host_into_a_letter(client, settings, headers):
    user = UserFactory(password=PASSWORD)

    response = ask_for_reset(client, user, **headers)

    sent = letters("account_password_reset")
    assert response.status_code == 400 or sent
    assert all(link_in(letter).startswith(f"{settings.SITE_ORIGIN}/de/") for letter in sent)
    assert not any("evil" in letter.body for letter in sent)


def test_nothing_is_sent_past_the_outbox(client):
    user = UserFactory(password=PASSWORD)

    ask_for_reset(client, user)
    client.post("/de/accounts/login/code/", {"email": user.email})
    client.post("/de/accounts/signup/", {"email": "a@example.org", "password1": PASSWORD})

    assert mail.outbox == []


@pytest.mark.parametrize(
    ("language", "direction"), [("de", "/de/"), ("en", "/en/"), ("ar", "/ar/"), ("xx", "/de/")]
)
def test_letter_speaks_the_language_of_the_account(client, language, direction):
    user = UserFactory(language=language)

    ask_for_reset(client, user)

    assert direction in link_in(letters("account_password_reset")[0])


def test_address_is_changed_by_a_code_and_the_old_address_is_told(client):
    user = UserFactory(password=PASSWORD)
    old = user.email
    sign_in(client, user)

    client.post("/de/accounts/email/", {"email": "moved@example.org", "action_add": ""})
    [letter] = letters("account_email_code")
    client.post("/de/accounts/confirm-email/", {"code": code_in(letter)})

    assert letter.recipient == "moved@example.org"
    assert User.objects.get(pk=user.pk).email == "moved@example.org"
    assert [notice.recipient for notice in letters("account_security_notice")] == [old]
