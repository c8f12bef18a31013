"""The steps of the intake, in their order, and what has been answered so far."""

from collections.abc import Callable
from dataclasses import dataclass

from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from newcomers.people import actions, forms


@dataclass(frozen=True)
class Step:
    """One page of the intake. `save` takes a person and the form's answers."""

    code: str
    name: Promise
    question: Promise
    reason: Promise
    form: type[forms.StepForm]
    save: Callable = actions.save_answers
    is_needed: bool = False


def _save_contact(person, *, answers):
    actions.save_contact(person, answers=answers, now=timezone.now())


def _save_languages(person, *, answers):
    actions.save_languages(person, levels=answers)


STEPS = [
    Step(
        "start",
        _("Language and place"),
        _("In which language may we advise you?"),
        _("We need these two answers to find the right advisor for you."),
        forms.StartForm,
        actions.save_start,
        is_needed=True,
    ),
    Step(
        "contact",
        _("Name and contact"),
        _("What may we call you?"),
        _("With a contact we can remind you of appointments and tell you about changes."),
        forms.ContactForm,
        _save_contact,
    ),
    Step(
        "languages",
        _("Languages"),
        _("Which languages do you speak?"),
        _("Perhaps one of us speaks one of them, too."),
        forms.LanguagesForm,
        _save_languages,
    ),
    Step(
        "origin",
        _("Origin and residence"),
        _("Where do you come from?"),
        _("Which rules apply to you often depends on it. We pass nothing on to authorities."),
        forms.OriginForm,
    ),
    Step(
        "family",
        _("Family"),
        _("Who lives with you?"),
        _("So that we can also think of daycare, school and your family."),
        forms.FamilyForm,
    ),
    Step(
        "learning",
        _("German and profession"),
        _("What have you learned?"),
        _("So that we can find courses and ways into work that suit you."),
        forms.LearningForm,
    ),
]
BY_CODE = {step.code: step for step in STEPS}
FIRST = STEPS[0]


def number_of(step):
    """From 1."""
    return STEPS.index(step) + 1


def step_after(step):
    """The next one, or None after the last."""
    return next(iter(STEPS[number_of(step) :]), None)


def step_before(step):
    return STEPS[STEPS.index(step) - 1] if step is not FIRST else None
