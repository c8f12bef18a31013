"""How one likes to see a list: filters under a name, and columns."""

from django.contrib import messages
from django.db import transaction
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from welcome_center.foundation.access import STAFF, open_to
from welcome_center.foundation.documents import lists
from welcome_center.foundation.documents.export_models import ColumnChoice, SavedFilter
from welcome_center.foundation.documents.list_forms import FilterNameForm
from welcome_center.foundation.documents.list_pages import address_with
from welcome_center.foundation.documents.terms import Terms, TooMuchAsked

MOST_SAVED = 30


@open_to(*STAFF)
@require_POST
def filter_save(request, kind):
    """Under a name that one has already, the new filter takes the place of the old."""
    portal_list = open_list(request, kind)
    query, form = posted_query(request, portal_list), FilterNameForm(request.POST)
    if query is None or not query:
        messages.error(request, _("There is no filter to save. Please set one first."))
    elif not form.is_valid():
        messages.error(request, _("Please give the filter a name of at most 60 letters."))
    elif not _save(request.user, portal_list, form.cleaned_data["name"], query):
        messages.error(request, _("You have 30 saved filters. Please delete one first."))
    else:
        messages.success(request, _("The filter is saved."))
    return redirect(address_with(portal_list, query or ""))


@transaction.atomic
def _save(user, portal_list, name, query):
    saved = SavedFilter.objects.visible_to(user).filter(kind=portal_list.code)
    if saved.exclude(name=name).count() >= MOST_SAVED:
        return False
    SavedFilter.objects.update_or_create(
        owner=user, kind=portal_list.code, name=name, defaults={"query": query}
    )
    return True


@open_to(*STAFF)
@require_POST
def filter_remove(request, pk):
    saved = get_object_or_404(SavedFilter.objects.visible_to(request.user), pk=pk)
    portal_list = lists.get(saved.kind)
    saved.delete()
    messages.success(request, _("The saved filter is deleted."))
    return redirect(portal_list.address if portal_list else "home:desk")


@open_to(*STAFF)
@require_POST
def columns_choose(request, kind):
    portal_list = open_list(request, kind)
    own = {"owner": request.user, "kind": portal_list.code}
    try:
        columns = portal_list.columns_called(request.POST.getlist("columns"))
    except lists.UnknownColumn:
        messages.error(request, _("Please choose at least one of the columns of this list."))
    else:
        chosen = {"columns": [column.code for column in columns]}
        ColumnChoice.objects.update_or_create(**own, defaults=chosen)
    return redirect(address_with(portal_list, posted_query(request, portal_list) or ""))


def open_list(request, kind):
    portal_list = lists.get(kind)
    if portal_list is None or not portal_list.is_open_to(request.user):
        raise Http404
    return portal_list


def posted_query(request, portal_list):
    """The filter of the page on which the button stood, without what must not be kept."""
    try:
        asked = Terms.written(request.POST.get("query", ""), portal_list.filter)
    except TooMuchAsked:
        return None
    return str(asked.without(portal_list.private))
