"""Who may do what with a follow-up that is visible to her."""

from datetime import timedelta

from newcomers.casework.followups.models import FollowUp

UNDO = timedelta(days=1)


def can_change_follow_up(user, follow_up):
    """Everybody of the team: whoever is here does what is due."""
    return user.is_active and follow_up.is_open


def can_reopen_follow_up(user, follow_up, *, now):
    """Whoever closed it, or who leads the team; for a day."""
    by_hand = follow_up.state in (FollowUp.State.DONE, FollowUp.State.DROPPED)
    is_theirs = follow_up.closed_by_id == user.pk or user.is_coordinator
    return by_hand and is_theirs and now - follow_up.closed_at <= UNDO
