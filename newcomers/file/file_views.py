"""A person's file: what happened, what is known, and changing a part of it."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe

from newcomers.file import sections, timeline
from newcomers.file.note_forms import NoteForm
from newcomers.file.opened import find, opens_file, with_rows
from newcomers.people import file_actions
from newcomers.people.permissions import can_change_file, can_restrict_file, can_see_readers
from welcome_center.foundation.access import STAFF, open_to

ENTRIES = 50
WARN_DAYS = 90  # before a residence permit ends
KEPT = gettext_lazy("This file is restricted or archived. Nothing in it is changed.")


@open_to(*STAFF)
@require_safe
@opens_file
def person(request, person):
    now, only = timezone.now(), request.GET.get("only", "")
    found = timeline.entries(person, request.user, only=only)
    shown = Paginator(found, ENTRIES).get_page(request.GET.get("page"))
    shown.object_list = timeline.told(shown.object_list)
    context = frame(request, person) | {
        "page": shown,
        "only": only,
        "kinds": timeline.kinds(),
        "panels": timeline.panels(person, request.user, now=now),
        "days_left": _days_left(person, now),
        "merges": person.merges.undoable(now) if person.was_merged else (),
    }
    return render(request, "newcomers/file/person.html", context)


def posted(request):
    return request.POST if request.method == "POST" else None


def frame(request, person):
    """What stands around each page of a file."""
    return {
        "person": person,
        "can_change": can_change_file(person),
        "can_restrict": can_restrict_file(request.user),
        "can_see_readers": can_see_readers(request.user),
    }


def _days_left(person, now):
    """Of the residence permit, where it ends soon; below zero once it has."""
    if person.residence_until is None:
        return None
    days = (person.residence_until - timezone.localdate(now)).days
    return days if days <= WARN_DAYS else None


@open_to(*STAFF)
@require_safe
@opens_file
def details(request, person):
    context = frame(request, person) | {"shown": sections.shown(with_rows(person))}
    return render(request, "newcomers/file/details.html", context)


@open_to(*STAFF)
@require_http_methods(["GET", "HEAD", "POST"])
@opens_file
def part_edit(request, person, part):
    section = sections.BY_CODE.get(part)
    if section is None:
        raise Http404
    if not can_change_file(person):
        return refused(request, person)
    form = section.form(posted(request), person=person)
    theirs = None
    if form.is_valid():
        try:
            sections.save(section, form, person, by=request.user, now=timezone.now())
        except file_actions.NotWorkable:
            return refused(request, person)
        except file_actions.ChangedMeanwhile:
            fresh = with_rows(find(request, person.code))
            form, theirs = form.read_anew(fresh), sections.known(section, fresh)
        else:
            messages.success(request, _("Saved."))
            return redirect("file:details", person.code)
    context = {"person": person, "section": section, "form": form, "theirs": theirs}
    return render(request, "newcomers/file/part_edit.html", context)


def refused(request, person):
    messages.warning(request, KEPT)
    return redirect("file:person", person.code)


@open_to(*STAFF)
@require_http_methods(["GET", "HEAD", "POST"])
@opens_file
def note_add(request, person):
    if not can_change_file(person):
        return refused(request, person)
    form = NoteForm(posted(request))
    if form.is_valid():
        try:
            file_actions.write_note(
                person, **form.cleaned_data, by=request.user, now=timezone.now()
            )
        except file_actions.NotWorkable:
            return refused(request, person)
        messages.success(request, _("The note is in the file."))
        return redirect("file:person", person.code)
    return render(request, "newcomers/file/note_add.html", {"person": person, "form": form})
