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


def can_hand_over(referral, *, now):
    """The letter: as soon as there is a consent for exactly this place, as long as it lives."""
    if referral.state != State.DRAFT and not referral.is_under_way:
        return False
    consent = referral.consent
    if referral.kind != Referral.Kind.WARM or consent is None or referral.service is None:
        return False
    is_live = consent.withdrawn_at is None and consent.valid_until >= now.date()
    return is_live and consent.recipient == referral.service.uuid


def can_give_sheet(referral):
    """Of an advice, as long as the directory knows the place. Nothing of the person is on it."""
    return referral.kind == Referral.Kind.ADVICE and referral.service is not None
