"""Who may change, confirm and decide about entries."""

from welcome_center.foundation.access import STAFF, Role


def can_edit_entry(user, entry):
    """A coordinator, or a contact of the place itself."""
    return user.is_coordinator or _is_contact(user, entry)


def _is_contact(user, entry):
    return user.has_role(Role.PARTNER) and entry.memberships.filter(user=user).exists()


def can_invite_member(user, entry):
    """A coordinator, and contacts of the place who may."""
    if not user.is_active:
        return False
    if user.is_coordinator:
        return True
    return (
        user.has_role(Role.PARTNER) and entry.memberships.filter(user=user, is_lead=True).exists()
    )


def can_remove_member(user, membership):
    """Nobody removes themselves: somebody must be left who may invite."""
    return membership.user != user and can_invite_member(user, membership.organisation)


def can_decide(user):
    return user.is_coordinator


def can_note_gap(user):
    return user.has_role(*STAFF)
