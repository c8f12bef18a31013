"""Two entries become one: whom, which values, and back within a day."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from newcomers.file.merging import actions
from newcomers.file.merging.forms import MergeForm, TwinForm
from newcomers.file.merging.models import PersonMerge
from newcomers.file.merging.moving import BothHave
from newcomers.file.merging.permissions import can_merge_people
from newcomers.people.duplicates import duplicates_of
from newcomers.people.file_actions import NotWorkable
from newcomers.people.models import Person
from welcome_center.foundation.access import STAFF, open_to

page = require_http_methods(["GET", "HEAD", "POST"])


@open_to(*STAFF)
@page
def twin_choose(request, code):
    """Who may be the same; any other entry by its code."""
    person = _person(request, code)
    form = TwinForm(request.POST or None, person=person, user=request.user)
    if request.method == "POST" and form.is_valid():
        return redirect("merging:people_merge", person.code, form.cleaned_data["code"])
    known = [
        each
        for each in duplicates_of(person, request.user)
        if each.person and each.person.pk != person.pk
    ]
    context = {"person": person, "form": form, "known": known}
    return render(request, "newcomers/file/merging/twin_choose.html", context)


@open_to(*STAFF)
@page
def people_merge(request, code, twin_code):
    survivor, twin = _person(request, code), _person(request, twin_code)
    if not can_merge_people(request.user, survivor, twin):
        raise PermissionDenied
    form = MergeForm(request.POST or None, survivor=survivor, twin=twin)
    if request.method == "POST" and form.is_valid() and _is_merged(request, survivor, twin, form):
        return redirect("file:person", survivor.code)
    context = {"person": survivor, "twin": twin, "form": form}
    return render(request, "newcomers/file/merging/people_merge.html", context)


def _is_merged(request, survivor, twin, form):
    try:
        actions.merge_people(
            survivor, twin, chosen=form.chosen, by=request.user, now=timezone.now()
        )
    except actions.SamePerson:
        form.add_error(None, _("These are one and the same entry."))
    except actions.TwoAccounts:
        form.add_error(
            None, _("Both have an account of their own. Ask the person which of them may go first.")
        )
    except BothHave as both:
        name = both.args[0]
        form.add_error(
            None, _("Both have what only one may have: %(name)s. End one of them.") % {"name": name}
        )
    except NotWorkable:
        form.add_error(None, _("One of the two files is restricted or archived."))
    except actions.Gone:
        form.add_error(None, _("One of the two is not there any more."))
    else:
        messages.success(request, _("The two entries are one now. You can undo this for a day."))
        return True
    return False


@open_to(*STAFF)
@require_POST
def merge_undo(request, uuid):
    merge = get_object_or_404(PersonMerge.objects.visible_to(request.user), uuid=uuid)
    try:
        actions.undo_merge(merge, by=request.user, now=timezone.now())
    except actions.TooLate:
        messages.error(request, _("It was undone already, or is more than a day ago."))
    else:
        messages.success(request, _("Both entries are there again."))
    return redirect("file:person", merge.survivor.code)


def _person(request, code):
    return get_object_or_404(Person.objects.visible_to(request.user), code=code.upper())
