"""What a rule must know, as a question with answers to choose from.

The answers follow from the rules: "age<27" asks "under 27, or older?". What stands in the address
is the lowest value of a range, never what somebody typed.
"""

from dataclasses import dataclass
from datetime import date, timedelta

from django.utils.translation import gettext_lazy as _

from partners.rules.conditions import FACTS, LEVELS, facts_in, read_condition
from welcome_center.foundation.center.moments import short_day

# Only these are asked; the rest is known otherwise, or is a colleague's to say.
QUESTIONS = {
    "age": _("How old are you?"),
    "benefit": _("Do you receive one of these benefits?"),
    "child": _("Is it about a child of yours?"),
    "days_to_end": _("When does your job end?"),
    "employer": _("Do you already have an employer in Germany?"),
    "entry_date": _("When did you first come to Germany?"),
    "level": _("How good is your German?"),
    "regulated": _(
        "Does your profession need a licence, as for nurses, doctors, teachers or educators?"
    ),
    "works": _("Are you working at present?"),
}
# In a word, beside an answer.
FACT_NAMES = {
    "abroad": _("still abroad"),
    "age": _("age"),
    "benefit": _("benefit"),
    "child": _("child"),
    "danger": _("danger"),
    "days_to_end": _("job ends"),
    "employer": _("employer"),
    "entry_date": _("first entry"),
    "in_region": _("lives in the region"),
    "level": _("German"),
    "needs_case_management": _("needs long support"),
    "region": _("region"),
    "regulated": _("licence needed"),
    "works": _("works"),
}
# Below the first limit, between two of them, from the last one on.
RANGES = {
    "age": (_("under %(end)s"), _("%(first)s to %(last)s"), _("%(first)s or older")),
    "days_to_end": (
        _("within %(last)s days"),
        _("in %(first)s to %(last)s days"),
        _("later, or it does not end"),
    ),
    "entry_date": (
        _("before %(end)s"),
        _("from %(first)s to %(last)s"),
        _("on %(first)s or later"),
    ),
    "level": (_("below %(end)s"), _("%(first)s to %(last)s"), _("%(first)s or better")),
}


@dataclass(frozen=True)
class Choice:
    """`code` stands in the address; `value` is the fact; `span`: ends of a range."""

    code: str
    value: object
    label: str
    span: tuple = (None, None)


def choices_for(name, rules):
    """All answers that make a difference to one of these rules."""
    asked = [fact for rule in rules for fact in facts_of(rule) if fact.name == name]
    kind = FACTS[name]
    if kind is bool:
        return [Choice("yes", True, _("Yes")), Choice("no", False, _("No"))]
    if kind is str:
        named = sorted({fact.value for fact in asked})
        return [Choice(value, value, value) for value in named] + [
            Choice("other", "", _("None of these"))
        ]
    return _ranges(name, sorted({limit for fact in asked for limit in _limits(fact)}))


def facts_of(rule):
    return list(facts_in(read_condition(rule.condition)))


def _limits(fact):
    """Where the answer changes: each limit begins a range."""
    after = _step(fact.name, fact.value, 1)
    return {"<": [fact.value], ">=": [fact.value], "=": [fact.value, after]}.get(fact.sign, [after])


def _ranges(name, limits):
    if not limits:
        return []
    below, between, above = RANGES[name]
    starts = [_step(name, limits[0], -1), *limits]
    ends = [*limits, None]
    found = []
    for number, (first, end) in enumerate(zip(starts, ends, strict=True)):
        wording = above if end is None else between if number else below
        last = None if end is None else _step(name, end, -1)
        named = {"first": first, "end": end, "last": last}
        words = {key: _shown(name, value) for key, value in named.items()}
        span = (first if number else None, last)
        found.append(Choice(_code(name, first), _fact(name, first), wording % words, span))
    return found


def _step(name, value, by):
    return value + timedelta(days=by) if FACTS[name] is date else value + by


def _fact(name, value):
    return LEVELS[min(max(value, 0), len(LEVELS) - 1)] if FACTS[name] == "level" else value


def _code(name, value):
    return str(_fact(name, value))


def _shown(name, value):
    if value is None:
        return ""
    return short_day(value) if FACTS[name] is date else _code(name, value)
