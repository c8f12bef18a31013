"""Which rows belong to a person, and what happens when two people's rows meet.

The model's own relations are walked, so that a capability that comes later is not forgotten.
"""

import json

from django.apps import apps
from django.core import serializers
from django.db import IntegrityError, transaction
from django.db.models import Exists, OuterRef, Q, UniqueConstraint

from newcomers.people.models import Person, PersonLanguage
from newcomers.people.records import PersonTag, SeenDocument

# Of these one row says all that two would.
SAYS_NO_MORE = (PersonLanguage, PersonTag, SeenDocument)


class BothHave(Exception):
    """Both have a row of which there may be one only. Its argument: what such a row is called."""


def move_rows(twin, survivor):
    """({model: [keys]}, rows as JSON that were dropped because the survivor has the same)."""
    moved, dropped = {}, []
    for relation in _relations():
        rows = relation.related_model._base_manager.filter(**{relation.field.name: twin})
        dropped += _drop_same(relation, rows, survivor)
        keys = list(rows.values_list("pk", flat=True))
        if keys:
            _hand_over(rows, relation, survivor)
            moved[_name(relation)] = keys
    return moved, dropped


def _hand_over(rows, relation, survivor):
    try:
        with transaction.atomic():
            rows.update(**{relation.field.name: survivor})
    except IntegrityError:
        raise BothHave(relation.related_model._meta.verbose_name) from None


def move_back(moved, *, survivor, twin):
    """Only what still belongs to the survivor."""
    for name, keys in moved.items():
        label, field = name.rsplit(".", 1)
        rows = apps.get_model(label)._base_manager.filter(pk__in=keys, **{field: survivor})
        rows.update(**{field: twin})


def as_json(*rows):
    return json.loads(serializers.serialize("json", rows))


def from_json(rows):
    """Writes them as they were, with their keys."""
    for row in serializers.deserialize("json", json.dumps(rows)):
        row.save(force_insert=True)


def _relations():
    """Without the histories: these tell of rows as they were, whoever's they were then."""
    for relation in Person._meta.get_fields(include_hidden=True):
        is_reverse = relation.auto_created and not relation.concrete and not relation.many_to_many
        if is_reverse and not hasattr(relation.related_model, "pgh_tracked_model"):
            yield relation


def _name(relation):
    return f"{relation.related_model._meta.label}.{relation.field.name}"


def _drop_same(relation, rows, survivor):
    model = relation.related_model
    dropped = []
    for same in _rows_of_which_one_may_be(relation, rows, survivor):
        found = list(same)
        if found and model not in SAYS_NO_MORE:
            raise BothHave(model._meta.verbose_name)
        dropped += as_json(*found)
        model._base_manager.filter(pk__in=[row.pk for row in found]).delete()
    return dropped


def _rows_of_which_one_may_be(relation, rows, survivor):
    """For each rule of uniqueness, the twin's rows that the survivor has as well."""
    model, field = relation.related_model, relation.field.name
    if relation.one_to_one:
        yield rows.filter(Exists(model._base_manager.filter(**{field: survivor})))
    for rule in model._meta.constraints:
        if isinstance(rule, UniqueConstraint) and field in rule.fields:
            others = [name for name in rule.fields if name != field]
            equal = {name: OuterRef(name) for name in others}
            condition = rule.condition or Q()
            theirs = model._base_manager.filter(condition, **{field: survivor}, **equal)
            yield rows.filter(condition).filter(Exists(theirs))
