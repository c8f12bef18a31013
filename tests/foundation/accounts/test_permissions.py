"""Nobody gives more than is theirs to give."""

import pytest

from tests.factories.accounts import UserFactory
from tests.factories.center import TeamFactory
from welcome_center.foundation.access import Role
from welcome_center.foundation.accounts.permissions import (
    can_change_account,
    can_give,
    roles_to_give,
)


@pytest.fixture
def ours():
    return TeamFactory()


@pytest.fixture
def theirs():
    return TeamFactory()


def test_only_leaders_give_roles():
    givers = [role for role in Role if roles_to_give(UserFactory(role=role))]

    assert givers == [Role.COORDINATOR, Role.ADMINISTRATOR]


def test_nobody_gives_the_role_of_a_newcomer():
    assert not any(Role.NEWCOMER in roles_to_give(UserFactory(role=role)) for role in Role)


@pytest.mark.parametrize("role", sorted(set(Role) - {Role.NEWCOMER, Role.ADMINISTRATOR}))
def test_coordinator_gives_the_roles_of_the_own_team(ours, theirs, role):
    coordinator = UserFactory(role=Role.COORDINATOR, team=ours)

    assert can_give(coordinator, roles=[role], teams=[ours])
    assert not can_give(coordinator, roles=[role], teams=[theirs])
    assert not can_give(coordinator, roles=[role], teams=[ours, theirs])


def test_coordinator_makes_no_administrator(ours):
    coordinator = UserFactory(role=Role.COORDINATOR, team=ours)

    assert not can_give(coordinator, roles=[Role.ADMINISTRATOR], teams=[])
    assert not can_give(coordinator, roles=[Role.ADVISOR, Role.ADMINISTRATOR], teams=[ours])


def test_administrator_gives_all_roles_in_all_teams(ours, theirs):
    administrator = UserFactory(role=Role.ADMINISTRATOR)

    assert can_give(
        administrator, roles=[Role.COORDINATOR, Role.ADMINISTRATOR], teams=[ours, theirs]
    )


def test_whose_account_is_closed_gives_nothing(ours):
    coordinator = UserFactory(role=Role.COORDINATOR, team=ours, is_active=False)

    assert not can_give(coordinator, roles=[Role.ADVISOR], teams=[ours])


@pytest.mark.parametrize(
    ("role", "expected"),
    [(Role.COORDINATOR, True), (Role.ADMINISTRATOR, True), (Role.ADVISOR, False)],
)
def test_leaders_change_a_colleague_of_the_own_team(ours, role, expected):
    colleague = UserFactory(role=Role.ADVISOR, team=ours)

    assert can_change_account(UserFactory(role=role, team=ours), colleague) is expected


def test_coordinator_changes_no_other_team_no_administrator_and_nobody_of_two_teams(ours, theirs):
    coordinator = UserFactory(role=Role.COORDINATOR, team=ours)
    of_both = UserFactory(role=Role.ADVISOR, team=ours)
    of_both.teams.add(theirs)

    assert not can_change_account(coordinator, UserFactory(role=Role.ADVISOR, team=theirs))
    assert not can_change_account(coordinator, UserFactory(role=Role.ADMINISTRATOR, team=ours))
    assert not can_change_account(coordinator, of_both)
    assert not can_change_account(coordinator, UserFactory(role=Role.PARTNER))


@pytest.mark.parametrize("role", [Role.COORDINATOR, Role.ADMINISTRATOR])
def test_nobody_changes_their_own_roles(ours, role):
    leader = UserFactory(role=role, team=ours)

    assert not can_change_account(leader, leader)
