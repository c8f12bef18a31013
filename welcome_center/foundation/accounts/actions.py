"""What happens to accounts and invitations."""

from dataclasses import dataclass
from datetime import timedelta

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialAccount
from django.db import transaction

from welcome_center.foundation.accounts import arrivals, messages
from welcome_center.foundation.accounts.models import (
    Invitation,
    SecondFactorReset,
    User,
    hash_token,
    new_token,
)
from welcome_center.foundation.accounts.permissions import (
    can_change_invitation,
    can_give,
    can_reset_second_factor,
    roles_to_give,
    teams_to_give,
)
from welcome_center.foundation.accounts.sessions import end_sessions
from welcome_center.foundation.outbox import actions as outbox

INVITATION_LASTS = timedelta(days=7)


class NotYoursToGive(Exception):
    """Nobody gives roles or teams that are not theirs to give."""


class AlreadyAccepted(Exception):
    """An invitation works once."""


class InvitationLapsed(Exception):
    """Too old, or the inviting person may no longer invite."""


class NothingToReset(Exception):
    """The account has no second factor."""


class AccountClosed(Exception):
    """A deactivated account does not come back through an invitation."""


@dataclass(frozen=True)
class Invited:
    invitation: Invitation
    link: str


@transaction.atomic
def create_account(email, *, roles, name="", language="de", teams=(), password=None):
    """An account whose address counts as verified."""
    user = User.objects.create_user(
        email, password, name=name, language=language, roles=[str(role) for role in roles]
    )
    user.teams.add(*teams)
    verify_email(user)
    return user


def verify_email(user):
    """The account's own address, proven; no other leads to it any more."""
    EmailAddress.objects.filter(user=user).exclude(email=user.email).delete()
    EmailAddress.objects.update_or_create(
        user=user, email=user.email, defaults={"verified": True, "primary": True}
    )


@transaction.atomic
def invite(email, *, roles, teams, language, invited_by, now):
    """Write an invitation. Without `invited_by` it comes from the operator's command line.

    It replaces the open ones to the same address, but for those of other people's teams.
    """
    if invited_by and not can_give(invited_by, roles=roles, teams=teams):
        raise NotYoursToGive
    _withdraw_older(email, invited_by)
    return invite_beside(
        email, roles=roles, teams=teams, language=language, invited_by=invited_by, now=now
    )


@transaction.atomic
def invite_beside(email, *, roles, language, now, teams=(), invited_by=None):
    """Write an invitation whose right the caller has looked at. No other one is touched."""
    token = new_token()
    invitation = Invitation.objects.create(
        email=email.lower(),
        roles=[str(role) for role in roles],
        language=language,
        invited_by=invited_by,
        token_hash=hash_token(token),
        expires_at=now + INVITATION_LASTS,
    )
    invitation.teams.set(teams)
    return Invited(invitation, messages.post_invitation(invitation, token=token))


def _withdraw_older(email, invited_by):
    for older in Invitation.objects.open().filter(email=email.lower()):
        if invited_by is None or can_change_invitation(invited_by, older):
            withdraw_invitation(older)


@transaction.atomic
def renew_invitation(invitation, *, by, now):
    """Send it once more, with a new link; the old one is dead. From now on `by` answers for it."""
    if not can_change_invitation(by, invitation):
        raise NotYoursToGive
    token = new_token()
    outbox.cancel(invitation)
    invitation.token_hash = hash_token(token)
    invitation.expires_at = now + INVITATION_LASTS
    invitation.invited_by = by
    invitation.save(update_fields=["token_hash", "expires_at", "invited_by"])
    return Invited(invitation, messages.post_invitation(invitation, token=token))


@transaction.atomic
def withdraw_invitation(invitation):
    outbox.cancel(invitation)
    invitation.delete()


@transaction.atomic
def accept_invitation(invitation, *, name, password, now):
    """Make the account, with its address proven by the letter.

    An account of that address that never proved it may be anybody's: all ways into it are closed.
    """
    user = account_of(invitation) or User(email=invitation.email, language=invitation.language)
    if user.pk:
        _close_ways_into(user)
    user.name = name
    user.set_password(password)
    user.save()
    _join(user, invitation, now)
    verify_email(user)
    return user


@transaction.atomic
def accept_with_account(invitation, *, user, now):
    """Add the roles to the account of a person who signed in with the invited address."""
    if not has_proven(user, invitation.email):
        raise NotYoursToGive
    _join(user, invitation, now)
    end_sessions(user)


def account_of(invitation):
    return User.objects.filter(email=invitation.email).first()


def has_proven(user, email):
    return EmailAddress.objects.filter(user=user, email=email, verified=True).exists()


def _join(user, invitation, now):
    _check(invitation, user, now)
    _claim(invitation, now)
    user.roles = sorted({*user.roles, *invitation.roles})
    user.save(update_fields=["roles"])
    user.teams.add(*invitation.teams.all())
    arrivals.welcome(user, invitation)


def _check(invitation, user, now):
    if not user.is_active:
        raise AccountClosed
    if now >= invitation.expires_at:
        raise InvitationLapsed
    # A role counts in all teams of an account, so the inviting person must lead all of them, still.
    teams = {*invitation.teams.all(), *user.teams.all()}
    inviter = invitation.invited_by
    if inviter and not can_give(inviter, roles=invitation.roles, teams=teams):
        raise InvitationLapsed


def _claim(invitation, now):
    won = Invitation.objects.open().filter(pk=invitation.pk).update(accepted_at=now)
    if not won:
        raise AlreadyAccepted


@transaction.atomic
def reset_second_factor(account, *, by, now):
    """For somebody who lost app and keys: signed out everywhere, and asked for a new one."""
    if not can_reset_second_factor(by, account):
        raise NotYoursToGive
    removed, _models = Authenticator.objects.filter(user=account).delete()
    if not removed:
        raise NothingToReset
    SecondFactorReset.objects.create(account=account.uuid, reset_by=by.uuid, reset_at=now)
    end_sessions(account)
    messages.post_second_factor_reset(account, by=by)


def _close_ways_into(user):
    SocialAccount.objects.filter(user=user).delete()
    Authenticator.objects.filter(user=user).delete()
    end_sessions(user)


@transaction.atomic
def change_roles(account, *, roles, teams, by):
    """Give and take what is `by`'s to give; what else the account has stays. It signs in anew."""
    if not can_give(by, roles=roles, teams=teams):
        raise NotYoursToGive
    account.roles = _kept(account.roles, roles, roles_to_give(by))
    account.save(update_fields=["roles"])
    account.teams.set(_kept(account.teams.all(), teams, teams_to_give(by)))
    end_sessions(account)


def _kept(present, chosen, givable):
    return sorted({*present, *chosen} - (set(givable) - set(chosen)), key=str)


@transaction.atomic
def deactivate_account(account):
    """Nobody signs in with it any more; whoever is signed in is out with the next click."""
    account.is_active = False
    account.save(update_fields=["is_active"])
    for invitation in account.invitations.open():
        withdraw_invitation(invitation)
    end_sessions(account)


def reactivate_account(account):
    account.is_active = True
    account.save(update_fields=["is_active"])
