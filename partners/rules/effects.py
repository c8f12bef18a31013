"""Who sees a rule today: it and all others, played through for each group and deciding fact."""

from dataclasses import dataclass
from itertools import product

from django.utils.translation import gettext_lazy as _

from partners.rules.danger import HELPLINE_FIRST
from partners.rules.evaluation import ANY, Situation, evaluate, is_valid
from partners.rules.questions import FACT_NAMES, choices_for, facts_of

MOST = 12  # columns; a condition that decides by more is told in its first ones


@dataclass(frozen=True)
class Verdict:
    """`tone` as badges have it."""

    text: str
    tone: str = "neutral"


SHOWN = Verdict(_("sees it"), "success")
BEHIND = Verdict(_("only after three others"), "info")
ASKED = Verdict(_("may see it"), "warning")
NOT = Verdict(_("does not see it"))


@dataclass(frozen=True)
class Effects:
    """`topic`: an example, where the rule is for several. `columns`: [(fact, answer)] each."""

    topic: object
    columns: list
    rows: list
    is_valid: bool


def effects(rule, lore, day):
    """Pure: nothing is saved, nothing read."""
    topic = _example(rule, lore)
    others = [each for each in lore.rules if each.code != rule.code]
    columns = _columns(rule)
    rows = [
        (label, [_verdict(rule, others, topic, code, column, lore, day) for column in columns])
        for code, label in _rows(rule, lore)
    ]
    headings = [[(FACT_NAMES[name], choice.label) for name, choice in each] for each in columns]
    return Effects(topic, headings, rows, is_valid(rule, day))


def _example(rule, lore):
    fitting = (
        each for each in lore.topics.values() if rule.topic in (each.code, each.group_id, ANY)
    )
    return next(fitting, None)


def _columns(rule):
    names = dict.fromkeys(fact.name for fact in facts_of(rule))
    answers = [[(name, choice) for choice in choices_for(name, [rule])] for name in names]
    return list(product(*answers))[:MOST]


def _rows(rule, lore):
    named = [code for code in rule.residences if code not in lore.residence_groups]
    for code in (*lore.residence_groups, *named):
        yield code, lore.residences[code].label if code in lore.residences else code
    yield "", _("not said")


def _verdict(rule, others, topic, residence, column, lore, day):
    if topic is None:
        return NOT
    facts = {"in_region": True, "needs_case_management": False}
    facts["danger"] = topic.code in HELPLINE_FIRST
    facts |= {name: choice.value for name, choice in column}
    situation = Situation(topic.code, residence, facts, lore.groups)
    found = evaluate(situation, [*others, rule], day)
    if rule in [step.rule for step in found.best]:
        return SHOWN if rule in [step.rule for step in found.rules] else ASKED
    return BEHIND if rule in [step.rule for step in (*found.rules, *found.open_rules)] else NOT
