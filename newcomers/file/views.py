"""People at the desk. Nobody is entered who was not looked for before.

What is looked for is posted: an address is kept in histories and in the logs of every machine
on its way, and names, birth years and contacts have no place there.
"""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from newcomers.file.forms import PersonForm
from newcomers.file.lists import PEOPLE
from newcomers.file.rows import rows_of
from newcomers.people import actions
from newcomers.people.duplicates import Known, duplicates_of
from newcomers.people.models import Person
from newcomers.people.permissions import can_enter_people
from newcomers.people.search import LONGEST, search, told_apart
from welcome_center.foundation.access import STAFF, open_to
from welcome_center.foundation.documents.list_pages import show_list

NOBODY = Known()


@open_to(*STAFF)
@require_http_methods(["GET", "HEAD", "POST"])
def person_list(request):
    typed = request.POST.get("q", "")[:LONGEST]
    words = told_apart(typed)
    found = search(words, request.user)
    rows = rows_of(found.people, now=timezone.now()) if found.people else []
    context = {
        "typed": typed,
        "is_asked": bool(typed.strip()),
        "is_enough": words.is_enough,
        "found": found,
        "rows": [row for row in rows if row.person.archived_at is None],
        "archived": [row for row in rows if row.person.archived_at],
        "can_enter": can_enter_people(request.user),
    }
    page = "_found" if request.htmx else "person_list"
    return render(request, f"newcomers/file/{page}.html", context)


@open_to(*STAFF)
@require_safe
def all_people(request):
    """By what people have in common; by name one looks on the page above."""
    return show_list(request, PEOPLE, "newcomers/file/all_people.html")


@open_to(*STAFF)
@require_http_methods(["GET", "HEAD", "POST"])
def person_add(request):
    """Comes from the search with its words; who comes by the address alone looks first."""
    if not can_enter_people(request.user):
        raise PermissionDenied
    if "q" in request.POST:
        return _person_page(request, PersonForm(person=_as_looked_for(request), user=request.user))
    if request.method != "POST":
        return redirect("file:person_list")
    form, known = PersonForm(request.POST, person=Person(), user=request.user), NOBODY
    if form.is_valid():
        person = form.new_person
        known = duplicates_of(person, request.user)
        if known.grave <= set(request.POST.get("others", "").split()):
            return _enter(request, person)
    return _person_page(request, form, known)


def _as_looked_for(request):
    words = told_apart(request.POST["q"])
    ways = Person.ContactBy
    return Person(
        name="" if words.code else words.name[:120],
        birth_year=words.year,
        email=words.email,
        phone=f"+{words.phone}" if words.phone else "",
        contact_by=ways.EMAIL if words.email else ways.PHONE if words.phone else ways.NONE,
    )


def _person_page(request, form, known=NOBODY):
    return render(request, "newcomers/file/person_add.html", {"form": form, "known": known})


def _enter(request, person):
    actions.enter_person(person)
    messages.success(request, _("The person has been entered."))
    return redirect("file:person", person.code)
