"""What was held or not confirmed in time is offered again, and then forgotten."""

from datetime import timedelta

from django.db import transaction

from newcomers.booking import messages
from newcomers.booking.models import Appointment


@transaction.atomic
def free_lapsed_bookings(*, now):
    """Offer again what was held or not confirmed in time. Returns how many."""
    lapsed = Appointment.objects.lapsed(now).select_for_update(skip_locked=True, of=("self",))
    freed = list(lapsed.order_by("pk")[:500])
    Appointment.objects.filter(pk__in=[appointment.pk for appointment in freed]).update(
        status=Appointment.Status.LAPSED
    )
    for appointment in freed:
        if appointment.person_id is not None:
            messages.lapsed(appointment, now=now)
    return len(freed)


def forget_unused_holds(*, now):
    """Holds that became nothing hold nobody's data; a day later they go."""
    old = now - timedelta(days=1)
    Appointment.objects.filter(
        status=Appointment.Status.LAPSED, person=None, lapses_at__lt=old
    ).delete()
