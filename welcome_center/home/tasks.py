from celery import shared_task
from django.utils.timezone import now

from welcome_center.home import follow_ups


@shared_task
def follow_rules():
    """Each rule that makes follow-ups, and takes away what is no longer needed."""
    follow_ups.follow_rules(now=now())
