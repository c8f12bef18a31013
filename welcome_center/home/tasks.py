"""What the workers do with what all capabilities declare. Each may run twice without harm."""

from celery import shared_task
from django.utils import timezone

from welcome_center.foundation.documents import exports, making
from welcome_center.home import (
    follow_ups,
    lists,  # noqa: F401  workers learn from it which there are
)

# After so long nothing new is begun; one table alone may take as long as the limits say.
SECONDS = 8
LONGEST = 600


@shared_task
def follow_rules():
    """Each rule that makes follow-ups, and takes away what is no longer needed."""
    follow_ups.follow_rules(now=timezone.now())


@shared_task(soft_time_limit=LONGEST, time_limit=LONGEST + 30)
def make_exports():
    making.make_due(seconds=SECONDS)


@shared_task
def forget_expired_exports():
    exports.forget_expired(now=timezone.now())
