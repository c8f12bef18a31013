import pytest
from allauth.account.models import EmailAddress
from django.urls import reverse

from tests.factories.accounts import PASSWORD, UserFactory
from tests.foundation.accounts.journeys import code_in, is_signed_in, letters
from welcome_center.foundation.access import Role
from welcome_center.foundation.accounts.models import User

SIGNUP = "/ar/accounts/signup/"
CONFIRM = "/ar/accounts/confirm-email/"


def register(client, email="new@example.org", password=PASSWORD, **more):
    return client.post(SIGNUP, {"email": email, "password1": password, **more})


def test_newcomer_registers_and_proves_the_address(client):
    response = register(client)
    assert response.url == CONFIRM
    assert not is_signed_in(client)

    [letter] = letters("account_email_code")
    response = client.post(CONFIRM, {"code": code_in(letter)})

    user = User.objects.get(email="new@example.org")
    assert user.roles == [Role.NEWCOMER]
    assert user.language == letter.language == "ar"
    assert EmailAddress.objects.get(user=user).verified
    assert response.url == reverse("home:after_sign_in").replace("/de/", "/ar/", 1)


def test_a_wrong_code_is_said_beside_the_field(client):
    register(client)

    response = client.post(CONFIRM, {"code": "nothing"})

    assert "code" in response.context["verify_form"].errors


def test_nobody_learns_from_registering_that_an_account_exists(client):
    UserFactory(email="here@example.org")

    known = register(client, "here@example.org")
    client.post("/ar/accounts/logout/")
    unknown = register(client, "nobody@example.org")

    assert (known.status_code, known.url) == (unknown.status_code, unknown.url)
    [letter] = letters("account_already_registered")
    assert letter.recipient == "here@example.org"
    assert User.objects.filter(email="here@example.org").count() == 1


@pytest.mark.parametrize("roles", ["advisor", "administrator"])
def test_nobody_gives_a_role_to_oneself(client, roles):
    register(client, roles=roles, is_active="1", teams="1", is_staff="1")

    assert User.objects.get(email="new@example.org").roles == [Role.NEWCOMER]


@pytest.mark.parametrize("password", ["short", "123456789012", "new@example.org"])
def test_weak_password_is_refused_with_a_reason(client, password):
    response = register(client, password=password)

    assert response.status_code == 200
    assert response.context["form"].errors["password1"]
    assert not User.objects.exists()


def test_what_was_typed_is_not_lost_after_an_error(client):
    response = register(client, email="new@example.org", password="short")

    assert response.context["form"]["email"].value() == "new@example.org"
