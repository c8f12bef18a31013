"""Time and place of an appointment, said in the reader's language."""

from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import get_language_bidi
from django.utils.translation import gettext as _

from newcomers.booking.models import Mode

ISOLATE, POP = "\u2068", "\u2069"  # keep a German address together inside Arabic text


def time_in_words(moment):
    """Day, date and clock in the center's zone."""
    return date_format(localtime(moment), _("l, j F Y, H:i"))


def place_in_words(appointment):
    """Where to go, or that nobody needs to go anywhere. Neutral: says nothing about the matter."""
    if appointment.mode == Mode.PHONE:
        return _("By phone: we call you.")
    if appointment.mode == Mode.VIDEO:
        return _("By video: an advisor sends you the link.")
    return isolated(f"{appointment.site.name}, {appointment.site.address}")


def isolated(text):
    return f"{ISOLATE}{text}{POP}" if get_language_bidi() else text
