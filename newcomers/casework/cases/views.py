"""Cases at the desk: found, read, opened, changed."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from newcomers.booking.desk.scope import posted
from newcomers.casework import conflicts
from newcomers.casework.cases import actions, permissions
from newcomers.casework.cases.forms import (
    CaseEditForm,
    GoalForm,
    NewCaseForm,
    OutcomeForm,
    ProtectedForm,
)
from newcomers.casework.cases.lists import CASES
from newcomers.casework.cases.models import Case, Rung
from newcomers.casework.drafts.desk import drafts_of
from newcomers.casework.models import Contact
from newcomers.casework.topics import topic_labels
from newcomers.people.models import Person
from welcome_center.foundation.access import STAFF, open_to
from welcome_center.foundation.consent.actions import note_access
from welcome_center.foundation.consent.models import FileAccess
from welcome_center.foundation.documents.list_pages import show_list

TALKS_SIZE = 20
page = require_http_methods(["GET", "HEAD", "POST"])


def case_or_404(request, code):
    visible = Case.objects.visible_to(request.user).with_names()
    return get_object_or_404(visible, code=code.upper())


def changeable_or_403(request, code, may=permissions.can_change_case):
    case = case_or_404(request, code)
    if not may(request.user, case):
        raise PermissionDenied
    return case


@open_to(*STAFF)
@require_safe
def case_list(request):
    return show_list(request, CASES, "newcomers/casework/cases/case_list.html")


@open_to(*STAFF)
@require_safe
def case(request, code):
    shown, user = case_or_404(request, code), request.user
    note_access(shown.person.uuid, reader=user, way=FileAccess.Way.OPENED)
    day = timezone.localdate()
    talks = Contact.objects.visible_to(user).filter(case=shown).for_list()
    outcomes = list(shown.outcomes.select_related("outcome", "noted_by"))
    context = {
        "case": shown,
        "topics": topic_labels(shown.topics, day),
        "goals": shown.goals.all(),
        "goal_form": GoalForm(auto_id="goal_%s"),
        "ladder": ladder(outcomes),
        "outcomes": [(one, _may_remove(user, shown, one, day)) for one in outcomes],
        "outcome_form": OutcomeForm(initial={"happened_on": day}, auto_id="outcome_%s"),
        "talks": Paginator(talks, TALKS_SIZE).get_page(request.GET.get("page")),
        "talk_with": shown.person if shown.is_open else None,
        "may": _deeds(user, shown),
    }
    return render(request, "newcomers/casework/cases/case.html", context)


def ladder(outcomes):
    """[(rung, first outcome on it or None)], from the lowest to the result."""
    first = {}
    for one in outcomes:
        first.setdefault(one.rung, one)
    return [(rung, first.get(rung)) for rung in Rung if rung != Rung.UNKNOWN]


def _may_remove(user, case, outcome, day):
    return case.is_open and permissions.can_remove_outcome(user, outcome, day=day)


def _deeds(user, case):
    return {
        "change": permissions.can_change_case(user, case),
        "close": permissions.can_close_case(user, case),
        "hand_over": permissions.can_hand_over_case(user, case),
        "reopen": permissions.can_reopen_case(user, case),
        "read_protected": permissions.can_read_protected(user, case),
    }


@open_to(*STAFF)
@page
def case_add(request, code):
    visible = Person.objects.visible_to(request.user).select_related("team")
    person = get_object_or_404(visible, code=code.upper())
    if not permissions.can_open_case(request.user, person):
        raise PermissionDenied
    drafts = drafts_of(request, person, place="case-new", field="situation")
    form = NewCaseForm(posted(request), initial={"situation": drafts.text})
    if form.is_valid():
        drafts.forget(request.user)
        return _open(request, person, form)
    contact = _contact_of(request, person)
    context = {"person": person, "form": form, "contact": contact, "drafts": drafts}
    return render(request, "newcomers/casework/cases/case_add.html", context)


def _open(request, person, form):
    answers = form.answers | {"goals": form.cleaned_data["goals"]}
    contact, now = _contact_of(request, person), timezone.now()
    try:
        case = actions.open_case(person, advisor=request.user, contact=contact, now=now, **answers)
    except actions.AlreadyOpen as known:
        messages.warning(request, _("There is an open case of this person already: this one."))
        return redirect("casework:case", known.case.code)
    messages.success(request, _("The case is open."))
    return redirect("casework:case", case.code)


def _contact_of(request, person):
    """The talk from which the case begins, if its page led here."""
    asked = request.POST.get("contact") or request.GET.get("contact") or ""
    own = Contact.objects.visible_to(request.user).filter(person=person, case=None)
    return next((each for each in own if str(each.uuid) == asked), None) if asked else None


@open_to(*STAFF)
@page
def case_edit(request, code):
    case = changeable_or_403(request, code)
    typed = conflicts.joined(posted(request), case.situation, text="situation")
    drafts = drafts_of(request, case.person, place=f"case-{case.code}", field="situation")
    form = _edit_form(request, typed, case, drafts)
    if form.is_valid():
        version, now = form.cleaned_data["version"], timezone.now()
        try:
            actions.change_case(
                case, changes=form.answers, version=version, by=request.user, now=now
            )
        except actions.NotOpen:
            messages.warning(request, _("Somebody has closed this case meanwhile."))
        except actions.ChangedMeanwhile as told:
            return _both(request, form, case, told.saved, drafts)
        else:
            drafts.forget(request.user)
            messages.success(request, _("The case is saved."))
        return redirect("casework:case", case.code)
    context = {"case": case, "form": form, "conflict": None, "drafts": drafts}
    return render(request, "newcomers/casework/cases/case_edit.html", context)


def _edit_form(request, typed, case, drafts):
    may_pass_on = permissions.can_pass_on_case(request.user, case)
    begun = {"situation": drafts.text} if drafts.text else {}
    return CaseEditForm(typed, case=case, may_pass_on=may_pass_on, initial=begun)


def _both(request, form, case, saved, drafts):
    told = conflicts.conflict_of(
        form, saved, text="situation", by=saved.changed_by, at=saved.changed_at
    )
    again = _edit_form(request, conflicts.seen(form.data, saved), case, drafts)
    context = {"case": case, "form": again, "conflict": told, "drafts": drafts}
    page = "newcomers/casework/cases/case_edit.html"
    return render(request, page, context, status=conflicts.CONFLICT)


@open_to(*STAFF)
@page
def protected(request, code):
    """Opening it is a look of its own in the log."""
    case = changeable_or_403(request, code, may=permissions.can_read_protected)
    note_access(case.person.uuid, reader=request.user, way=FileAccess.Way.PROTECTED)
    note = getattr(case, "protected", None)
    initial = {"text": note.text, "version": note.version} if note else {"version": 0}
    typed = conflicts.joined(posted(request), note.text if note else "", text="text")
    form, conflict = ProtectedForm(typed, initial=initial), None
    if form.is_valid():
        try:
            _write_protected(request, case, form.cleaned_data)
            return redirect("casework:case", case.code)
        except actions.ChangedMeanwhile as told:
            conflict = conflicts.Conflict(
                told.saved.text, [], told.saved.changed_by, told.saved.changed_at
            )
            form = ProtectedForm(conflicts.seen(form.data, told.saved))
    context = {"case": case, "form": form, "note": note, "conflict": conflict}
    status = conflicts.CONFLICT if conflict else 200
    return render(request, "newcomers/casework/cases/protected.html", context, status=status)


def _write_protected(request, case, said):
    try:
        actions.write_protected(case, **said, by=request.user, now=timezone.now())
    except actions.NotOpen:
        messages.warning(request, _("The case is closed: its texts stay as they are."))
    else:
        messages.success(request, _("The protected text is saved."))
