"""Whom the rules name for somebody and a topic: hints with their reason, never decisions."""

from dataclasses import dataclass

from partners.rules import memory
from partners.rules.danger import HELPLINE_FIRST
from partners.rules.evaluation import Situation, evaluate
from partners.rules.resolution import services_for

MOST_PLACES = 3  # of one kind of institution


@dataclass(frozen=True)
class Suggestion:
    """`missing`: names of facts without which the rule stays open."""

    rule: object
    service: object
    missing: tuple = ()
    documents: tuple = ()


def suggest(person, topic, *, day):
    """In the order of the rules; of each kind the places nearest in responsibility. Two queries."""
    lore = memory.current()
    found = evaluate(_situation(person, topic, lore, day), lore.rules, day)
    targets = [step.rule.target for step in found.best]
    age = _age(person, day)
    services = services_for(
        targets,
        place=person.municipality_id or "",
        region=lore.region,
        residence_group=person.residence_group_id or "",
        ages=(age, age),
        language=person.language_id,
        day=day,
    )
    return [
        Suggestion(step.rule, service, tuple(sorted(step.missing)), _documents(step.rule, lore))
        for step in found.best
        for service in services.get(step.rule.target, [])[:MOST_PLACES]
    ]


def _situation(person, topic, lore, day):
    here = person.municipality_id or lore.home
    facts = {
        "region": lore.region_of(here),
        "in_region": not person.lives_elsewhere,
        "needs_case_management": False,
        "danger": topic.code in HELPLINE_FIRST,
    }
    known = {
        "age": _age(person, day),
        "level": person.german_level and person.german_level.code,
        "child": True if person.child_ages else None,
    }
    facts |= {name: value for name, value in known.items() if value is not None}
    residence = person.residence_status_id or person.residence_group_id or ""
    return Situation(topic.code, residence, facts, lore.groups)


def _age(person, day):
    """The one that somebody reaches this year; None where no year is known."""
    return day.year - person.birth_year if person.birth_year else None


def _documents(rule, lore):
    return tuple(str(lore.label("document", code) or code) for code in rule.documents)
