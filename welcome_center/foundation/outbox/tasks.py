"""What the workers do for the outbox."""

from celery import shared_task
from django.utils import timezone

from welcome_center.foundation.outbox import delivery
from welcome_center.foundation.outbox.models import Tick

# Less than two ticks: the next task is waiting when this one ends, and a worker can leave soon.
SECONDS = 8


@shared_task
def deliver_messages():
    delivery.deliver_due(seconds=SECONDS)
    Tick.note(Tick.DELIVERY, at=timezone.now())
