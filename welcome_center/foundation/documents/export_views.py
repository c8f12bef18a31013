"""Tables on their way: how far they are, the file, and its end."""

from datetime import timedelta

from allauth.account.decorators import reauthentication_required
from allauth.decorators import rate_limit
from csp.decorators import csp_update
from django.contrib import messages
from django.http import FileResponse, Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from welcome_center.foundation.access import STAFF, open_to
from welcome_center.foundation.documents import exports
from welcome_center.foundation.documents.export_models import Export
from welcome_center.foundation.documents.list_forms import ExportForm
from welcome_center.foundation.documents.list_pages import asked_of, columns_for
from welcome_center.foundation.documents.list_views import open_list
from welcome_center.foundation.documents.terms import TooMuchAsked, query
from welcome_center.foundation.documents.workbooks import MEDIA_TYPES

# Who takes many files at once with them has just proven who they are.
sensitive = reauthentication_required(app="welcome_center.foundation.documents")
SHOWN = 50
# A page that is left open asks no longer than this: else nobody would ever be signed out.
ASKS_FOR = timedelta(minutes=10)


@open_to(*STAFF)
@require_safe
def export_list(request):
    own = Export.objects.visible_to(request.user).exclude(state=Export.State.GONE)
    context = {"exports": own.for_list()[:SHOWN], "now": timezone.now()}
    return render(request, "foundation/documents/export_list.html", context)


@open_to(*STAFF)
@require_POST
@sensitive
@rate_limit(action="export")
def export_add(request, kind):
    portal_list, form = open_list(request, kind), ExportForm(request.POST)
    asked = _understood(request, portal_list)
    if asked is None or not form.is_valid():
        messages.error(
            request, _("This filter cannot be understood. Please set it again on the page.")
        )
        return redirect(portal_list.address)
    made = exports.ask_export(
        portal_list,
        owner=request.user,
        terms=asked,
        columns=columns_for(request.user, portal_list),
        file_format=form.cleaned_data["format"],
        language=get_language(),
        now=timezone.now(),
    )
    return redirect("exports:export", made.uuid)


def _understood(request, portal_list):
    """The filter of the page on which the button stood, or None where it makes no sense."""
    try:
        asked = asked_of(request, portal_list, query(request.POST.get("query", "")))
    except TooMuchAsked:
        return None
    return asked if portal_list.filtered(asked, request.user).is_valid() else None


@open_to(*STAFF)
@require_safe
def export(request, uuid):
    shown, now = _own(request, uuid), timezone.now()
    context = {
        "export": shown,
        "can_fetch": _is_there(shown, now) and exports.may_still_have(request.user, shown),
        "asks_again": shown.is_under_way and now - shown.asked_at < ASKS_FOR,
    }
    page = "_export_state.html" if request.htmx else "export.html"
    return render(request, f"foundation/documents/{page}", context)


def _is_there(export, now):
    return export.state == Export.State.READY and export.expires_at > now


@open_to(*STAFF)
@require_safe
@csp_update({"sandbox": True})
def export_file(request, uuid):
    """Asks for the owner's rights once more: what was right in the morning need not be now."""
    there = Export.objects.visible_to(request.user).downloadable(timezone.now())
    wanted = get_object_or_404(there, uuid=uuid)
    store, name = exports.store(), wanted.file_name
    if not exports.may_still_have(request.user, wanted) or not store.exists(name):
        raise Http404
    response = FileResponse(
        store.open(name),
        as_attachment=True,
        filename=wanted.shown_name,
        content_type=MEDIA_TYPES[wanted.format],
    )
    response["X-Content-Type-Options"] = "nosniff"
    return response


@open_to(*STAFF)
@require_POST
def export_remove(request, uuid):
    exports.remove_export(_own(request, uuid))
    messages.success(request, _("The table is deleted."))
    return redirect("exports:export_list")


def _own(request, uuid):
    own = Export.objects.visible_to(request.user).exclude(state=Export.State.GONE)
    return get_object_or_404(own, uuid=uuid)
