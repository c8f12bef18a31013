from celery import shared_task
from django.utils.timezone import now

from partners.directory import actions, asking, retention


@shared_task
def keep_directory_true():
    """Each step takes what is due then, in batches; run twice, it finds nothing left to do."""
    moment = now()
    actions.reopen_services(now=moment)
    asking.note_refused(now=moment)
    asking.expire(now=moment)
    while asking.ask_due(now=moment):
        pass
    while asking.remind_due(now=moment):
        pass


@shared_task
def forget_old_upkeep():
    retention.forget_old(now=now())
    retention.forget_changes()
