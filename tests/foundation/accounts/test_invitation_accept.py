"""The page behind the link in an invitation."""

from datetime import timedelta

import pytest
from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from django.urls import reverse
from django.utils import timezone

from tests.conftest import SecureClient
from tests.factories.accounts import PASSWORD, InvitationFactory, UserFactory
from tests.factories.center import TeamFactory
from tests.foundation.accounts.journeys import is_signed_in, sign_in, sign_in_with_app
from welcome_center.foundation.access import Role
from welcome_center.foundation.accounts.models import Invitation, User

NAME = {"name": "Mira Beispiel", "password": PASSWORD}


def page(word="right"):
    return f"/de/accounts/invitations/{word}/"


@pytest.fixture
def team():
    return TeamFactory()


def test_invited_person_opens_an_account_with_role_and_team(client, team):
    InvitationFactory(token="right", email="mira@example.org", team=team)

    response = client.post(page(), NAME)

    user = User.objects.get(email="mira@example.org")
    assert response.url == reverse("account_login")
    assert user.roles == [Role.ADVISOR]
    assert list(user.teams.all()) == [team]
    assert user.name == "Mira Beispiel"
    assert EmailAddress.objects.get(user=user).verified
    assert Invitation.objects.get().accepted_at


def test_then_a_sign_in_leads_straight_to_the_second_factor(client, team):
    InvitationFactory(token="right", email="mira@example.org", team=team)
    client.post(page(), NAME)

    client.post("/de/accounts/login/", {"login": "mira@example.org", "password": PASSWORD})

    assert client.get(reverse("home:after_sign_in")).url == "/de/accounts/2fa/"


def test_the_page_says_what_one_is_invited_to(client, team):
    InvitationFactory(token="right", email="mira@example.org", team=team)

    text = client.get(page()).content.decode()

    assert "mira@example.org" in text
    assert team.name in text


def test_an_invitation_works_once(client):
    InvitationFactory(token="right")
    client.post(page(), NAME)

    assert client.get(page()).status_code == 404
    assert client.post(page(), NAME).status_code == 404


def test_a_lapsed_invitation_is_gone(client):
    InvitationFactory(token="right", expires_at=timezone.now() - timedelta(seconds=1))

    assert client.get(page()).status_code == 404


def test_a_made_up_link_is_a_404(client):
    InvitationFactory(token="right")

    assert client.get(page("wrong")).status_code == 404


def test_weak_password_is_refused_and_the_name_stays(client):
    InvitationFactory(token="right")

    response = client.post(page(), NAME | {"password": "short"})

    assert "password" in response.context["form"].errors
    assert response.context["form"]["name"].value() == "Mira Beispiel"
    assert not User.objects.exists()


def test_roles_in_the_form_count_for_nothing(client):
    InvitationFactory(token="right", email="mira@example.org", roles=[Role.PARTNER])

    client.post(page(), NAME | {"roles": "administrator", "email": "else@example.org"})

    assert User.objects.get().email == "mira@example.org"
    assert User.objects.get().roles == [Role.PARTNER]


def test_a_newcomer_becomes_a_mediator_with_the_same_account(client):
    user = UserFactory(password=PASSWORD)
    InvitationFactory(token="right", email=user.email, roles=[Role.MEDIATOR])
    sign_in(client, user)

    client.post(page())

    user.refresh_from_db()
    assert user.roles == [Role.MEDIATOR, Role.NEWCOMER]
    assert not is_signed_in(client)  # a new role begins with a new session


def test_whoever_has_an_account_signs_in_first(client):
    user = UserFactory(password=PASSWORD)
    InvitationFactory(token="right", email=user.email)

    text = client.get(page()).content.decode()
    client.post(page(), NAME)

    assert f"/de/accounts/login/?next={page()}" in text
    user.refresh_from_db()
    assert user.check_password(PASSWORD)
    assert user.roles == [Role.NEWCOMER]


def test_another_account_cannot_accept(client):
    user, other = UserFactory(), UserFactory(password=PASSWORD)
    InvitationFactory(token="right", email=user.email)
    sign_in(client, other)

    assert client.get(page()).status_code == 200
    client.post(page())

    other.refresh_from_db()
    assert other.roles == [Role.NEWCOMER]


def test_account_that_somebody_made_with_a_strangers_address_is_taken_from_them(client):
    squatter = UserFactory(email="mira@example.org", verified=False, password="theirs for now")
    Authenticator.objects.create(user=squatter, type="totp", data={"secret": "A" * 32})
    InvitationFactory(token="right", email="mira@example.org")

    client.post(page(), NAME)

    squatter.refresh_from_db()
    assert squatter.check_password(PASSWORD)
    assert not Authenticator.objects.filter(user=squatter).exists()
    assert EmailAddress.objects.get(user=squatter).verified


def test_closed_account_does_not_come_back_by_invitation(client):
    user = UserFactory(is_active=False, verified=False)
    InvitationFactory(token="right", email=user.email)

    response = client.post(page(), NAME)

    user.refresh_from_db()
    assert response.status_code == 409
    assert user.roles == [Role.NEWCOMER]
    assert not user.check_password(PASSWORD)


@pytest.mark.parametrize(
    "change",
    [
        {"is_active": False},
        {"roles": [Role.ADVISOR]},
        {"roles": []},
    ],
    ids=str,
)
def test_who_may_no_longer_invite_lets_nobody_in(client, team, change):
    inviter = UserFactory(role=Role.COORDINATOR, team=team)
    InvitationFactory(token="right", team=team, invited_by=inviter)
    User.objects.filter(pk=inviter.pk).update(**change)

    response = client.post(page(), NAME)

    assert response.status_code == 409
    assert User.objects.count() == 1
    assert Invitation.objects.get().accepted_at is None


def test_no_coordinator_reaches_into_another_team(client, team):
    """A role counts in all teams: B's advisor must not become B's coordinator by A's hand."""
    inviter = UserFactory(role=Role.COORDINATOR, team=team)
    other = UserFactory(
        role=Role.ADVISOR, team=TeamFactory(), password=PASSWORD, second_factor=True
    )
    InvitationFactory(
        token="right", email=other.email, roles=[Role.COORDINATOR], team=team, invited_by=inviter
    )
    sign_in_with_app(client, other)

    response = client.post(page())

    other.refresh_from_db()
    assert response.status_code == 409
    assert other.roles == [Role.ADVISOR]


@pytest.mark.parametrize("language", ["de", "en", "ar"])
def test_the_page_speaks_the_readers_language(language):
    InvitationFactory(token="right")

    text = SecureClient().get(f"/{language}/accounts/invitations/right/").content.decode()

    assert f'lang="{language}"' in text
