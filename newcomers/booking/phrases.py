"""The place of an appointment, said in the reader's language."""

from django.utils.translation import gettext as _

from newcomers.booking.models import Mode
from welcome_center.foundation.words import isolated


def meeting_place(appointment):
    """(latitude, longitude) of where to go, or None."""
    return appointment.site.place_on_earth if appointment.mode == Mode.IN_PERSON else None


def place_in_words(appointment):
    """Where to go, or that nobody needs to go anywhere. Neutral: says nothing about the matter."""
    if appointment.mode == Mode.PHONE:
        return _("By phone: we call you.")
    if appointment.mode == Mode.VIDEO:
        return _("By video: an advisor sends you the link.")
    return isolated(f"{appointment.site.name}, {appointment.site.address}")
