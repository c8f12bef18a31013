"""A colleague lost app and keys: somebody else takes the second factor away, and stands for it."""

import pytest
from allauth.mfa.models import Authenticator
from django.db import DatabaseError, transaction

from tests.conftest import SecureClient
from tests.factories.accounts import PASSWORD, UserFactory
from tests.factories.center import TeamFactory
from tests.foundation.accounts.journeys import (
    is_signed_in,
    letters,
    prove_again_later,
    sign_in,
    sign_in_with_app,
)
from welcome_center.foundation.access import Role
from welcome_center.foundation.accounts import actions
from welcome_center.foundation.accounts.models import SecondFactorReset
from welcome_center.foundation.accounts.permissions import can_reset_second_factor

SET_UP = "/de/accounts/2fa/"


@pytest.fixture
def ours():
    return TeamFactory()


@pytest.fixture
def coordinator(client, ours):
    return signed_in(client, Role.COORDINATOR, ours)


@pytest.fixture
def colleague(ours):
    return UserFactory(
        role=Role.ADVISOR, team=ours, name="Mira", password=PASSWORD, second_factor=True
    )


def signed_in(client, role, team=None):
    user = UserFactory(role=role, team=team, name="Lea", password=PASSWORD, second_factor=True)
    sign_in_with_app(client, user)
    return user


def page_of(account):
    return f"/de/desk/team/{account.uuid}/"


def reset(client, account):
    return client.post(f"{page_of(account)}second-factor/")


def has_factor(account):
    return Authenticator.objects.filter(user=account).exists()


def test_the_colleague_sets_up_a_new_one_at_the_next_sign_in(client, coordinator, colleague):
    assert reset(client, colleague).url == page_of(colleague)

    theirs = SecureClient()
    sign_in(theirs, colleague)
    assert theirs.get("/de/desk/").url == SET_UP


def test_it_takes_recovery_codes_along(client, coordinator, colleague):
    Authenticator.objects.create(user=colleague, type="recovery_codes", data={})

    reset(client, colleague)

    assert not has_factor(colleague)


def test_the_colleague_is_signed_out_everywhere(client, coordinator, colleague):
    theirs = SecureClient()
    sign_in_with_app(theirs, colleague)
    assert is_signed_in(theirs)

    reset(client, colleague)

    assert not is_signed_in(theirs)


def test_the_colleague_is_told_by_whom(client, coordinator, colleague):
    reset(client, colleague)

    [letter] = letters("account_security_notice")
    assert letter.recipient == colleague.email
    assert "Lea" in letter.body


def test_it_stays_on_record_for_good(client, coordinator, colleague):
    reset(client, colleague)

    kept = SecondFactorReset.objects.get()
    assert (kept.account, kept.reset_by) == (colleague.uuid, coordinator.uuid)
    for change in (kept.delete, lambda: SecondFactorReset.objects.update(account=kept.reset_by)):
        with pytest.raises(DatabaseError), transaction.atomic():
            change()
    assert "Lea" in client.get(page_of(colleague)).content.decode()


def test_looking_at_the_question_changes_nothing(client, coordinator, colleague):
    assert client.get(f"{page_of(colleague)}second-factor/").status_code == 200
    assert has_factor(colleague)


@pytest.mark.parametrize("method", ["get", "post"])
def test_only_after_a_fresh_proof(client, coordinator, colleague, method):
    prove_again_later(client)

    answer = getattr(client, method)(f"{page_of(colleague)}second-factor/")

    assert answer.url.startswith("/de/accounts/reauthenticate/")
    assert has_factor(colleague)


def test_who_has_none_keeps_the_record_clean(client, coordinator, ours):
    newcomer_in_the_team = UserFactory(role=Role.ADVISOR, team=ours)

    answer = reset(client, newcomer_in_the_team)

    assert answer.url == page_of(newcomer_in_the_team)
    assert not SecondFactorReset.objects.exists()
    assert not letters("account_security_notice")


def test_never_the_own_one(client, coordinator):
    assert reset(client, coordinator).status_code == 403
    assert has_factor(coordinator)


def test_another_teams_colleague_is_not_there(client, coordinator):
    stranger = UserFactory(role=Role.ADVISOR, team=TeamFactory(), second_factor=True)

    assert reset(client, stranger).status_code == 404
    assert has_factor(stranger)


@pytest.mark.parametrize("role", [Role.COORDINATOR, Role.PARTNER, Role.ADMINISTRATOR])
def test_a_coordinator_does_it_for_advisors_only(client, coordinator, ours, role):
    other = UserFactory(role=role, team=ours, second_factor=True)

    assert reset(client, other).status_code == 403
    assert has_factor(other)


def test_the_action_itself_refuses_too(colleague, ours):
    with pytest.raises(actions.NotYoursToGive):
        actions.reset_second_factor(colleague, by=colleague, now=None)


@pytest.mark.parametrize(
    ("by", "whose", "may"),
    [
        (Role.ADMINISTRATOR, Role.ADVISOR, True),
        (Role.ADMINISTRATOR, Role.COORDINATOR, True),
        (Role.ADMINISTRATOR, Role.PARTNER, True),
        (Role.ADMINISTRATOR, Role.ADMINISTRATOR, True),
        (Role.COORDINATOR, Role.ADVISOR, True),
        (Role.COORDINATOR, Role.COORDINATOR, False),
        (Role.COORDINATOR, Role.PARTNER, False),
        (Role.COORDINATOR, Role.ADMINISTRATOR, False),
        (Role.ADVISOR, Role.ADVISOR, False),
        (Role.PARTNER, Role.ADVISOR, False),
    ],
)
def test_who_may_do_it_for_whom(ours, by, whose, may):
    who, account = UserFactory(role=by, team=ours), UserFactory(role=whose, team=ours)

    assert can_reset_second_factor(who, account) is may


def test_a_closed_account_needs_no_reset(ours):
    who = UserFactory(role=Role.ADMINISTRATOR)

    assert not can_reset_second_factor(who, UserFactory(role=Role.ADVISOR, is_active=False))
