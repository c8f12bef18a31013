from celery import shared_task
from django.utils.timezone import now

from newcomers.booking import actions


@shared_task
def free_lapsed_bookings():
    actions.free_lapsed_bookings(now=now())
    actions.forget_unused_holds(now=now())
