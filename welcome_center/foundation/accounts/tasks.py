"""What the workers do for accounts. Each may run twice without harm."""

from celery import shared_task
from django.utils import timezone

from welcome_center.foundation.accounts import sessions, tries


@shared_task
def forget_old_sessions():
    sessions.forget_ended(timezone.now())
    tries.forget_ended(timezone.now())
