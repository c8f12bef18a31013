from celery import shared_task
from django.utils.timezone import now

from newcomers.booking import lapsing


@shared_task
def free_lapsed_bookings():
    lapsing.free_lapsed_bookings(now=now())
    lapsing.forget_unused_holds(now=now())
