"""Who may do what with a referral."""

from newcomers.referrals.models import Referral, State
from welcome_center.foundation.access import STAFF


def can_send_referral(user, referral):
    """Colleagues of the team: somebody may be ill."""
    return _is_colleague(user, referral) and referral.state == State.DRAFT


def can_withdraw_referral(user, referral):
    """The team, and the person whose facts these are."""
    if not referral.is_under_way and referral.state != State.DRAFT:
        return False
    return _is_colleague(user, referral) or referral.person.account == user


def can_answer_referral(referral, *, now):
    """The place, as long as the consent lives (checked when it reads, not only when we sent)."""
    if not referral.is_under_way or referral.kind != Referral.Kind.WARM:
        return False
    consent = referral.consent
    return consent.withdrawn_at is None and consent.valid_until >= now.date()


def _is_colleague(user, referral):
    return user.has_role(*STAFF) and referral.team in user.teams.all()
