from celery import shared_task
from django.utils.timezone import now

from newcomers.casework.survey import asking


@shared_task
def ask_how_it_was():
    moment = now()
    asking.forget_old(now=moment)
    asking.ask_due(now=moment)
