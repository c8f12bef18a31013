"""What referrals give to do by themselves."""

from datetime import timedelta

from django.conf import settings
from django.db.models import Case, F, When
from django.db.models.functions import TruncDate

from newcomers.casework.followups.models import FollowUp
from newcomers.casework.followups.reasons import waiting_since
from newcomers.referrals.models import UNANSWERED, Referral, State


def unanswered():
    return _dated(Referral.objects.handed_over().filter(state__in=UNANSWERED))


def never_answered():
    """One that has ended for want of an answer still waits for a colleague to look at it."""
    states = (*UNANSWERED, State.EXPIRED)
    return _dated(Referral.objects.handed_over().filter(state__in=states))


def _dated(referrals):
    here = When(advisor__is_active=True, then=F("advisor"))
    return referrals.order_by().annotate(since=TruncDate("sent_at"), talker=Case(here))


RULES = (
    waiting_since(
        FollowUp.Rule.REFERRAL_UNANSWERED,
        unanswered,
        timedelta(days=settings.REFERRAL_ESCALATE_DAYS),
        still=never_answered,
        text="target_name",
    ),
)
