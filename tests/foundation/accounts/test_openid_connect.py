"""BundID or a city's own sign-in, switched on by configuration alone."""

from urllib.parse import parse_qs, urlsplit

import pytest
from allauth.socialaccount.models import SocialAccount
from allauth.socialaccount.providers.oauth2.client import OAuth2Client
from allauth.socialaccount.providers.openid_connect.views import OpenIDConnectOAuth2Adapter

from tests.factories.accounts import UserFactory
from tests.foundation.accounts.journeys import code_in, is_signed_in, letters
from welcome_center.foundation.access import Role
from welcome_center.foundation.accounts.models import User

LOGIN = "/de/accounts/oidc/city/login/"
CITY = {
    "provider_id": "city",
    "name": "Stadtkonto",
    "client_id": "portal",
    "secret": "not a secret",
    "settings": {"server_url": "https://login.city.example"},
}
ADDRESSES = {
    "authorization_endpoint": "https://login.city.example/authorize",
    "token_endpoint": "https://login.city.example/token",
    "userinfo_endpoint": "https://login.city.example/userinfo",
}


@pytest.fixture
def city(settings, monkeypatch):
    """Returns what the city says of the person who signs in; tests write into it."""
    settings.SOCIALACCOUNT_PROVIDERS = {"openid_connect": {"APPS": [CITY]}}
    person = {"sub": "4711", "email": "mira@example.org", "email_verified": True}
    monkeypatch.setattr(OpenIDConnectOAuth2Adapter, "openid_config", ADDRESSES)
    monkeypatch.setattr(OpenIDConnectOAuth2Adapter, "_fetch_user_info", lambda *_: person)
    monkeypatch.setattr(OAuth2Client, "get_access_token", lambda *_a, **_k: {"access_token": "x"})
    return person


def come_back(client):
    """Leave for the city's page and come back with its code."""
    left = client.post(LOGIN)
    asked = parse_qs(urlsplit(left.url).query)
    callback = urlsplit(asked["redirect_uri"][0]).path
    return client.get(callback, {"code": "from the city", "state": asked["state"][0]})


def test_without_configuration_no_button_is_shown(client):
    assert "Stadtkonto" not in client.get("/de/accounts/login/").content.decode()


def test_the_button_leads_to_the_other_sign_in(client, city):
    assert "Stadtkonto" in client.get("/de/accounts/login/").content.decode()

    response = client.post(LOGIN)

    assert response.url.startswith("https://login.city.example/authorize?")


def test_only_a_button_leaves_the_portal(client, city):
    response = client.get(LOGIN)

    assert response.status_code == 200
    assert "Stadtkonto" in response.content.decode()


def test_a_new_person_becomes_a_newcomer(client, city):
    come_back(client)

    user = User.objects.get(email="mira@example.org")
    assert user.roles == [Role.NEWCOMER]
    assert is_signed_in(client)


def test_an_address_that_the_city_did_not_prove_is_proven_here(client, city):
    city["email_verified"] = False

    come_back(client)
    assert not is_signed_in(client)

    client.post("/de/accounts/confirm-email/", {"code": code_in(letters("account_email_code")[0])})
    assert is_signed_in(client)


def test_nobody_slips_into_an_account_with_the_same_address(client, city):
    colleague = UserFactory(role=Role.ADVISOR, email="mira@example.org")

    come_back(client)

    assert not is_signed_in(client)
    assert not SocialAccount.objects.filter(user=colleague).exists()


def test_a_made_up_answer_is_refused(client, city):
    response = client.get(f"{LOGIN}callback/", {"code": "x", "state": "made up"})

    assert response.status_code in (302, 401)
    assert not is_signed_in(client)


def test_cancelled_there_one_is_back_here(client, city):
    left = client.post(LOGIN)
    state = parse_qs(urlsplit(left.url).query)["state"][0]

    page = client.get(f"{LOGIN}callback/", {"error": "access_denied", "state": state}, follow=True)

    assert page.redirect_chain[-1][0] == "/de/accounts/3rdparty/login/cancelled/"


def test_an_unknown_provider_is_a_404(client, city):
    assert client.post("/de/accounts/oidc/village/login/").status_code == 404
