"""How fresh an entry is, in words. It stands on every card, page and sheet."""

from dataclasses import dataclass

from babel.dates import format_skeleton
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from partners.directory.kinds import Confirmer, Evidence
from welcome_center.foundation.center.moments import short_day


@dataclass(frozen=True)
class Confirmation:
    text: str
    is_old: bool = False
    hours: str = ""  # what is to be said of the opening hours apart


def confirmation(entry, day, *, has_hours=False, with_role=False):
    """`with_role` says who confirmed it: a role, never a name. `has_hours`: some are shown."""
    if entry.confirmed_on is None:
        return Confirmation(_never(entry), is_old=True)
    if entry.is_overdue(day):
        return Confirmation(_overdue(entry), is_old=True)
    text = _confirmed(entry, with_role)
    if has_hours and entry.are_hours_overdue(day):
        return Confirmation(text, is_old=True, hours=_hours_overdue(entry))
    return Confirmation(text)


def _confirmed(entry, with_role):
    on = {"day": short_day(entry.confirmed_on)}
    if not with_role:
        return _("Confirmed on %(day)s") % on
    if entry.confirmed_by == Confirmer.PARTNER:
        return _("Confirmed on %(day)s by the place itself") % on
    return _("Confirmed on %(day)s by the welcome center") % on


def _never(entry):
    if entry.evidence == Evidence.SEEN:
        return _("Not confirmed by the place yet; taken from a public source")
    return _("Not confirmed, please ask there first")


def _overdue(entry):
    month = _month(entry.confirmed_on)
    return _("Not confirmed since %(month)s, please ask there first") % {"month": month}


def _hours_overdue(entry):
    month = _month(entry.hours_confirmed_on or entry.confirmed_on)
    return _("Opening hours not confirmed since %(month)s") % {"month": month}


def _month(day):
    return format_skeleton("yMMMM", day, locale=get_language())
