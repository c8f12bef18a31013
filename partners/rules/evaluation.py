"""Who is responsible, and why: all rules against one situation. Pure; rules come from memory.

Rules are hints, never decisions. Every rule that was looked at leaves a step in the trace.
"""

from dataclasses import dataclass, field

from partners.rules.conditions import read_condition

ANY = "*"
RESIDENCE = "residence"  # the fact that a rule for some statuses needs


@dataclass(frozen=True)
class Situation:
    """`residence`: a status or group, empty for "don't know, won't say". `groups`: what each
    code belongs to (topics and statuses alike). `facts`: name → value, only those that are known.
    """

    topic: str
    residence: str = ""
    facts: dict = field(default_factory=dict)
    groups: dict = field(default_factory=dict)

    def names_of(self, code):
        return {code, self.groups.get(code, code)} - {""}


@dataclass(frozen=True)
class Step:
    """What became of one rule: "holds", "unknown", "topic", "residence" or "condition"."""

    rule: object
    outcome: str
    missing: frozenset = frozenset()


@dataclass(frozen=True)
class Outcome:
    """The rules that hold, and those that depend on more facts; both in order. And the trace."""

    rules: tuple = ()
    open_rules: tuple = ()
    trace: tuple = ()

    @property
    def best(self):
        """The three rules to show: one for each kind of institution, certain ones first."""
        chosen = {}
        for step in (*self.rules, *self.open_rules):
            chosen.setdefault(step.rule.target, step)
        return list(chosen.values())[:3]

    @property
    def missing(self):
        """The facts that would settle more, the most useful first."""
        names = [name for step in self.open_rules for name in sorted(step.missing)]
        return sorted(dict.fromkeys(names), key=lambda name: (-names.count(name), name))


def evaluate(situation, rules, day):
    steps = [_judge(situation, rule) for rule in rules if is_valid(rule, day)]
    by_order = sorted(steps, key=lambda step: _order(step, situation))
    return Outcome(
        rules=tuple(step for step in by_order if step.outcome == "holds"),
        open_rules=tuple(step for step in by_order if step.outcome == "unknown"),
        trace=tuple(by_order),
    )


def is_valid(rule, day):
    started = rule.valid_from is None or rule.valid_from <= day
    return rule.is_active and started and (rule.valid_to is None or day <= rule.valid_to)


def _judge(situation, rule):
    if rule.topic != ANY and rule.topic not in situation.names_of(situation.topic):
        return Step(rule, "topic")
    missing = set()
    if rule.residences:
        if not situation.residence:
            missing.add(RESIDENCE)
        elif not situation.names_of(situation.residence) & set(rule.residences):
            return Step(rule, "residence")
    answer = read_condition(rule.condition).ask(situation.facts)
    if answer.holds is False:
        return Step(rule, "condition")
    missing |= answer.missing
    return Step(rule, "unknown" if missing else "holds", frozenset(missing))


def _order(step, situation):
    """By priority; what is said more exactly stands before what is said for all."""
    rule = step.rule
    exact_topic = [situation.topic, situation.groups.get(situation.topic), ANY].index(
        rule.topic if rule.topic in (*situation.names_of(situation.topic), ANY) else ANY
    )
    exact_status = 0 if situation.residence in rule.residences else 1 if rule.residences else 2
    n_conditions = bool(rule.condition) + rule.condition.count(" and ")
    return rule.priority, exact_topic, exact_status, -n_conditions, rule.code
