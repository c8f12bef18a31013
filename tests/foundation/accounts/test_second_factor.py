"""Whoever can reach case data proves a second factor, before anything else."""

import pytest
from allauth.mfa.models import Authenticator

from tests.factories.accounts import PASSWORD, TOTP_SECRET, UserFactory
from tests.foundation.accounts.journeys import (
    code_of_app,
    is_signed_in,
    sign_in,
    sign_in_with_app,
)
from welcome_center.foundation.access import ROLES_WITH_SECOND_FACTOR, Role

SET_UP = "/de/accounts/2fa/"
KEYS = "/de/accounts/2fa/webauthn/"


@pytest.mark.parametrize("role", sorted(ROLES_WITH_SECOND_FACTOR))
@pytest.mark.parametrize("page", ["/de/", "/de/desk/team/", "/admin/"])
def test_role_with_case_data_sets_one_up_first(client, role, page):
    sign_in(client, UserFactory(role=role, password=PASSWORD))

    response = client.get(page)

    assert response.status_code in (302, 403)
    assert response.status_code == 403 or response.url == SET_UP


@pytest.mark.parametrize("role", sorted(set(Role) - ROLES_WITH_SECOND_FACTOR))
def test_all_others_may_do_without(client, role):
    sign_in(client, UserFactory(role=role, password=PASSWORD))

    assert client.get("/de/imprint/").status_code == 200


def test_one_delicate_role_of_several_is_enough(client):
    user = UserFactory(roles=[Role.NEWCOMER, Role.PARTNER], password=PASSWORD)
    sign_in(client, user)

    assert client.get("/de/imprint/").url == SET_UP


def test_the_page_says_why(client):
    sign_in(client, UserFactory(role=Role.ADVISOR, password=PASSWORD))

    page = client.get(SET_UP)

    assert page.status_code == 200
    assert "kern-alert" in page.content.decode()


def test_after_setting_it_up_the_way_is_free(client):
    sign_in(client, UserFactory(role=Role.COORDINATOR, password=PASSWORD))

    secret = client.get("/de/accounts/2fa/totp/activate/").context["form"].secret
    response = client.post("/de/accounts/2fa/totp/activate/", {"code": code_of_app(secret)})

    assert response.url == "/de/accounts/2fa/recovery-codes/"
    assert client.get(response.url).status_code == 200
    assert client.get("/de/desk/team/").status_code == 200


def test_recovery_codes_alone_are_no_second_factor(client):
    user = UserFactory(role=Role.COORDINATOR)
    Authenticator.objects.create(user=user, type="recovery_codes", data={})
    client.force_login(user)

    assert client.get("/de/desk/team/").url == SET_UP


def test_taking_it_away_closes_the_rooms_at_once(client):
    user = UserFactory(role=Role.COORDINATOR, second_factor=True)
    client.force_login(user)
    assert client.get("/de/desk/team/").status_code == 200

    Authenticator.objects.filter(user=user).delete()

    assert client.get("/de/desk/team/").url == SET_UP


def test_colleague_cannot_remove_the_only_one(client):
    user = UserFactory(role=Role.ADVISOR, password=PASSWORD, second_factor=True)
    sign_in(client, user)
    client.post("/de/accounts/2fa/authenticate/", {"code": code_of_app(TOTP_SECRET)})

    page = client.post("/de/accounts/2fa/totp/deactivate/")

    assert page.context["form"].non_field_errors()
    assert Authenticator.objects.filter(user=user, type="totp").exists()


def passkey(user, name):
    return Authenticator.objects.create(
        user=user, type="webauthn", data={"name": name, "credential": {}}
    )


@pytest.fixture
def with_passkey(client):
    """A colleague who has just signed in with the app, and then has nothing but a passkey."""
    user = UserFactory(role=Role.ADVISOR, password=PASSWORD, second_factor=True)
    sign_in_with_app(client, user)
    key = passkey(user, "Key")
    Authenticator.objects.filter(user=user, type="totp").delete()
    return key


@pytest.mark.parametrize("method", ["get", "post"])
def test_the_only_passkey_stays_and_the_page_says_why(client, with_passkey, method):
    page = getattr(client, method)(f"{KEYS}keys/{with_passkey.pk}/remove/", follow=True)

    assert page.redirect_chain[-1][0] == KEYS
    assert "kern-alert--danger" in page.content.decode()
    assert Authenticator.objects.filter(pk=with_passkey.pk).exists()


def test_one_of_two_passkeys_may_go(client, with_passkey):
    other = passkey(with_passkey.user, "Other")

    client.post(f"{KEYS}keys/{with_passkey.pk}/remove/")

    assert list(Authenticator.objects.filter(type="webauthn")) == [other]


def test_recovery_codes_do_not_stand_in_for_the_only_passkey(client, with_passkey):
    Authenticator.objects.create(user=with_passkey.user, type="recovery_codes", data={})

    client.post(f"{KEYS}keys/{with_passkey.pk}/remove/")

    assert Authenticator.objects.filter(pk=with_passkey.pk).exists()


def test_newcomer_may_remove_it(client):
    user = UserFactory(password=PASSWORD, second_factor=True)
    sign_in(client, user)
    client.post("/de/accounts/2fa/authenticate/", {"code": code_of_app(TOTP_SECRET)})

    client.post("/de/accounts/2fa/totp/deactivate/")

    assert not Authenticator.objects.filter(user=user).exists()
    assert is_signed_in(client)


def test_a_recovery_code_opens_once(client):
    user = UserFactory(role=Role.ADVISOR, password=PASSWORD)
    sign_in(client, user)
    secret = client.get("/de/accounts/2fa/totp/activate/").context["form"].secret
    client.post("/de/accounts/2fa/totp/activate/", {"code": code_of_app(secret)})
    code = client.get("/de/accounts/2fa/recovery-codes/").context["unused_codes"][0]

    for opens in (True, False):
        client.post("/de/accounts/logout/")
        sign_in(client, user)
        client.post("/de/accounts/2fa/authenticate/", {"code": code})
        assert is_signed_in(client) is opens


def test_the_demo_may_switch_it_off(client, settings):
    settings.SECOND_FACTOR_REQUIRED = False
    client.force_login(UserFactory(role=Role.COORDINATOR))

    assert client.get("/de/desk/team/").status_code == 200
