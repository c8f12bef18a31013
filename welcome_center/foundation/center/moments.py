"""Days and times in the reader's language and the center's zone, with Western digits.

For pages through the filters of the same names, for mails by calling these.
"""

from functools import cache

from babel import Locale, UnknownLocaleError
from babel.dates import format_date, format_skeleton
from django.conf import settings
from django.utils import timezone
from django.utils.translation import get_language

# Babel's English is American; ours is written for readers in Europe.
LOCALES = {"en": "en_GB"}
# Sign that keep a range of times in its order inside text that runs from right to left.
ISOLATE, END = "\u2066", "\u2069"


def day(moment):
    """Donnerstag, 26. November 2026. Takes a date or a moment."""
    return format_date(_local(moment), "full", locale=_locale())


def weekday(moment):
    """Do. 26.11., or as the language shortens it: for a column of a week."""
    return format_skeleton("MEd", _local(moment), locale=_locale())


def short_day(moment):
    """26.11.2026, or the language's own short form with four digits for the year."""
    return format_date(_local(moment), "medium", locale=_locale())


def clock(moment):
    """11:45 Uhr."""
    return _as_clock(_digits(moment))


def clock_range(starts_at, ends_at):
    """11:45–12:15 Uhr."""
    return _as_clock(f"{ISOLATE}{_digits(starts_at)}–{_digits(ends_at)}{END}")


def day_and_clock(moment):
    """Donnerstag, 26. November 2026, 11:45 Uhr."""
    comma = "، " if _locale().text_direction == "rtl" else ", "
    return comma.join((day(moment), clock(moment)))


def _digits(moment):
    local = _local(moment)
    return f"{local.hour}:{local.minute:02}"


def _as_clock(digits):
    return f"{digits} Uhr" if _locale().language == "de" else digits


def _local(moment):
    """A moment as the center's clocks show it; dates and clock times are local already."""
    is_moment = hasattr(moment, "tzinfo") and hasattr(moment, "date") and timezone.is_aware(moment)
    return timezone.localtime(moment).replace(tzinfo=None) if is_moment else moment


def _locale():
    return _locale_of(get_language() or settings.LANGUAGE_CODE)


@cache
def _locale_of(language):
    """Kept, as Babel reads the code anew each time and a page may show hundreds of times."""
    try:
        return Locale.parse(LOCALES.get(language, language), sep="-" if "-" in language else "_")
    except (UnknownLocaleError, ValueError):
        return Locale.parse(settings.LANGUAGE_CODE)
