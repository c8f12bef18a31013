"""What one does with a case: close it, hand it over, settle goals, write down what came of it."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from newcomers.booking.desk.scope import posted
from newcomers.casework.cases import actions, permissions
from newcomers.casework.cases.forms import CloseForm, GoalForm, HandOverForm, OutcomeForm
from newcomers.casework.cases.models import Case, CaseGoal, CaseOutcome
from newcomers.casework.cases.views import case_or_404, page
from welcome_center.foundation.access import STAFF, open_to

ADULT_PROGRAM_FROM = 27  # MBE; JMD advises those who are younger


@open_to(*STAFF)
@page
def case_close(request, code):
    case = case_or_404(request, code)
    if not case.is_open:
        return _ended_before(request, case)
    if not permissions.can_close_case(request.user, case):
        raise PermissionDenied
    form = CloseForm(posted(request), has_outcome=case.outcomes.exists())
    if form.is_valid() and _is_closed(request, case, form):
        return redirect("casework:case", case.code)
    open_goals = case.goals.filter(state=CaseGoal.State.OPEN)
    context = {"case": case, "form": form, "open_goals": open_goals}
    return render(request, "newcomers/casework/cases/case_close.html", context)


def _is_closed(request, case, form):
    """False where something is still missing; the form says what."""
    now, said = timezone.now(), form.cleaned_data
    try:
        actions.close_case(case, **said, by=request.user, now=now)
    except actions.OutcomeMissing:
        form.add_error("outcome", _("Please say what came of it, be it “no result known”."))
        return False
    except actions.NotOpen:
        messages.info(request, _("A colleague, or another tab, has closed this case before."))
    else:
        messages.success(request, _("The case is closed."))
    return True


def _ended_before(request, case):
    messages.info(request, _("A colleague, or another tab, has closed this case before."))
    return redirect("casework:case", case.code)


@open_to(*STAFF)
@page
def case_hand_over(request, code):
    case, now = case_or_404(request, code), timezone.now()
    if not case.is_open:
        return _ended_before(request, case)
    if not permissions.can_hand_over_case(request.user, case):
        raise PermissionDenied
    program = _program_for(case.person, timezone.localdate(now))
    initial = {"program": program, "handed_on": timezone.localdate(now)}
    form = HandOverForm(posted(request), initial=initial)
    if form.is_valid():
        _hand_over(request, case, form.cleaned_data, now)
        return redirect("casework:case", case.code)
    context = {"case": case, "form": form}
    return render(request, "newcomers/casework/cases/case_hand_over.html", context)


def _hand_over(request, case, said, now):
    on, to = said["handed_on"], said["to"]
    try:
        actions.hand_over_case(
            case, program=said["program"], to=to, on=on, by=request.user, now=now
        )
    except actions.NotOpen:
        messages.info(request, _("A colleague, or another tab, has closed this case before."))
    else:
        messages.success(request, _("The case is handed over. Nothing left the house by this."))


def _program_for(person, day):
    """By age, where a year of birth is known."""
    if person.birth_year is None:
        return None
    is_adult = day.year - person.birth_year >= ADULT_PROGRAM_FROM
    return "MBE" if is_adult else "JMD"


@open_to(*STAFF)
@require_POST
def case_reopen(request, code):
    case = case_or_404(request, code)
    if case.is_open:
        messages.info(request, _("This case is open."))
        return redirect("casework:case", case.code)
    if not permissions.can_reopen_case(request.user, case):
        raise PermissionDenied
    try:
        actions.reopen_case(case, by=request.user, now=timezone.now())
    except actions.AlreadyOpen as known:
        messages.warning(request, _("There is an open case of this person already: this one."))
        return redirect("casework:case", known.case.code)
    except actions.StillOpen:
        messages.info(request, _("This case is open."))
    else:
        messages.success(request, _("The case is open again."))
    return redirect("casework:case", case.code)


# Goals and outcomes -----------------------------------------------------------------------------


@open_to(*STAFF)
@require_POST
def goal_add(request, code):
    case = case_or_404(request, code)
    form = GoalForm(request.POST)
    if form.is_valid():
        said = _("The goal is added.")
        _do(request, case, said, actions.add_goal, case, text=form.cleaned_data["text"])
    else:
        messages.warning(request, _("Please write the goal in one line."))
    return redirect("casework:case", case.code)


@open_to(*STAFF)
@require_POST
def goal_settle(request, pk):
    goal, state = _of_case_or_404(request, CaseGoal, pk), request.POST.get("state")
    case = goal.case
    if state in CaseGoal.State.values:
        day, said = timezone.localdate(), _("The goal is noted.")
        _do(request, case, said, actions.settle_goal, goal, state=state, on=day)
    return redirect("casework:case", case.code)


@open_to(*STAFF)
@require_POST
def outcome_note(request, code):
    case = case_or_404(request, code)
    form = OutcomeForm(request.POST)
    if form.is_valid():
        outcome, day = form.cleaned_data["outcome"], form.cleaned_data["happened_on"]
        said, by = _("The outcome is noted."), request.user
        _do(request, case, said, actions.note_outcome, case, outcome=outcome, on=day, by=by)
    else:
        messages.warning(request, _("Please choose an outcome and a day that is not ahead."))
    return redirect("casework:case", case.code)


@open_to(*STAFF)
@require_POST
def outcome_remove(request, pk):
    outcome, user = _of_case_or_404(request, CaseOutcome, pk), request.user
    if not permissions.can_remove_outcome(user, outcome, day=timezone.localdate()):
        raise PermissionDenied
    said = _("The outcome is taken back.")
    _do(request, outcome.case, said, actions.remove_outcome, outcome)
    return redirect("casework:case", outcome.case.code)


def _of_case_or_404(request, model, pk):
    visible = Case.objects.visible_to(request.user)
    found = model.objects.filter(case__in=visible).select_related("case")
    return get_object_or_404(found, pk=pk)


def _do(request, case, said, action, *of, **more):
    """Whoever was slower than the one who closed it is told."""
    if not permissions.can_change_case(request.user, case):
        messages.warning(request, _("The case is closed. Please reopen it first."))
        return
    try:
        action(*of, **more)
    except actions.NotOpen:
        messages.warning(request, _("Somebody has closed this case meanwhile."))
    else:
        messages.success(request, said)
