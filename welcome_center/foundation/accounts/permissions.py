"""Who may give which roles, and change whose account. Nobody gives more than is theirs to give."""

from welcome_center.foundation.access import Role
from welcome_center.foundation.center.models import Team

# Everybody else comes by invitation; newcomers register themselves.
INVITED = [role for role in Role if role != Role.NEWCOMER]
# These work for a team: without one they would see nothing.
WITH_TEAM = frozenset({Role.ADVISOR, Role.COORDINATOR})


def roles_to_give(user):
    if user.is_administrator:
        return INVITED
    if user.is_coordinator:
        return [role for role in INVITED if role != Role.ADMINISTRATOR]
    return []


def teams_to_give(user):
    if user.is_administrator:
        return Team.objects.all()
    return user.teams.all()


def can_give(user, *, roles, teams):
    """A role counts in every team of an account: so all its teams must be the giver's."""
    if not user.is_active or not set(roles) <= set(roles_to_give(user)):
        return False
    return user.is_administrator or _has_all(user, teams)


def can_change_account(user, account):
    """Nobody changes their own roles; a coordinator no administrator and no other team."""
    if user == account or not roles_to_give(user):
        return False
    if user.is_administrator:
        return True
    teams = account.teams.all()
    return bool(teams) and not account.is_administrator and _has_all(user, teams)


def can_reset_second_factor(user, account):
    """The administrator anybody's, a coordinator that of the own advisors; nobody the own."""
    if not account.is_active or not can_change_account(user, account):
        return False
    return user.is_administrator or (account.is_advisor and not account.is_coordinator)


def can_change_invitation(user, invitation):
    return can_give(user, roles=invitation.roles, teams=invitation.teams.all())


def _has_all(user, teams):
    own = set(user.teams.values_list("pk", flat=True))
    return {team.pk for team in teams} <= own
