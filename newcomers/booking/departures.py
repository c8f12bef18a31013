"""What stays behind when an advisor's account is closed: people who have an appointment."""

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from newcomers.booking.models import AdvisorProfile, Appointment
from welcome_center.foundation.accounts import departures
from welcome_center.foundation.center.moments import day_and_clock

SHOWN = 10


@departures.register
def booked_appointments(account, *, asked_by, now):
    booked = Appointment.objects.filter(advisor__user=account).open(now).for_list()
    if not (count := booked.count()):
        return None
    sentence = ngettext(
        "%(count)d appointment is booked. Closing the account does not cancel it.",
        "%(count)d appointments are booked. Closing the account does not cancel them.",
        count,
    ) % {"count": count}
    visible = set(booked.visible_to(asked_by).values_list("pk", flat=True))
    lines = [_line(appointment, appointment.pk in visible) for appointment in booked[:SHOWN]]
    more = count - len(lines)
    return departures.Left(sentence, lines, more, _way_out(account, asked_by))


def _line(appointment, is_visible):
    """When and where. Who comes is nobody's business here."""
    address = reverse("desk:appointment", args=[appointment.uuid]) if is_visible else None
    return f"{day_and_clock(appointment.starts_at)} · {appointment.site}", address


def _way_out(account, asked_by):
    """An absence asks of each appointment who takes it over, and tells everybody."""
    profile = AdvisorProfile.objects.visible_to(asked_by).filter(user=account).first()
    if profile is None or not asked_by.is_colleague:
        return None
    address = reverse("desk:absence_add", kwargs={"advisor": profile.pk})
    return _("Enter an absence and hand the appointments over"), address
