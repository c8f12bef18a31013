"""Contacts of a place: invited, joining, leaving."""

import re
from datetime import timedelta

import pytest
from django.utils.timezone import now

from partners.directory.upkeep import MemberInvitation, Membership
from tests.factories.accounts import PASSWORD, UserFactory
from tests.factories.center import CenterFactory
from tests.factories.directory import MembershipFactory, OrganisationFactory
from welcome_center.foundation.access import Role
from welcome_center.foundation.accounts import actions as accounts
from welcome_center.foundation.accounts.models import Invitation, User
from welcome_center.foundation.outbox.models import Message

pytestmark = pytest.mark.django_db
TEAM = "/de/partners/market/team/"


@pytest.fixture(autouse=True)
def center(settings):
    settings.SECOND_FACTOR_REQUIRED = False
    CenterFactory()


@pytest.fixture
def entry():
    return OrganisationFactory(slug="market")


@pytest.fixture
def lead(client, entry):
    member = MembershipFactory(organisation=entry, is_lead=True)
    client.force_login(member.user)
    return member.user


def invite(client, email="new@example.org", **more):
    return client.post(TEAM, {"email": email, "language": "de", **more})


def accept(client):
    link = re.search(r"https?://[^/]+(/\S+)", Message.objects.latest("pk").body)[1]
    client.logout()
    return client.post(link, {"name": "Rolf Probe", "password": PASSWORD})


def test_a_lead_invites_and_who_accepts_edits_this_entry(client, lead, entry):
    invite(client, is_lead="on")
    accept(client)

    user = User.objects.get(email="new@example.org")
    assert user.roles == [Role.PARTNER]
    assert Membership.objects.get(user=user).organisation == entry
    assert Membership.objects.get(user=user).is_lead


def test_a_coordinator_invites_the_first_contact(client, entry):
    client.force_login(UserFactory(role=Role.COORDINATOR))

    invite(client)
    accept(client)

    assert entry.memberships.get().user.email == "new@example.org"


def test_who_has_an_account_only_gains_the_entry(client, lead, entry):
    other = MembershipFactory()
    invite(client, other.user.email)
    link = re.search(r"https?://[^/]+(/\S+)", Message.objects.latest("pk").body)[1]
    client.force_login(other.user)

    client.post(link)

    assert set(other.user.memberships.values_list("organisation", flat=True)) == {
        other.organisation_id,
        entry.pk,
    }


def test_a_contact_who_may_not_invite_sees_the_team_only(client, entry):
    client.force_login(MembershipFactory(organisation=entry).user)

    assert client.get(TEAM).status_code == 200
    assert invite(client).status_code == 403
    assert not MemberInvitation.objects.exists()


def test_another_places_lead_is_not_let_in(client, entry):
    client.force_login(MembershipFactory(is_lead=True).user)

    assert client.get(TEAM).status_code == 404
    assert invite(client).status_code == 404


def test_nobody_is_invited_twice(client, lead, entry):
    invite(client)

    again = invite(client, "NEW@example.org")
    member = invite(client, lead.email)

    assert (again.status_code, member.status_code) == (200, 200)
    assert MemberInvitation.objects.count() == 1


def test_a_lead_touches_no_invitation_of_others(client, lead):
    accounts.invite(
        "new@example.org",
        roles=[Role.ADVISOR],
        teams=[],
        language="de",
        invited_by=UserFactory(role=Role.ADMINISTRATOR),
        now=now(),
    )

    invite(client)

    assert set(Invitation.objects.values_list("roles__0", flat=True)) == {"advisor", "partner"}
    assert not Message.objects.filter(state="cancelled").exists()


def test_a_lapsed_invitation_is_marked_and_gives_way_to_a_new_one(client, lead, entry):
    invite(client)
    Invitation.objects.update(expires_at=now() - timedelta(seconds=1))
    shown = client.get(TEAM, headers={"accept-language": "en"})

    again = invite(client)

    assert [is_open for _waiting, is_open in shown.context["invitations"]] == [False]
    assert again.status_code == 302
    accept(client)
    assert entry.memberships.filter(user__email="new@example.org").exists()


def test_nobody_mails_without_end(client, lead, settings):
    settings.ACCOUNT_RATE_LIMITS = {"partner_invitation": "2/h/user"}

    answers = [invite(client, f"new{number}@example.org").status_code for number in range(3)]

    assert answers == [302, 302, 429]
    assert MemberInvitation.objects.count() == 2
    assert client.get(TEAM).status_code == 200


def test_an_invitation_lapses_with_the_right_to_invite(client, lead, entry):
    invite(client)
    Membership.objects.filter(user=lead).update(is_lead=False)

    page = accept(client)

    assert page.status_code == 409
    assert not User.objects.filter(email="new@example.org").exists()


def test_a_withdrawn_invitation_does_not_work(client, lead, entry):
    invite(client)

    client.post(f"{TEAM}{MemberInvitation.objects.get().pk}/withdraw/")

    assert accept(client).status_code == 404
    assert Message.objects.get().state == "cancelled"


def test_a_removed_contact_no_longer_sees_the_entry(client, lead, entry):
    member = MembershipFactory(organisation=entry)

    client.post(f"{TEAM}{member.pk}/remove/")
    client.force_login(member.user)

    assert client.get("/de/partners/market/").status_code == 404


def test_a_lead_removes_neither_themselves_nor_others_contacts(client, lead, entry):
    own, other = lead.memberships.get(), MembershipFactory()

    answers = [client.post(f"{TEAM}{one.pk}/remove/").status_code for one in (own, other)]

    assert answers == [403, 404]
    assert Membership.objects.count() == 2
