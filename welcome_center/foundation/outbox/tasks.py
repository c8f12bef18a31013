"""What the workers do for the outbox."""

from celery import shared_task
from django.utils import timezone

from welcome_center.foundation.outbox import delivery
from welcome_center.foundation.outbox.models import Tick

# Well under the time that a worker has to leave after SIGTERM.
SECONDS = 15


@shared_task
def deliver_messages():
    delivery.deliver_due(seconds=SECONDS)
    Tick.note("delivery", at=timezone.now())


@shared_task
def note_tick():
    Tick.note("worker", at=timezone.now())
