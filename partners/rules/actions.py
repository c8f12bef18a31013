"""What changes a rule. Each change is kept in its history and makes a new edition of the rules."""

import pghistory
from django.db import transaction

from partners.rules.models import Rule, RuleDoubt


class ChangedMeanwhile(Exception):
    """Somebody else saved this rule since it was opened."""


@transaction.atomic
def save_rule(rule, *, seen, by):
    """`seen`: the version of the rule that was changed. The file no longer touches it."""
    is_new = rule.pk is None
    held = Rule.objects.select_for_update().filter(pk=rule.pk, version=seen)
    if not (is_new or held.exists()):
        raise ChangedMeanwhile
    rule.version = 1 if is_new else seen + 1
    rule.is_own = True
    with pghistory.context(colleague=str(by.uuid)):
        rule.save()


def doubt_rule(code, *, origin, reason=""):
    """Keep that practice spoke against a rule; without harm where it has gone meanwhile."""
    for rule in Rule.objects.filter(code=code):
        RuleDoubt.objects.create(rule=rule, origin=origin, reason=reason)


def close_doubts(rule, *, now):
    """Whoever is responsible has looked at them all. Returns how many."""
    return rule.doubts.filter(checked_at=None).update(checked_at=now)
