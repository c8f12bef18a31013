from celery import shared_task
from django.utils.timezone import now

from newcomers.casework.attachments import actions


@shared_task
def forget_old_attachments():
    moment = now()
    while actions.delete_due(now=moment):
        pass
    actions.remove_orphans(now=moment)
