"""Who helps me? Topic, up to three questions, up to three places; all answers in the address."""

from dataclasses import dataclass
from functools import partial, wraps

from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import SimpleLazyObject
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from partners.guide import actions
from partners.guide.answers import (
    Answers,
    UnknownAnswer,
    asks_for_residence,
    open_question,
    outcome,
    read,
)
from partners.guide.forms import FactForm, QuestionsForm
from partners.guide.places import all_papers, helpers
from partners.rules import memory
from partners.rules.evaluation import Outcome
from partners.rules.questions import FACT_NAMES
from welcome_center.foundation.access import open_to_everyone

STEPS = [_("Topic"), _("Your situation"), _("Who helps you")]


def _answered(view):
    """Reads the answers; what none of our pages offers gets a page that says so."""

    @wraps(view)
    def read_first(request):
        asked = {name: value.replace("\0", "") for name, value in request.GET.items()}
        if not asked.get("topic"):
            return redirect("guide:topics")
        try:
            response = view(request, asked)
        except UnknownAnswer:
            return render(request, "partners/guide/unknown.html", status=404)
        # What somebody asks is told to no other site, and found by no search engine.
        response["Referrer-Policy"] = "same-origin"
        response["X-Robots-Tag"] = "noindex, nofollow"
        return response

    return read_first


@open_to_everyone
@require_safe
def topics(request):
    lore = memory.current()
    chosen = lore.topic_groups.get(request.GET.get("group", ""))
    filled = {topic.group_id for topic in lore.topics.values()}
    context = {
        "steps": STEPS,
        "groups": [each for code, each in lore.topic_groups.items() if code in filled],
        "group": chosen,
        "topics": [each for each in lore.topics.values() if chosen and each.group_id == chosen.pk],
    }
    return render(request, "partners/guide/topics.html", context)


@open_to_everyone
@require_safe
@_answered
def questions(request, asked):
    lore = memory.current()
    answers = read(asked, lore)
    needs_residence = asks_for_residence(answers.topic, lore, timezone.localdate())
    said = {"place": answers.place, "residence": answers.residence}
    form = QuestionsForm(
        initial={name: code for name, code in said.items() if code},
        lore=lore,
        asks_for_residence=needs_residence,
    )
    made_of = (lore.edition, lore.read_at)
    context = {"steps": STEPS, "answers": answers, "form": form, "made_of": made_of}
    return render(request, "partners/guide/questions.html", context)


@open_to_everyone
@require_safe
@_answered
def places(request, asked):
    """From memory, and once more where the database says that the rules have changed."""
    now, lore = timezone.now(), memory.remembered()
    reached = _progress(asked, lore, now)
    editions = _count(request, reached, now)
    if editions.rules != lore.edition:
        lore = memory.read_anew()
        reached = _progress(asked, lore, now)
    if reached is None:
        raise UnknownAnswer
    if not reached.answers.place:
        return redirect(f"{reverse('guide:questions')}?{reached.answers.query}")
    if reached.question:
        return _third_question(request, reached, lore)
    return _places_page(request, reached, lore, editions, now)


@dataclass(frozen=True)
class Progress:
    """How far somebody is. `question`: the name of the fact that is still worth asking for."""

    answers: Answers
    found: Outcome
    question: str | None

    @property
    def shows_places(self):
        return bool(self.answers.place) and not self.question


def _progress(asked, lore, now):
    """None where an answer is unknown."""
    try:
        answers = read(asked, lore)
    except UnknownAnswer:
        return None
    found = outcome(answers, lore, timezone.localdate(now))
    return Progress(answers, found, open_question(answers, found))


def _count(request, reached, now):
    """Whoever is shown places is counted. Returns what holds now, for one way to the database."""
    if request.method != "GET" or reached is None or not reached.shows_places:
        return actions.read_editions()
    return actions.count_answer(
        topic=reached.answers.topic.code,
        language=get_language(),
        place=reached.answers.place,
        on=timezone.localdate(now),
    )


def _third_question(request, reached, lore):
    answers = reached.answers
    context = {
        "steps": STEPS,
        "answers": answers,
        "form": FactForm(name=reached.question, lore=lore),
        "kept": [("topic", answers.topic.code), ("place", answers.place)]
        + ([("residence", answers.residence)] if answers.residence else []),
    }
    return render(request, "partners/guide/question.html", context)


def _places_page(request, reached, lore, editions, now):
    """What it says is worked out once a minute for all who answer the same."""
    work = partial(helpers, reached.answers, reached.found, lore, language=get_language(), now=now)
    helps = SimpleLazyObject(work)
    context = {
        "steps": STEPS,
        "answers": reached.answers,
        "said": _in_words(reached.answers, lore),
        "helps": helps,
        "papers": SimpleLazyObject(lambda: all_papers(helps)),
        "made_of": (editions, now.strftime("%H:%M")),
    }
    return render(request, "partners/guide/places.html", context)


def _in_words(answers, lore):
    """The answers as somebody gave them, for the top of the page."""
    far = {"elsewhere": _("elsewhere in Germany"), "abroad": _("still abroad")}
    town = lore.municipalities.get(answers.ags)
    residence = lore.residence_groups.get(answers.residence)
    place = town.label if town else far.get(answers.place)
    facts = [
        _("%(fact)s: %(answer)s")
        % {"fact": FACT_NAMES[name], "answer": lore.label(name, choice.code) or choice.label}
        for name, choice in answers.facts.items()
        if choice
    ]
    return [str(each) for each in (place, residence, *facts) if each]
