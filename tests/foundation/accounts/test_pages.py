"""Every page of the sign-in library is one of ours, in every language."""

from pathlib import Path

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from django.conf import settings
from django.urls import reverse
from django.utils import translation

from tests.factories.accounts import PASSWORD, UserFactory
from tests.foundation.accounts.journeys import sign_in

OWN_TEMPLATES = str(Path(settings.BASE_DIR) / "templates")

PUBLIC = [
    "account_login",
    "account_signup",
    "account_request_login_code",
    "account_reset_password",
    "account_reset_password_done",
    "account_reset_password_from_key_done",
    "account_inactive",
    "socialaccount_login_cancelled",
    "socialaccount_login_error",
]
OWN_ACCOUNT = [
    "account_email",
    "account_change_password",
    "account_logout",
    "mfa_index",
    "mfa_deactivate_totp",
    "mfa_view_recovery_codes",
    "mfa_generate_recovery_codes",
    "mfa_list_webauthn",
    "mfa_add_webauthn",
    "account_reauthenticate",
    "mfa_reauthenticate",
    "usersessions_list",
    "socialaccount_connections",
]


@pytest.fixture
def signed_in(client):
    user = UserFactory(password=PASSWORD)
    sign_in(client, user)
    return user


def is_ours(response):
    page = response.templates[0]
    return page.origin.name.startswith(OWN_TEMPLATES)


@pytest.mark.parametrize("language", ["de", "en", "ar"])
@pytest.mark.parametrize("name", PUBLIC)
def test_public_page_is_ours_and_in_the_readers_language(client, name, language):
    response = client.get(address(name, language))

    assert response.status_code in (200, 401)
    assert is_ours(response)
    assert response.content.count(b"<h1") == 1
    assert f'lang="{language}"' in response.content.decode()


@pytest.mark.parametrize("name", OWN_ACCOUNT)
def test_page_of_the_own_account_is_ours(client, signed_in, name):
    Authenticator.objects.create(user=signed_in, type="totp", data={"secret": "A" * 32})
    RecoveryCodes.activate(signed_in)

    response = client.get(address(name))

    assert response.status_code == 200, response.headers.get("location")
    assert is_ours(response)
    assert response.content.count(b"<h1") == 1


def test_page_to_set_up_the_app_is_ours(client, signed_in):
    response = client.get(address("mfa_activate_totp"))

    assert is_ours(response)
    assert response.context["form"].secret_in_groups in response.content.decode()
    assert response.context["totp_svg"].count('fill="#fff"') == 1


def test_page_to_choose_a_first_password_is_ours(client):
    user = UserFactory()
    user.set_unusable_password()
    user.save()
    client.force_login(user)

    assert is_ours(client.get(address("account_set_password")))


def address(name, language="de"):
    with translation.override(language):
        return reverse(name)
