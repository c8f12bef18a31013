"""Nobody guesses for long, and nobody locks out another for more than five minutes."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
import time_machine
from django.db import connection
from django.utils import timezone

from tests.conftest import SecureClient
from tests.factories.accounts import PASSWORD, InvitationFactory, UserFactory
from tests.factories.center import CenterFactory
from tests.foundation.accounts.journeys import is_signed_in, sign_in
from welcome_center.foundation.access import Role

WRONG = "not the password"
TRIES = 200


def wrong_try(client, login, address="192.0.2.1", **headers):
    """Whether it was refused before anybody looked at the password."""
    response = client.post(
        "/en/accounts/login/",
        {"login": login, "password": WRONG},
        REMOTE_ADDR=address,
        **headers,
    )
    # The page itself, not its context: the test client mixes up contexts of parallel requests.
    return response.status_code == 429 or "too many tries" in response.content.decode()


def first_refusal(tries):
    return next(number for number, was_refused in enumerate(tries, 1) if was_refused)


def test_one_account_from_many_addresses(client):
    user = UserFactory(password=PASSWORD)

    tries = (wrong_try(client, user.email, f"192.0.2.{number}") for number in range(TRIES))

    assert first_refusal(tries) <= 10


def test_many_accounts_from_one_address(client):
    tries = (wrong_try(client, f"account-{number}@example.org") for number in range(TRIES))

    assert first_refusal(tries) <= 10


def test_a_made_up_header_does_not_help(client):
    tries = (
        wrong_try(client, f"account-{number}@example.org", HTTP_X_FORWARDED_FOR=f"192.0.2.{number}")
        for number in range(TRIES)
    )

    assert first_refusal(tries) <= 10


def test_capitals_and_spaces_do_not_help(client):
    forms = ["here@example.org", "HERE@example.org", "Here@Example.Org", " here@example.org "]

    tries = (wrong_try(client, forms[number % 4], f"192.0.2.{number}") for number in range(TRIES))

    assert first_refusal(tries) <= 10


def test_the_right_password_is_refused_as_well_but_not_for_longer_than_five_minutes(client):
    user = UserFactory(password=PASSWORD)
    for number in range(10):
        wrong_try(client, user.email, f"192.0.2.{number}")

    sign_in(client, user)
    assert not is_signed_in(client)

    with time_machine.travel(timezone.now() + timedelta(minutes=5, seconds=1)):
        sign_in(client, user)
        assert is_signed_in(client)


def test_whoever_is_locked_out_may_still_ask_for_a_code(client):
    user = UserFactory(password=PASSWORD)
    for number in range(10):
        wrong_try(client, user.email, f"192.0.2.{number}")

    response = client.post("/de/accounts/login/code/", {"email": user.email})

    assert response.url == "/de/accounts/login/code/confirm/"


def test_codes_of_the_second_factor(client):
    user = UserFactory(role=Role.ADVISOR, password=PASSWORD, second_factor=True)
    sign_in(client, user)

    def wrong_code(number):
        page = client.post("/de/accounts/2fa/authenticate/", {"code": f"{number:06}"})
        return page.context["form"].has_error("code", "too_many_login_attempts")

    assert first_refusal(wrong_code(number) for number in range(TRIES)) <= 10


@pytest.mark.parametrize(
    ("page", "typed"),
    [
        ("/de/accounts/password/reset/", {"email": "same@example.org"}),
        ("/de/accounts/password/reset/", {"email": "account-{}@example.org"}),
        ("/de/accounts/login/code/", {"email": "same@example.org"}),
        ("/de/accounts/login/code/", {"email": "account-{}@example.org"}),
        ("/de/accounts/signup/", {"email": "account-{}@example.org", "password1": PASSWORD}),
        ("/de/accounts/invitations/guess-{}/", {}),
    ],
)
def test_letters_and_guesses_from_one_address(page, typed):
    def attempt(number):
        data = {name: text.format(number) for name, text in typed.items()}
        response = SecureClient().post(page.format(number), data, REMOTE_ADDR="192.0.2.1")
        if response.status_code == 200:
            return response.context["form"].has_error("email", "too_many_login_attempts")
        return response.status_code == 429

    assert first_refusal(attempt(number) for number in range(20)) <= 10


def test_guessing_invitations_by_looking_is_limited_too(client):
    pages = (client.get(f"/de/accounts/invitations/guess-{number}/") for number in range(20))

    assert first_refusal(page.status_code == 429 for page in pages) <= 10


@pytest.mark.parametrize("language", ["de", "en", "ar"])
def test_the_page_about_too_many_tries_is_in_the_readers_language(client, language):
    InvitationFactory(token="right")
    for _number in range(10):
        page = client.get(f"/{language}/accounts/invitations/right/")

    assert page.status_code == 429
    assert f'lang="{language}"' in page.content.decode()
    assert page.content.count(b"<h1") == 1


@pytest.mark.django_db(transaction=True)
def test_twenty_tries_at_once_get_no_more_than_twice_the_limit():
    CenterFactory()
    user = UserFactory(password=PASSWORD)

    def attempt(number):
        try:
            return wrong_try(SecureClient(), user.email, f"192.0.2.{number}")
        finally:
            connection.close()

    with ThreadPoolExecutor(20) as pool:
        refused = list(pool.map(attempt, range(20)))

    assert 1 <= refused.count(False) <= 10


def test_the_limits_need_no_cache_server(settings):
    assert settings.CACHES["default"]["BACKEND"].endswith("DatabaseCache")
    assert settings.CACHES["default"]["OPTIONS"]["MAX_ENTRIES"] >= 100_000
