"""Answers that came in, until a colleague has read them."""

from newcomers.referrals.models import Referral


def unread_by(user):
    """One's own; no colleague reads them by the way."""
    return Referral.objects.filter(
        advisor=user, team__in=user.teams.all(), unread_since__isnull=False
    )


def newest_first(referrals):
    return referrals.select_related("person", "advisor", "decline_reason", "result").order_by(
        "-unread_since", "-pk"
    )
