from celery import shared_task
from django.utils.timezone import now

from newcomers.referrals import waiting


@shared_task
def follow_unanswered_referrals():
    """The oldest first: whoever is ended is not reminded any more."""
    moment = now()
    for follow in (waiting.expire_due, waiting.escalate_due, waiting.remind_due):
        while follow(now=moment):
            pass
