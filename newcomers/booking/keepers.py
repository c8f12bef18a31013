"""What keeps a site from being switched off: people who have an appointment there."""

from django.utils.translation import ngettext

from newcomers.booking.availability_actions import lock_everybody_at
from newcomers.booking.models import Appointment
from welcome_center.foundation.center import keepers


@keepers.register
def booked_appointments(site, *, now):
    lock_everybody_at([site])
    count = Appointment.objects.open(now).filter(site=site).count()
    if not count:
        return ""
    return ngettext(
        "%(count)d appointment is booked at this site. Please move or cancel it first: "
        "the closing days ask you what becomes of it.",
        "%(count)d appointments are booked at this site. Please move or cancel them first: "
        "the closing days ask you about each of them.",
        count,
    ) % {"count": count}
