"""One page for every list: filter, saved filters, columns, paging, and the way out as a table.

A capability's view is

    @open_to(*STAFF)
    @list_methods
    def person_list(request):
        return show_list(request, PEOPLE, "newcomers/people/person_list.html")

and its template

    {% extends "foundation/documents/list_page.html" %}
    {% block deeds %}<a …>New person</a>{% endblock %}

`show_list` costs four queries besides those of every page, for one row or a thousand: the number of
rows, the rows of the page, the saved filters, the columns.
"""

from django.core.paginator import Paginator
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from welcome_center.foundation.documents import terms as asking
from welcome_center.foundation.documents.export_models import ColumnChoice, Export, SavedFilter
from welcome_center.foundation.documents.lists import UnknownColumn
from welcome_center.foundation.documents.terms import Terms

PAGE_SIZE = 50
list_methods = require_http_methods(["GET", "HEAD", "POST"])


def show_list(request, portal_list, template, **more):
    if request.method == "POST":
        return _keep_private_words(request, portal_list)
    return render(request, template, list_context(request, portal_list) | more)


def list_context(request, portal_list):
    asked, is_too_much = _asked(request, portal_list)
    filtered = portal_list.filtered(asked, request.user)
    is_understood = filtered.is_valid() and not is_too_much
    rows = filtered.qs if is_understood else filtered.queryset.none()
    page = Paginator(rows, PAGE_SIZE).get_page(request.GET.get("page"))
    columns = columns_for(request.user, portal_list)
    in_address = asked.without(portal_list.private)
    return {
        "list": portal_list,
        "filter": filtered,
        "is_filtered": bool(asked),
        "is_understood": is_understood,
        "is_too_much": is_too_much,
        "page": page,
        "columns": columns,
        "rows": [[Cell(column, row) for column in columns] for row in page.object_list],
        "query": str(in_address),
        "has_private_words": in_address != asked,
        "saved_filters": _saved(request.user, portal_list, str(in_address)),
        "formats": Export.Format,
    }


class Cell:
    """One value on the page, as its column wants it."""

    def __init__(self, column, row):
        self.column, self.value = column, column.read(row)
        self.link = column.link(row) if column.link else ""
        self.tone = column.tone(row) if column.tone else ""

    @property
    def is_day(self):
        return hasattr(self.value, "isoformat")


def _asked(request, portal_list):
    try:
        return asked_of(request, portal_list, request.GET), False
    except asking.TooMuchAsked:
        return Terms({}), True


def asked_of(request, portal_list, address):
    """What stands in the address, and what was posted to this list before."""
    names = set(asking.names_in_address(portal_list.filter)) - set(portal_list.private)
    open_words = Terms.of(address, portal_list.filter, names=names)
    kept = request.session.get(_key(portal_list), {}) if portal_list.private else {}
    return open_words.joined(Terms(kept))


def _keep_private_words(request, portal_list):
    """What names people stays in the session; the rest goes into the address."""
    try:
        asked = Terms.of(request.POST, portal_list.filter)
    except asking.TooMuchAsked:
        return redirect(portal_list.address)
    private = {name: asked.values[name] for name in portal_list.private if name in asked.values}
    if private:
        request.session[_key(portal_list)] = private
    else:
        request.session.pop(_key(portal_list), None)
    return redirect(address_with(portal_list, str(asked.without(portal_list.private))))


def _key(portal_list):
    return f"list:{portal_list.code}"


def address_with(portal_list, query):
    return f"{portal_list.address}?{query}" if query else portal_list.address


def columns_for(user, portal_list):
    """Those that the user chose, as far as they still exist; else the list's own."""
    chosen = ColumnChoice.objects.visible_to(user).filter(kind=portal_list.code).first()
    if chosen is not None:
        known = {column.code for column in portal_list.columns}
        try:
            return portal_list.columns_called(known.intersection(chosen.columns))
        except UnknownColumn:
            pass
    return portal_list.first_columns


def _saved(user, portal_list, query):
    saved = SavedFilter.objects.visible_to(user).filter(kind=portal_list.code)
    return [(each, address_with(portal_list, each.query), each.query == query) for each in saved]
