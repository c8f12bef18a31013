"""Contacts of a place: invited by a coordinator or a colleague, and members once they accept."""

from django.db import transaction

from partners.directory import actions
from partners.directory.permissions import can_invite_member
from partners.directory.upkeep import MemberInvitation, Membership
from welcome_center.foundation.access import Role
from welcome_center.foundation.accounts import actions as accounts
from welcome_center.foundation.accounts import arrivals


class NotYoursToInvite(Exception):
    """Only coordinators and contacts who may invite do so."""


class AlreadyMember(Exception):
    """The address belongs to a contact of this entry, or to an invitation that still works."""


@transaction.atomic
def invite_member(entry, *, email, language, is_lead, by, now):
    """A letter with a link; who accepts it edits this entry. Others' invitations stay."""
    if not can_invite_member(by, entry):
        raise NotYoursToInvite
    email = email.lower()
    if entry.memberships.filter(user__email=email).exists():
        raise AlreadyMember
    _make_room(entry, email, now)
    invited = accounts.invite_beside(email, roles=[Role.PARTNER], language=language, now=now)
    return MemberInvitation.objects.create(
        organisation=entry, invitation=invited.invitation, is_lead=is_lead, invited_by=by
    )


def _make_room(entry, email, now):
    """A lapsed invitation gives way to a new one."""
    for waiting in open_invitations(entry).filter(invitation__email=email):
        if waiting.invitation.is_open(now):
            raise AlreadyMember
        withdraw_invitation(waiting)


def withdraw_invitation(membership):
    accounts.withdraw_invitation(membership.invitation)


def open_invitations(entry):
    found = MemberInvitation.objects.filter(organisation=entry, invitation__accepted_at=None)
    return found.select_related("invitation").order_by("invitation__email", "pk")


@transaction.atomic
def remove_member(membership):
    """The account stays; it no longer edits this entry, nor does a link in its mail."""
    entry = actions.lock(membership.organisation)
    membership.delete()
    actions.expire_elsewhere(entry)


@arrivals.register
def join_entry(user, invitation):
    """Whoever invited must still be allowed to when the invitation is accepted."""
    found = MemberInvitation.objects.filter(invitation=invitation)
    for waiting in found.select_related("invited_by", "organisation"):
        if not can_invite_member(waiting.invited_by, waiting.organisation):
            raise accounts.InvitationLapsed
        Membership.objects.get_or_create(
            user=user, organisation=waiting.organisation, defaults={"is_lead": waiting.is_lead}
        )
