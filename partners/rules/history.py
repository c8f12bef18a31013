"""Who changed what about a rule, and when."""

from datetime import datetime
from itertools import pairwise
from typing import NamedTuple

from django.utils.translation import gettext as _

from partners.rules.models import Rule
from welcome_center.foundation.accounts.models import User
from welcome_center.foundation.words import listed

UNTOLD = {"id", "code", "version", "changed_at", "based_on", "is_own"}
LATEST = 50


class Step(NamedTuple):
    at: datetime
    text: str
    by: str


def history_of(rule):
    """The latest first. Two queries."""
    events = rule.events.select_related("pgh_context").order_by("-pgh_id")[: LATEST + 1]
    events = list(events)[::-1]
    names = _names(events)
    pairs = pairwise([None, *events] if len(events) <= LATEST else events)
    steps = [
        Step(event.pgh_created_at, text, names.get(_colleague(event), ""))
        for before, event in pairs
        if (text := _in_words(before, event))
    ]
    return steps[::-1]


def _in_words(before, event):
    if before is None:
        return _("Created.")
    changed = [
        _change(field, getattr(before, field.name), getattr(event, field.name))
        for field in Rule._meta.concrete_fields
        if field.name not in UNTOLD and getattr(before, field.name) != getattr(event, field.name)
    ]
    return "; ".join(changed)


def _change(field, old, new):
    if isinstance(new, dict):  # texts by language
        codes = [code for code in {*old, *new} if old.get(code) != new.get(code)]
        return _("%(field)s rewritten in: %(languages)s") % {
            "field": field.verbose_name,
            "languages": listed(sorted(codes)),
        }
    return _("%(field)s: %(old)s → %(new)s") % {
        "field": field.verbose_name,
        "old": _shown(old),
        "new": _shown(new),
    }


def _shown(value):
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if isinstance(value, list):
        return listed(value) or _("nothing")
    return str(value) if value not in (None, "") else _("nothing")


def _names(events):
    uuids = {_colleague(event) for event in events} - {None}
    users = User.objects.filter(uuid__in=uuids) if uuids else []
    return {str(user.uuid): str(user) for user in users}


def _colleague(event):
    return event.pgh_context.metadata.get("colleague") if event.pgh_context else None
