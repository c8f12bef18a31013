"""The pages of a team: who is there, who is invited, who may do what."""

import re

import pytest
from django.urls import reverse
from django.utils import timezone

from tests.conftest import SecureClient
from tests.factories.accounts import PASSWORD, InvitationFactory, UserFactory
from tests.factories.center import TeamFactory
from tests.foundation.accounts.journeys import (
    is_signed_in,
    letters,
    path_in,
    prove_again_later,
    sign_in,
    sign_in_with_app,
)
from welcome_center.foundation.access import Role
from welcome_center.foundation.accounts import actions
from welcome_center.foundation.accounts.models import Invitation, User

LIST = "/de/desk/team/"
INVITE = "/de/desk/team/invite/"


@pytest.fixture
def ours():
    return TeamFactory()


@pytest.fixture
def theirs():
    return TeamFactory()


@pytest.fixture
def coordinator(client, ours):
    user = UserFactory(role=Role.COORDINATOR, team=ours, password=PASSWORD, second_factor=True)
    sign_in_with_app(client, user)
    return user


def post(client, name, **parts):
    return client.post(reverse(f"team:{name}", kwargs=parts).replace("/en/", "/de/"))


def test_coordinator_sees_the_own_team_only(client, coordinator, ours, theirs):
    UserFactory(role=Role.ADVISOR, team=ours, name="Mira")
    UserFactory(role=Role.ADVISOR, team=theirs, name="Somebody else")
    UserFactory(role=Role.NEWCOMER, name="A newcomer")
    InvitationFactory(team=ours, email="mine@example.org")
    InvitationFactory(team=theirs, email="not-mine@example.org")

    text = client.get(LIST).content.decode()

    assert "Mira" in text
    assert "mine@example.org" in text
    assert "Somebody else" not in text
    assert "A newcomer" not in text
    assert "not-mine@example.org" not in text


@pytest.mark.parametrize("people", [1, 8])
def test_the_list_costs_the_same_for_any_number(
    client, coordinator, ours, people, django_assert_max_num_queries
):
    for _number in range(people):
        UserFactory(role=Role.ADVISOR, team=ours)
        InvitationFactory(team=ours)
    client.get(LIST)

    with django_assert_max_num_queries(17):
        client.get(LIST)


def test_coordinator_invites_an_advisor(client, coordinator, ours):
    response = client.post(
        INVITE,
        {"email": "new@example.org", "roles": ["advisor"], "teams": [ours.pk], "language": "de"},
    )

    invitation = Invitation.objects.get()
    assert response.url == LIST
    assert invitation.roles == [Role.ADVISOR]
    assert list(invitation.teams.all()) == [ours]
    assert invitation.invited_by == coordinator
    assert letters("account_invitation")[0].recipient == "new@example.org"


@pytest.mark.parametrize("roles", [["administrator"], ["advisor", "administrator"], ["newcomer"]])
def test_coordinator_cannot_invite_to_more_than_the_own_roles(client, coordinator, ours, roles):
    client.post(
        INVITE,
        {"email": "new@example.org", "roles": roles, "teams": [ours.pk], "language": "de"},
    )

    assert not Invitation.objects.exists()


def test_coordinator_cannot_invite_into_another_team(client, coordinator, theirs):
    client.post(
        INVITE,
        {"email": "a@example.org", "roles": ["advisor"], "teams": [theirs.pk], "language": "de"},
    )

    assert not Invitation.objects.exists()


def test_the_only_team_is_chosen_already(client, coordinator, ours):
    page = client.get(INVITE).content.decode()

    [team] = re.findall(r'<input type="checkbox" name="teams"[^>]*>', page)
    assert f'value="{ours.pk}"' in team
    assert "checked" in team


def test_of_several_teams_none_is_chosen(client, coordinator, theirs):
    coordinator.teams.add(theirs)

    assert "checked" not in str(client.get(INVITE).context["form"]["teams"])


def test_an_advisor_needs_a_team(client, coordinator):
    response = client.post(
        INVITE, {"email": "new@example.org", "roles": ["advisor"], "language": "de"}
    )

    assert "teams" in response.context["form"].errors


def test_the_action_itself_refuses_too(coordinator, theirs):
    with pytest.raises(actions.NotYoursToGive):
        actions.invite(
            "a@example.org",
            roles=[Role.ADVISOR],
            teams=[theirs],
            language="de",
            invited_by=coordinator,
            now=timezone.now(),
        )


def test_sent_again_the_old_link_is_dead(client, coordinator, ours):
    invitation = InvitationFactory(team=ours, token="old")

    post(client, "invitation_renew", pk=invitation.pk)

    assert SecureClient().get("/de/accounts/invitations/old/").status_code == 404
    assert len(letters("account_invitation")) == 1


def test_whoever_sends_it_again_answers_for_it(client, coordinator, ours):
    left = UserFactory(role=Role.COORDINATOR)  # leads this team no more
    invitation = InvitationFactory(team=ours, token="old", invited_by=left)

    post(client, "invitation_renew", pk=invitation.pk)
    answer = accept(letters("account_invitation")[0])

    invitation.refresh_from_db()
    assert invitation.invited_by == coordinator
    assert answer.status_code == 302
    assert User.objects.get(email=invitation.email).teams.get() == ours


def accept(letter):
    typed = {"name": "Ada", "password": "a quiet garden in spring"}
    return SecureClient().post(path_in(letter), typed)


def test_nobody_sends_again_what_is_not_theirs_to_give(ours, theirs):
    invitation = InvitationFactory(team=ours, token="old")
    stranger = UserFactory(role=Role.COORDINATOR, team=theirs)

    with pytest.raises(actions.NotYoursToGive):
        actions.renew_invitation(invitation, by=stranger, now=timezone.now())


def test_withdrawn_the_link_is_dead_and_an_unsent_letter_stays_here(client, coordinator, ours):
    client.post(
        INVITE,
        {"email": "new@example.org", "roles": ["advisor"], "teams": [ours.pk], "language": "de"},
    )

    post(client, "invitation_withdraw", pk=Invitation.objects.get().pk)

    assert not Invitation.objects.exists()
    assert letters("account_invitation")[0].state == "cancelled"


def invite(client, team, email="new@example.org", role="advisor"):
    wanted = {"email": email, "roles": [role], "teams": [team.pk], "language": "de"}
    return client.post(INVITE, wanted)


def test_a_new_invitation_replaces_the_older_one(client, coordinator, ours):
    invite(client, ours)
    [older] = letters("account_invitation")

    invite(client, ours, email="New@example.org", role="coordinator")

    assert [letter.state for letter in letters("account_invitation")] == ["cancelled", "waiting"]
    assert Invitation.objects.get().roles == [Role.COORDINATOR]
    assert SecureClient().get(path_in(older)).status_code == 404


def test_it_replaces_none_of_another_team_or_of_an_administrator(client, coordinator, ours, theirs):
    InvitationFactory(team=theirs, email="new@example.org")
    InvitationFactory(team=ours, email="new@example.org", roles=[Role.ADMINISTRATOR])

    invite(client, ours)

    assert Invitation.objects.count() == 3


def test_whoever_is_in_the_team_already_is_not_invited_again(client, coordinator, ours):
    mira = UserFactory(role=Role.ADVISOR, team=ours)

    page = invite(client, ours, email=mira.email.upper())
    invite(client, ours, email=mira.email, role="coordinator")

    assert page.context["form"].errors.keys() == {"email"}
    assert Invitation.objects.get().roles == [Role.COORDINATOR]


def test_nobody_learns_who_is_in_another_team(client, coordinator, ours, theirs):
    stranger = UserFactory(role=Role.ADVISOR, team=theirs)

    assert invite(client, ours, email=stranger.email).url == LIST


@pytest.mark.parametrize("deed", ["invitation_renew", "invitation_withdraw"])
def test_another_teams_invitation_is_not_there(client, coordinator, theirs, deed):
    invitation = InvitationFactory(team=theirs)

    assert post(client, deed, pk=invitation.pk).status_code == 404


@pytest.mark.parametrize("deed", ["invitation_renew", "invitation_withdraw"])
def test_an_administrators_invitation_is_not_the_coordinators_to_change(
    client, coordinator, ours, deed
):
    invitation = InvitationFactory(team=ours, roles=[Role.ADMINISTRATOR])

    assert post(client, deed, pk=invitation.pk).status_code == 403


def test_closing_an_account_is_asked_first(client, coordinator, ours):
    colleague = UserFactory(role=Role.ADVISOR, team=ours)

    page = client.get(f"{LIST}{colleague.uuid}/deactivate/")

    colleague.refresh_from_db()
    assert page.status_code == 200
    assert page.context["left_behind"] == []
    assert colleague.is_active


def test_closing_an_account_ends_its_sessions_at_once(client, coordinator, ours):
    colleague = UserFactory(role=Role.ADVISOR, team=ours, password=PASSWORD, second_factor=True)
    theirs = SecureClient()
    sign_in_with_app(theirs, colleague)
    assert is_signed_in(theirs)

    post(client, "colleague_deactivate", uuid=colleague.uuid)

    assert not is_signed_in(theirs)
    assert sign_in(theirs, colleague).url == "/de/accounts/inactive/"


def test_closing_an_account_withdraws_its_open_invitations(client, coordinator, ours):
    colleague = UserFactory(role=Role.COORDINATOR, team=ours)
    InvitationFactory(team=ours, invited_by=colleague)

    post(client, "colleague_deactivate", uuid=colleague.uuid)

    assert not Invitation.objects.exists()


def test_a_closed_account_is_opened_again(client, coordinator, ours):
    colleague = UserFactory(role=Role.ADVISOR, team=ours, is_active=False)

    post(client, "colleague_reactivate", uuid=colleague.uuid)

    colleague.refresh_from_db()
    assert colleague.is_active


def test_new_roles_count_after_a_new_sign_in(client, coordinator, ours):
    colleague = UserFactory(role=Role.ADVISOR, team=ours, password=PASSWORD, second_factor=True)
    theirs = SecureClient()
    sign_in_with_app(theirs, colleague)

    client.post(
        f"{LIST}{colleague.uuid}/", {"roles": ["advisor", "coordinator"], "teams": [ours.pk]}
    )

    colleague.refresh_from_db()
    assert colleague.roles == [Role.ADVISOR, Role.COORDINATOR]
    assert not is_signed_in(theirs)


def test_what_is_not_the_coordinators_to_take_stays(client, coordinator, ours):
    colleague = UserFactory(roles=[Role.NEWCOMER, Role.ADVISOR], team=ours)

    client.post(f"{LIST}{colleague.uuid}/", {"roles": ["mediator"], "teams": [ours.pk]})

    colleague.refresh_from_db()
    assert colleague.roles == [Role.MEDIATOR, Role.NEWCOMER]


def test_a_role_taken_away_closes_the_room_with_the_next_click(client, coordinator):
    assert client.get(LIST).status_code == 200

    type(coordinator).objects.filter(pk=coordinator.pk).update(roles=[Role.ADVISOR])

    assert client.get(LIST).status_code == 403


def test_another_teams_colleague_is_not_there(client, coordinator, theirs):
    colleague = UserFactory(role=Role.ADVISOR, team=theirs)

    assert client.get(f"{LIST}{colleague.uuid}/").status_code == 404
    assert post(client, "colleague_deactivate", uuid=colleague.uuid).status_code == 404
    assert post(client, "colleague_reactivate", uuid=colleague.uuid).status_code == 404


def test_an_administrator_of_the_team_is_not_the_coordinators_to_change(client, coordinator, ours):
    administrator = UserFactory(role=Role.ADMINISTRATOR, team=ours)

    assert client.get(f"{LIST}{administrator.uuid}/").status_code == 403
    assert post(client, "colleague_deactivate", uuid=administrator.uuid).status_code == 403
    administrator.refresh_from_db()
    assert administrator.is_active


def test_nobody_closes_the_own_account_here(client, coordinator):
    assert post(client, "colleague_deactivate", uuid=coordinator.uuid).status_code == 403


@pytest.mark.parametrize("method", ["get", "post"])
def test_roles_are_changed_only_after_a_fresh_proof(client, coordinator, ours, method):
    colleague = UserFactory(role=Role.ADVISOR, team=ours)
    prove_again_later(client)

    response = getattr(client, method)(f"{LIST}{colleague.uuid}/", {"roles": ["coordinator"]})

    assert response.url.startswith("/de/accounts/reauthenticate/")
    colleague.refresh_from_db()
    assert colleague.roles == [Role.ADVISOR]


def test_after_the_proof_the_deed_is_done(client, coordinator, ours):
    colleague = UserFactory(role=Role.ADVISOR, team=ours)
    prove_again_later(client)
    page = post(client, "colleague_deactivate", uuid=colleague.uuid)

    client.post(page.url, {"password": PASSWORD})

    colleague.refresh_from_db()
    assert not colleague.is_active


def test_a_right_lost_before_the_proof_is_not_used_after_it(client, coordinator, ours):
    colleague = UserFactory(role=Role.ADVISOR, team=ours)
    prove_again_later(client)
    page = post(client, "colleague_deactivate", uuid=colleague.uuid)
    type(coordinator).objects.filter(pk=coordinator.pk).update(roles=[Role.ADVISOR])

    client.post(page.url, {"password": PASSWORD})

    colleague.refresh_from_db()
    assert colleague.is_active


def test_administrator_sees_all_colleagues_and_no_newcomer(client, ours, theirs):
    administrator = UserFactory(role=Role.ADMINISTRATOR, second_factor=True)
    UserFactory(role=Role.ADVISOR, team=ours, name="Mira")
    UserFactory(role=Role.PARTNER, name="Partner")
    UserFactory(role=Role.NEWCOMER, name="Nobody's business")
    client.force_login(administrator)

    text = client.get(LIST).content.decode()

    assert "Mira" in text
    assert "Partner" in text
    assert "business" not in text
