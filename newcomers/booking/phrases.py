"""The place of an appointment, said in the reader's language."""

from django.utils.translation import get_language_bidi
from django.utils.translation import gettext as _

from newcomers.booking.models import Mode

ISOLATE, POP = "\u2068", "\u2069"  # keep a German address together inside Arabic text


def place_in_words(appointment):
    """Where to go, or that nobody needs to go anywhere. Neutral: says nothing about the matter."""
    if appointment.mode == Mode.PHONE:
        return _("By phone: we call you.")
    if appointment.mode == Mode.VIDEO:
        return _("By video: an advisor sends you the link.")
    return isolated(f"{appointment.site.name}, {appointment.site.address}")


def isolated(text):
    return f"{ISOLATE}{text}{POP}" if get_language_bidi() else text
