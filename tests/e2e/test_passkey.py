"""A passkey, with a virtual one that Chromium keeps for tests."""

import pytest
from allauth.mfa.models import Authenticator

from tests.e2e.people import fill, go_on
from tests.factories.accounts import PASSWORD, UserFactory
from welcome_center.foundation.access import Role

KEY = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}


@pytest.fixture
def page(german, settings):
    settings.MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = True
    chromium = german.context.new_cdp_session(german)
    chromium.send("WebAuthn.enable")
    chromium.send("WebAuthn.addVirtualAuthenticator", {"options": KEY})
    return german


def sign_in(page, user):
    page.goto("/de/accounts/login/")
    fill(page, login=user.email, password=PASSWORD)
    go_on(page)


def add_passkey(page):
    page.goto("/de/accounts/2fa/webauthn/add/")
    page.locator('[name="passwordless"]').check()
    page.locator("#add-passkey").click()
    page.wait_for_url("**/2fa/recovery-codes/")


def sign_out(page):
    page.goto("/de/accounts/logout/")
    go_on(page)


def test_with_a_passkey_one_signs_in_without_a_password(page, center):
    user = UserFactory(role=Role.ADVISOR, password=PASSWORD)
    sign_in(page, user)
    add_passkey(page)
    sign_out(page)

    page.goto("/de/accounts/login/")
    page.locator("#passkey-sign-in").click()
    page.wait_for_url("**/desk/**")

    assert Authenticator.objects.get(user=user, type="webauthn").last_used_at


def test_a_passkey_is_the_second_factor_after_the_password(page, center):
    user = UserFactory(role=Role.ADVISOR, password=PASSWORD)
    sign_in(page, user)
    add_passkey(page)
    sign_out(page)

    sign_in(page, user)
    page.locator("#passkey").click()
    page.wait_for_url("**/desk/**")


def test_a_passkey_proves_who_one_is(page, center):
    user = UserFactory(role=Role.ADVISOR, password=PASSWORD)
    sign_in(page, user)
    add_passkey(page)

    page.goto("/de/accounts/2fa/webauthn/reauthenticate/?next=/de/accounts/email/")
    page.locator("#proof").click()

    page.wait_for_url("**/accounts/email/")
