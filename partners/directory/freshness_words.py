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


def confirmation(entry, day, *, with_role=False):
    """`with_role` says who confirmed it: a role, never a name."""
    if entry.confirmed_on is None:
        return Confirmation(_never(entry), is_old=True)
    if entry.is_overdue(day):
        return Confirmation(_overdue(entry), is_old=True)
    on = {"day": short_day(entry.confirmed_on)}
    if not with_role:
        return Confirmation(_("Confirmed on %(day)s") % on)
    if entry.confirmed_by == Confirmer.PARTNER:
        return Confirmation(_("Confirmed on %(day)s by the place itself") % on)
    return Confirmation(_("Confirmed on %(day)s by the welcome center") % on)


def _never(entry):
    if entry.evidence == Evidence.SEEN:
        return _("Not confirmed by the place yet; taken from a public source")
    return _("Not confirmed, please ask there first")


def _overdue(entry):
    month = format_skeleton("yMMMM", entry.confirmed_on, locale=get_language())
    return _("Not confirmed since %(month)s, please ask there first") % {"month": month}
