"""Loads the rules that come with the portal: all of them, or none and what is wrong.

May run as often as wanted. A rule that a center changed itself stays as it is; one that left the
file is switched off. Its version grows with each change.
"""

from datetime import date
from pathlib import Path

from django.db import transaction

from partners.directory.own_csv import EVIDENCE, rows
from partners.directory.records import NotImported, RowError
from partners.rules.conditions import WrongCondition, check_values, read_condition
from partners.rules.evaluation import ANY
from partners.rules.memory import BENEFIT, values_of
from partners.rules.models import Rule
from welcome_center.foundation.center.models import (
    ListCode,
    ResidenceGroup,
    ResidenceStatus,
    Topic,
    TopicGroup,
)

FILE = Path(__file__).parent / "data" / "rules.csv"
LANGUAGES = ("de", "en", "ar")
ONE_CODE = ("topic", "target", "evidence")  # in all other columns several may stand


@transaction.atomic
def load_rules(path=FILE):
    """Returns how many there are. Raises NotImported."""
    errors, known = [], _known_codes()
    values = values_of(ListCode.objects.filter(list=BENEFIT).values_list("code", flat=True))
    _header, *lines = rows(path.read_bytes(), path.name, errors)
    found = {}
    for row, cells in lines:
        if cells["id"] in found:
            problem = f"“{cells['id']}” stands there twice. Please remove one."
            errors.append(RowError(path.name, row, "id", problem))
        problems = _problems(cells, known, values)
        errors += [RowError(path.name, row, *problem) for problem in problems]
        found[cells["id"]] = cells
    if errors:
        raise NotImported(errors)
    _save(found)
    return len(found)


def _known_codes():
    lists = ListCode.objects.filter(list__in=("org_type", "document"))
    named = set(lists.values_list("list", "code"))
    groups = set(ResidenceGroup.objects.values_list("code", flat=True))
    return {
        "topic": {ANY, *_all(Topic), *_all(TopicGroup)},
        "status": {ANY, *groups, *_all(ResidenceStatus)},
        "target": {code for name, code in named if name == "org_type"},
        "documents": {code for name, code in named if name == "document"},
        "evidence": EVIDENCE.keys(),
    }


def _all(model):
    return model.objects.values_list("code", flat=True)


def _problems(cells, known, values):
    for column, codes in known.items():
        several = filter(None, cells[column].split("|"))
        for code in [cells[column]] if column in ONE_CODE else several:
            if code not in codes:
                yield column, f"“{code}” is no code we know. Please correct it."
    try:
        check_values(read_condition(cells["condition"]), values)
    except WrongCondition as wrong:
        yield "condition", str(wrong)
    if not cells["prio"].isdecimal():
        yield "prio", "is no number. Please write one."
    for column in ("valid_from", "valid_to", "reviewed_on"):
        if not _is_day(cells[column]):
            yield column, "is no day. Please write it as 2026-12-31, or leave it empty."
    if not cells["de"]:
        yield "de", "is empty. Please fill it in."


def _is_day(cell):
    try:
        return not cell or bool(date.fromisoformat(cell))
    except ValueError:
        return False


def _save(found):
    rules = {rule.code: rule for rule in Rule.objects.all()}
    for code, cells in found.items():
        rule = rules.pop(code, None) or Rule(code=code, version=0)
        before = _state(rule)
        if not rule.is_own:
            _fill(rule, cells)
            if _state(rule) != before:
                rule.version += 1
                rule.save()
    gone = [rule.pk for rule in rules.values() if rule.is_active and not rule.is_own]
    Rule.objects.filter(pk__in=gone).update(is_active=False)


def _fill(rule, cells):
    rule.topic, rule.condition, rule.target = cells["topic"], cells["condition"], cells["target"]
    rule.residences = [code for code in cells["status"].split("|") if code not in ("", ANY)]
    rule.documents = [code for code in cells["documents"].split("|") if code]
    rule.priority = int(cells["prio"])
    rule.source_url, rule.evidence = cells["source_url"], EVIDENCE[cells["evidence"]]
    for name in ("valid_from", "valid_to", "reviewed_on"):
        setattr(rule, name, date.fromisoformat(cells[name]) if cells[name] else None)
    rule.is_active = True
    rule.write("hint", {language: cells[language] for language in LANGUAGES})


def _state(rule):
    kept = {"id", "version", "changed_at", "based_on"}
    return {
        field.name: dict(value) if isinstance(value, dict) else value
        for field in rule._meta.concrete_fields
        if field.name not in kept
        for value in [getattr(rule, field.name)]
    }
