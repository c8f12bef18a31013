"""The newcomer's own details: in small steps, each saved by itself, all to be changed later."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from newcomers.people import actions, intake, summary
from newcomers.people.file_actions import note_step
from newcomers.people.forms import MOST_ROWS, LanguagesForm
from newcomers.people.models import Person
from newcomers.people.records import FileStep
from welcome_center.foundation.access import Role, open_to
from welcome_center.foundation.center.models import Language
from welcome_center.foundation.consent.notices import PRIVACY_NOTICE


@open_to(Role.NEWCOMER)
@require_safe
def intake_start(request):
    return redirect("people:intake_step", intake.FIRST.code)


@open_to(Role.NEWCOMER)
@require_http_methods(["GET", "HEAD", "POST"])
def intake_step(request, code):
    step = _step_or_404(code)
    person = Person.objects.of(request.user).first()
    if person is None and step is not intake.FIRST:
        return redirect("people:intake_step", intake.FIRST.code)

    form = _form(step, request, person)
    if request.method == "POST" and form.is_valid():
        _save(step, form, person, request.user)
        return _onward(request, step, person)
    return render(request, "newcomers/people/intake_step.html", _shown(step, form, person))


def _step_or_404(code):
    if code not in intake.BY_CODE:
        raise Http404
    return intake.BY_CODE[code]


def _form(step, request, person):
    person = person or _stranger(request.user)
    options = {"rows": _asked_rows(request)} if step.form is LanguagesForm else {}
    typed = request.POST if request.method == "POST" else None
    return step.form(typed, person=person, **options)


def _stranger(account):
    """Somebody of whom we know nothing but the language of this page."""
    language = Language.objects.filter(pk=get_language()).first()
    return Person(account=account, language=language)


def _asked_rows(request):
    asked = request.POST.get("rows") or request.GET.get("rows") or ""
    return int(asked) if asked.isdecimal() and len(asked) < 3 else 0


def _save(step, form, person, account):
    if person:
        step.save(person, answers=form.answers)
        kind = FileStep.Kind.CHANGED
        note_step(person, kind, by=account, at=timezone.now(), section=step.code)
    else:
        language, now = get_language(), timezone.now()
        actions.begin_intake(account, answers=form.answers, language=language, now=now)


def _onward(request, step, person):
    if "more" in request.POST:
        rows = min(_asked_rows(request) + 1, MOST_ROWS)
        return redirect(f"{reverse('people:intake_step', args=[step.code])}?rows={rows}")
    if _is_finished(person):
        messages.success(request, _("Your details have been saved."))
        return redirect("people:profile")
    if following := intake.step_after(step):
        return redirect("people:intake_step", following.code)
    return redirect("people:profile")


def _is_finished(person):
    return person is not None and person.intake_finished_at is not None


def _shown(step, form, person):
    return {
        "step": step,
        "form": form,
        "is_started": person is not None,
        "is_finished": _is_finished(person),
        "names": [one.name for one in intake.STEPS],
        "number": intake.number_of(step),
        "before": intake.step_before(step),
        "after": intake.step_after(step),
        "notice_text": "" if person else PRIVACY_NOTICE.text(get_language()),
    }


@open_to(Role.NEWCOMER)
@require_safe
def profile(request):
    person = Person.objects.of(request.user).for_summary().first()
    if person is None:
        return redirect("people:intake_start")

    parts = summary.parts(person)
    shown = {"person": person, "parts": parts, "answered": summary.answered_count(parts)}
    return render(request, "newcomers/people/profile.html", shown)


@open_to(Role.NEWCOMER)
@require_POST
def intake_finish(request):
    person = get_object_or_404(Person.objects.of(request.user))
    actions.finish_intake(person, now=timezone.now())
    messages.success(request, _("Thank you. Your details have been saved."))
    return redirect("home:me")
