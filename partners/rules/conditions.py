"""The small language of a rule's condition: "abroad and employer and region=STUTTGART".

Three-valued: over a fact that nobody told, a condition is unknown, not false, and says which fact
would settle it. No eval; an unknown name is an error when the rule is read.
"""

import operator
import re
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from django.utils.translation import gettext as _

LEVELS = ("A0", "A1", "A2", "B1", "B2", "C1", "C2")
FACTS = {
    "abroad": bool,
    "age": int,
    "benefit": str,
    "child": bool,
    "danger": bool,
    "days_to_end": int,
    "employer": bool,
    "entry_date": date,
    "in_region": bool,
    "level": "level",
    "needs_case_management": bool,
    "region": str,
    "regulated": bool,
    "works": bool,
}
COMPARE = {
    "=": operator.eq,
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
}
TOKEN = re.compile(r"\s*(<=|>=|[=<>()]|[A-Za-z0-9_-]+)")


class WrongCondition(ValueError):
    """Says what cannot be read."""


@dataclass(frozen=True)
class Answer:
    """`holds`: True, False, or None where it depends on the facts named in `missing`."""

    holds: bool | None
    missing: frozenset = frozenset()


YES, NO = Answer(True), Answer(False)


@dataclass(frozen=True)
class Fact:
    name: str
    sign: str = ""
    value: object = None

    def ask(self, facts):
        known = facts.get(self.name)
        if known is None:
            return Answer(None, frozenset([self.name]))
        if not self.sign:
            return YES if known else NO
        if FACTS[self.name] == "level":
            known = LEVELS.index(known)
        return YES if COMPARE[self.sign](known, self.value) else NO


@dataclass(frozen=True)
class Not:
    part: object

    def ask(self, facts):
        answer = self.part.ask(facts)
        return answer if answer.holds is None else Answer(not answer.holds)


@dataclass(frozen=True)
class All:
    parts: tuple

    def ask(self, facts):
        return _joined([part.ask(facts) for part in self.parts], decided_by=NO)


@dataclass(frozen=True)
class AnyOf:
    parts: tuple

    def ask(self, facts):
        return _joined([part.ask(facts) for part in self.parts], decided_by=YES)


def facts_in(condition):
    """Each fact that a condition asks for, with its comparison."""
    if isinstance(condition, Fact):
        yield condition
    for part in (
        *getattr(condition, "parts", ()),
        *filter(None, [getattr(condition, "part", None)]),
    ):
        yield from facts_in(part)


def check_values(condition, known):
    """`known`: fact → the codes it may be compared with. Raises WrongCondition."""
    for fact in facts_in(condition):
        if fact.value not in known.get(fact.name, (fact.value,)):
            tried = {
                "word": fact.value,
                "name": fact.name,
                "names": ", ".join(sorted(known[fact.name])),
            }
            raise WrongCondition(
                _("“%(word)s” is no value for “%(name)s”. There are: %(names)s.") % tried
            )


def _joined(answers, decided_by):
    if decided_by in answers:
        return decided_by
    missing = frozenset().union(*(answer.missing for answer in answers))
    return Answer(None, missing) if missing else Answer(not decided_by.holds)


@lru_cache(maxsize=1024)
def read_condition(text):
    """Something to ask(facts). Raises WrongCondition."""
    tokens = _tokens(text)
    if not tokens:
        return All(())
    condition = _either(tokens)
    if tokens:
        raise WrongCondition(
            _("“%(word)s” stands where “and” or “or” should.") % {"word": tokens[0]}
        )
    return condition


def _tokens(text):
    tokens, at = [], 0
    while text[at:].strip():
        found = TOKEN.match(text, at)
        if not found:
            raise WrongCondition(_("“%(word)s” cannot be read.") % {"word": text[at:].strip()[:20]})
        tokens.append(found[1])
        at = found.end()
    return tokens


def _either(tokens):
    parts = [_both(tokens)]
    while tokens[:1] == ["or"]:
        tokens.pop(0)
        parts.append(_both(tokens))
    return AnyOf(tuple(parts)) if parts[1:] else parts[0]


def _both(tokens):
    parts = [_one(tokens)]
    while tokens[:1] == ["and"]:
        tokens.pop(0)
        parts.append(_one(tokens))
    return All(tuple(parts)) if parts[1:] else parts[0]


def _one(tokens):
    if not tokens:
        raise WrongCondition(_("The condition ends too early."))
    word = tokens.pop(0)
    if word == "not":
        return Not(_one(tokens))
    if word == "(":
        inner = _either(tokens)
        if tokens[:1] != [")"]:
            raise WrongCondition(_("A bracket is not closed."))
        tokens.pop(0)
        return inner
    return _fact(word, tokens)


def _fact(name, tokens):
    if name not in FACTS:
        known = {"name": name, "names": ", ".join(FACTS)}
        raise WrongCondition(_("We know no fact “%(name)s”. There are: %(names)s.") % known)
    kind = FACTS[name]
    if not tokens or tokens[0] not in COMPARE:
        if kind is not bool:
            raise WrongCondition(
                _("“%(name)s” needs a comparison, as in “%(name)s=…”.") % {"name": name}
            )
        return Fact(name)
    sign = tokens.pop(0)
    if kind is bool or (kind is str and sign != "="):
        compared = {"name": name, "sign": sign}
        raise WrongCondition(_("“%(name)s” cannot be compared with “%(sign)s”.") % compared)
    return Fact(name, sign, _value(name, kind, tokens))


def _value(name, kind, tokens):
    word = tokens.pop(0) if tokens else ""
    try:
        if kind == "level":
            return LEVELS.index(word)
        return date.fromisoformat(word) if kind is date else kind(word)
    except ValueError:
        tried = {"word": word, "name": name}
        raise WrongCondition(_("“%(word)s” is no value for “%(name)s”.") % tried) from None
