from celery import shared_task
from django.utils import timezone

from newcomers.file.merging import actions


@shared_task
def forget_old_merges():
    actions.forget_old(now=timezone.now())
