"""Who helps me? Topic, up to three questions, up to three places; all answers in the address."""

from functools import wraps

from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from partners.guide import actions
from partners.guide.answers import (
    UnknownAnswer,
    asks_for_residence,
    open_question,
    outcome,
    read,
)
from partners.guide.forms import FactForm, QuestionsForm
from partners.guide.places import helpers
from partners.rules import memory
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
    context = {"steps": STEPS, "answers": answers, "form": form}
    return render(request, "partners/guide/questions.html", context)


@open_to_everyone
@require_safe
@_answered
def places(request, asked):
    """From memory first; once more where the database says that the rules have changed."""
    lore = memory.remembered()
    try:
        response = _answer(request, asked, lore)
    except UnknownAnswer:
        if memory.is_current(lore):
            raise
        response = None
    return response or _answer(request, asked, memory.read_anew(), is_sure=True)


def _answer(request, asked, lore, *, is_sure=False):
    now = timezone.now()
    answers = read(asked, lore)
    if not answers.place:
        return redirect(f"{reverse('guide:questions')}?{answers.query}")
    found = outcome(answers, lore, timezone.localdate(now))
    name = open_question(answers, found)
    if name:
        is_stale = not is_sure and not memory.is_current(lore)
        return None if is_stale else _third_question(request, answers, name, lore)
    helps, edition = helpers(answers, found, lore, language=get_language(), now=now)
    is_known = is_sure or edition == lore.edition
    if not is_known and (edition or not memory.is_current(lore)):
        return None
    return _places_page(request, answers, helps, lore, now)


def _third_question(request, answers, name, lore):
    context = {
        "steps": STEPS,
        "answers": answers,
        "form": FactForm(name=name, lore=lore),
        "kept": [("topic", answers.topic.code), ("place", answers.place)]
        + ([("residence", answers.residence)] if answers.residence else []),
    }
    return render(request, "partners/guide/question.html", context)


def _places_page(request, answers, helps, lore, now):
    if request.method == "GET":
        actions.count_answer(
            topic=answers.topic.code,
            language=get_language(),
            place=answers.place,
            on=timezone.localdate(now),
        )
    context = {
        "steps": STEPS,
        "answers": answers,
        "said": _in_words(answers, lore),
        "helps": helps,
        "papers": list(dict.fromkeys(paper for each in helps for paper in each.papers)),
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
