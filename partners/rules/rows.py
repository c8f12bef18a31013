"""A rule in one line: what it is about, and what a colleague should look at."""

from dataclasses import dataclass, field

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from partners.rules.evaluation import ANY
from welcome_center.foundation.center.moments import short_day


@dataclass(frozen=True)
class Row:
    rule: object
    topic: str
    target: str
    residences: list
    warnings: list = field(default_factory=list)  # (text, tone)


def rows(rules, lore, day):
    return [_row(rule, lore, day) for rule in rules]


def _row(rule, lore, day):
    topic = lore.topics.get(rule.topic) or lore.topic_groups.get(rule.topic) or rule.topic
    return Row(
        rule,
        topic=_("all topics") if rule.topic == ANY else str(topic),
        target=str(lore.label("org_type", rule.target) or rule.target),
        residences=[str(lore.residences.get(code, code)) for code in rule.residences],
        warnings=list(_warnings(rule, day)),
    )


def _warnings(rule, day):
    if not rule.is_active:
        yield _("switched off"), "neutral"
        return
    if rule.has_ended(day):
        yield _("ended on %(day)s") % {"day": short_day(rule.valid_to)}, "danger"
    elif rule.ends_soon(day):
        yield _("ends on %(day)s") % {"day": short_day(rule.valid_to)}, "warning"
    elif rule.valid_from and rule.valid_from > day:
        yield _("begins on %(day)s") % {"day": short_day(rule.valid_from)}, "info"
    if n := getattr(rule, "n_doubts", 0):
        yield ngettext("%(n)d doubt", "%(n)d doubts", n) % {"n": n}, "warning"
    if rule.reviewed_on is None:
        yield _("not checked yet"), "neutral"
    elif rule.is_review_stale(day):
        yield _("last checked on %(day)s") % {"day": short_day(rule.reviewed_on)}, "warning"
