"""What somebody has answered so far. It stands in the address, as codes, and nowhere else."""

from dataclasses import dataclass, field

from django.utils.http import urlencode

from partners.rules.danger import HELPLINE_FIRST
from partners.rules.evaluation import ANY, RESIDENCE, Situation, evaluate, is_valid
from partners.rules.questions import QUESTIONS, choices_for

NOT_SAID, ABROAD, ELSEWHERE = "-", "abroad", "elsewhere"
UNCLEAR = "XXX"  # the residence group that says as much as nothing
NO_PLACE = "00"  # begins no key: only who helps everywhere is responsible there


class UnknownAnswer(Exception):
    """The address holds a code that none of our pages offers."""


@dataclass(frozen=True)
class Answers:
    """`topic` is a Topic; `place`, `residence`: a code, NOT_SAID, or "" while nobody has asked."""

    topic: object
    place: str = ""
    residence: str = ""
    facts: dict = field(default_factory=dict)  # name → Choice, or None for NOT_SAID

    @property
    def query(self):
        facts = {name: choice.code if choice else NOT_SAID for name, choice in self.facts.items()}
        said = {"place": self.place, "residence": self.residence, **facts}
        return urlencode({"topic": self.topic.code, **{key: it for key, it in said.items() if it}})

    @property
    def ags(self):
        """The key of the own town, if one was named."""
        return "" if self.place in ("", NOT_SAID, ABROAD, ELSEWHERE) else self.place

    @property
    def residence_group(self):
        return "" if self.residence in (NOT_SAID, UNCLEAR) else self.residence

    @property
    def ages(self):
        """(lowest, highest) of the answer; None where it has no such end, or nobody said."""
        chosen = self.facts.get("age")
        return chosen.span if chosen else (None, None)

    @property
    def is_danger(self):
        return self.topic.code in HELPLINE_FIRST


def read(asked, lore):
    """Answers from an address. Raises UnknownAnswer."""
    topic = lore.topics.get(asked.get("topic", ""))
    if topic is None:
        raise UnknownAnswer
    places = {"", NOT_SAID, ABROAD, ELSEWHERE, *lore.municipalities}
    residences = {"", NOT_SAID, *lore.residence_groups}
    place, residence = asked.get("place", ""), asked.get("residence", "")
    if place not in places or residence not in residences:
        raise UnknownAnswer
    facts = {name: _chosen(name, asked[name], lore) for name in QUESTIONS if asked.get(name)}
    return Answers(topic, place, residence, facts)


def _chosen(name, code, lore):
    if code == NOT_SAID:
        return None
    for choice in choices_for(name, lore.rules):
        if choice.code == code:
            return choice
    raise UnknownAnswer


def asks_for_residence(topic, lore, day):
    """Only where a rule for this topic makes a difference by it."""
    names = {topic.code, topic.group_id, ANY}
    return any(
        rule.residences for rule in lore.rules if rule.topic in names and is_valid(rule, day)
    )


def outcome(answers, lore, day):
    situation = Situation(
        answers.topic.code, answers.residence_group, _facts(answers, lore), lore.groups
    )
    return evaluate(situation, lore.rules, day)


def _facts(answers, lore):
    """What follows from the place, what was answered, and what is a colleague's to say."""
    said = {name: choice.value for name, choice in answers.facts.items() if choice}
    if answers.place not in ("", NOT_SAID):
        said["abroad"] = answers.place == ABROAD
    here = answers.ags or lore.home
    return {
        "region": lore.region_of(here),
        "in_region": answers.place != ELSEWHERE,  # who does not say so is ours
        "needs_case_management": False,
        "danger": answers.is_danger,  # taken for granted rather than asked
        **said,
    }


def open_question(answers, found):
    """The one fact worth a third question, if nobody has asked it yet."""
    if answers.facts or answers.is_danger:
        return None
    return next((name for name in found.missing if name in QUESTIONS), None)


def unsaid(step):
    """What this rule still depends on, for words: "residence", "place" or a question's name."""
    names = {RESIDENCE: RESIDENCE, "abroad": "place", "in_region": "place", "region": "place"}
    known = {names.get(name, name) for name in step.missing}
    return sorted(name for name in known if name in (RESIDENCE, "place") or name in QUESTIONS)


def area(answers):
    """Where services are looked for: the town; nowhere of ours; or, if empty, the whole region."""
    return NO_PLACE if answers.place == ELSEWHERE else answers.ags
