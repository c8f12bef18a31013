"""What time makes of a referral that nobody answers: a reminder, a word to the advisor, an end."""

import secrets
from datetime import timedelta

from django.conf import settings
from django.db import transaction

from newcomers.referrals import actions, messages
from newcomers.referrals.models import Referral, ReferralStep, State
from welcome_center.foundation.accounts.models import hash_token

AT_ONCE = 100


def remind_due(*, now):
    """Remind the places that have not answered for a week. Returns how many."""
    return _each(_silent(now, settings.REFERRAL_REMIND_DAYS).filter(reminded_at=None), _remind, now)


def escalate_due(*, now):
    """Tell the advisors of those that have not answered for two weeks."""
    silent = _silent(now, settings.REFERRAL_ESCALATE_DAYS).filter(escalated_at=None)
    return _each(silent, _escalate, now)


def expire_due(*, now):
    """End those that nobody answered for a month."""
    return _each(_silent(now, settings.REFERRAL_EXPIRE_DAYS), _expire, now)


def _silent(now, days):
    return Referral.objects.handed_over().unanswered_since(now - timedelta(days=days))


@transaction.atomic
def _each(referrals, do, now):
    """A batch; another worker takes other rows."""
    due = referrals.select_related("person", "advisor", "team", "consent").order_by("pk")
    mine = due.select_for_update(skip_locked=True, of=("self",))[:AT_ONCE]
    return len([do(referral, now) for referral in mine])


def _remind(referral, now):
    token = secrets.token_urlsafe(32)
    referral.token_hash, referral.link_until = hash_token(token), now + actions.LINK_LASTS
    referral.reminded_at = now
    referral.save(update_fields=["token_hash", "link_until", "reminded_at"])
    messages.referral_reminded(referral, token=token, moment=now)


def _escalate(referral, now):
    referral.escalated_at = now
    referral.save(update_fields=["escalated_at"])
    messages.advisor_told_of_silence(referral, moment=now)


def _expire(referral, now):
    actions.change_state(referral, State.EXPIRED, side=ReferralStep.Side.CLOCK, now=now)
    actions.tell_advisor(referral, now=now)
    messages.person_told(referral, moment=now)
