"""How long a session lasts, and what ends it before."""

from datetime import timedelta

import pytest
from allauth.usersessions.models import UserSession
from django.contrib.sessions.models import Session
from django.db import connection
from django.utils import timezone

from tests.conftest import SecureClient
from tests.factories.accounts import PASSWORD, UserFactory
from tests.foundation.accounts.journeys import (
    code_of_app,
    is_signed_in,
    sign_in,
    sign_in_with_app,
)
from welcome_center.foundation.access import Role
from welcome_center.foundation.accounts import actions, tasks

HOUR, MINUTE = 3600, 60


@pytest.fixture
def other_device():
    return SecureClient()


def turn_back(client, *, signed_in=0, seen=0):
    """As if the session had begun, or been used last, that many seconds ago."""
    session = client.session
    session["signed_in_at"] -= signed_in
    session["seen_at"] -= seen
    session.save()


@pytest.mark.parametrize(
    ("role", "minutes", "lasts"),
    [
        (Role.NEWCOMER, 59, True),
        (Role.NEWCOMER, 61, False),
        (Role.ADVISOR, 29, True),
        (Role.ADVISOR, 31, False),
        (Role.COORDINATOR, 31, False),
        (Role.PARTNER, 31, False),
        (Role.ADMINISTRATOR, 31, False),
        (Role.MEDIATOR, 31, True),
    ],
)
def test_who_is_away_too_long_signs_in_again(client, role, minutes, lasts):
    sign_in_with_app(client, UserFactory(role=role, password=PASSWORD, second_factor=True))

    turn_back(client, seen=minutes * MINUTE)

    assert is_signed_in(client) is lasts


@pytest.mark.parametrize(("hours", "lasts"), [(11.9, True), (12.1, False)])
def test_no_session_lasts_longer_than_twelve_hours(client, hours, lasts):
    sign_in(client, UserFactory(password=PASSWORD))

    turn_back(client, signed_in=int(hours * HOUR))

    assert is_signed_in(client) is lasts


def test_public_pages_stay_open_when_a_session_has_ended(client):
    sign_in(client, UserFactory(password=PASSWORD))
    turn_back(client, seen=2 * HOUR)

    page = client.get("/de/accounts/login/")

    assert page.status_code == 200
    assert [message.level_tag for message in page.context["messages"]] == ["info"]


def test_reading_pages_notes_a_visit_at_most_once_a_minute(client):
    sign_in(client, UserFactory(password=PASSWORD))
    turn_back(client, seen=30)
    before = client.session["seen_at"]

    client.get("/de/accounts/sessions/")
    assert client.session["seen_at"] == before

    turn_back(client, seen=40)
    client.get("/de/accounts/sessions/")
    assert client.session["seen_at"] > before


def test_sign_out_everywhere_else(client, other_device):
    user = UserFactory(password=PASSWORD)
    sign_in(other_device, user)
    sign_in(client, user)

    client.post("/de/accounts/sessions/")

    assert is_signed_in(client)
    assert not is_signed_in(other_device)


def test_new_password_ends_all_other_sessions(client, other_device):
    user = UserFactory(password=PASSWORD)
    sign_in(other_device, user)
    sign_in(client, user)

    client.post(
        "/de/accounts/password/change/",
        {"oldpassword": PASSWORD, "password1": "another quiet garden"},
    )

    assert is_signed_in(client)
    assert not is_signed_in(other_device)


@pytest.mark.django_db(transaction=True)
def test_new_second_factor_renews_this_session_and_ends_all_others(client, other_device):
    user = UserFactory(password=PASSWORD)
    sign_in(other_device, user)
    sign_in(client, user)
    old_key = client.session.session_key

    page = client.get("/de/accounts/2fa/totp/activate/")
    code = code_of_app(page.context["form"].secret)
    client.post("/de/accounts/2fa/totp/activate/", {"code": code})

    assert client.session.session_key != old_key
    assert is_signed_in(client)
    assert not is_signed_in(other_device)
    assert UserSession.objects.get(user=user).session_key == client.session.session_key


def test_removed_second_factor_ends_all_other_sessions(client, other_device):
    user = UserFactory(password=PASSWORD, second_factor=True)
    sign_in_with_app(client, user)
    UserSession.objects.filter(user=user).update(session_key="elsewhere")

    client.post("/de/accounts/2fa/totp/deactivate/")

    assert is_signed_in(client)
    assert not UserSession.objects.filter(session_key="elsewhere").exists()


def test_closed_account_is_out_with_the_next_click(client):
    user = UserFactory(password=PASSWORD)
    sign_in(client, user)
    assert is_signed_in(client)

    actions.deactivate_account(user)

    assert not is_signed_in(client)
    assert not Session.objects.filter(session_key=client.session.session_key).exists()


def test_account_closed_behind_our_back_is_out_as_well(client):
    user = UserFactory(password=PASSWORD)
    sign_in(client, user)

    type(user).objects.filter(pk=user.pk).update(is_active=False)

    assert not is_signed_in(client)


def test_what_a_signed_in_person_sees_is_stored_nowhere(client):
    sign_in(client, UserFactory(password=PASSWORD))

    response = client.get("/de/accounts/sessions/")

    assert "no-store" in response["Cache-Control"]
    assert "private" in response["Cache-Control"]
    assert "Cookie" in response["Vary"]


def test_ended_sessions_are_forgotten(client):
    user = UserFactory(password=PASSWORD)
    sign_in(client, user)
    long_ago = timezone.now() - timedelta(days=1)
    Session.objects.create(session_key="old", session_data="", expire_date=long_ago)
    old = UserSession.objects.create(user=user, session_key="old", ip="127.0.0.1", user_agent="")
    UserSession.objects.filter(pk=old.pk).update(created_at=long_ago)
    with connection.cursor() as cursor:
        cursor.execute("INSERT INTO cache VALUES ('old', '', %s)", [long_ago])

    tasks.forget_old_sessions()
    tasks.forget_old_sessions()

    assert is_signed_in(client)
    assert not Session.objects.filter(session_key="old").exists()
    assert not UserSession.objects.filter(session_key="old").exists()
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM cache WHERE cache_key = 'old'")
        assert cursor.fetchone() == (0,)
