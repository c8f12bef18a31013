"""What changes a rule. Each change is kept in its history and makes a new edition of the rules."""

import pghistory
from django.db import transaction

from partners.rules.models import Rule


class ChangedMeanwhile(Exception):
    """Somebody else saved this rule since it was opened."""


@transaction.atomic
def save_rule(rule, *, seen, by):
    """`seen`: the version that was changed; 0 for a new rule. The file no longer touches it."""
    if seen:
        held = Rule.objects.select_for_update().filter(pk=rule.pk, version=seen)
        if not held.exists():
            raise ChangedMeanwhile
    rule.version = seen + 1
    rule.is_own = True
    with pghistory.context(colleague=str(by.uuid)):
        rule.save()
