from celery import shared_task
from django.utils.timezone import now

from newcomers.casework.drafts import actions


@shared_task
def forget_old_drafts():
    actions.forget_old_drafts(now=now())
