"""A place's own pages: its entry, hours and free places, new services.

What changes an entry is open to coordinators, too, and follows the same rules.
"""

from functools import wraps

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from partners.directory import actions, editing, showing
from partners.directory.confirm_views import told
from partners.directory.entries import as_public
from partners.directory.freshness import freshness
from partners.directory.kinds import Confirmer
from partners.directory.models import Organisation
from partners.directory.offers import Service
from partners.directory.past import by_role, role_of
from partners.directory.permissions import can_edit_entry, can_invite_member
from welcome_center.foundation.access import Role, open_to

partners = open_to(Role.PARTNER)
editors = open_to(Role.PARTNER, Role.COORDINATOR)
page = require_http_methods(["GET", "HEAD", "POST"])


def _finds(entries_of):
    """Hands the entry to a view, found by its address: somebody else's is not there."""

    def wrap(view):
        @wraps(view)
        def opened(request, slug, **parts):
            entry = get_object_or_404(entries_of(request.user), slug=slug)
            if not can_edit_entry(request.user, entry):
                raise PermissionDenied
            with by_role(role_of(request.user)):
                return view(request, entry, **parts)

        return opened

    return wrap


with_own_entry = _finds(Organisation.objects.of)
with_entry = _finds(Organisation.objects.editable_by)


def _home(user, entry):
    """Where somebody came from, and goes back to."""
    page = "upkeep:entry_upkeep" if user.is_coordinator else "partner:own_entry"
    return reverse(page, args=[entry.slug])


@partners
@require_safe
def own_entries(request):
    entries = Organisation.objects.of(request.user).for_list()
    day = timezone.localdate()
    shown = [(entry, freshness(entry, day)) for entry in entries]
    if len(shown) == 1:
        return redirect("partner:own_entry", slug=shown[0][0].slug)
    return render(request, "partners/upkeep/own_entries.html", {"entries": shown})


@partners
@require_safe
@with_own_entry
def own_entry(request, entry):
    shown = {
        "entry": entry,
        "state": freshness(entry, timezone.localdate()),
        "told": as_public(entry, timezone.now()),
        "services": editing.listed_services(entry),
        "drafts": entry.services.filter(state=Service.State.DRAFT).order_by("pk"),
        "waiting": showing.oldest(entry.proposals.open()),
        "mistakes": showing.oldest(entry.mistakes.open()),
        "can_invite": can_invite_member(request.user, entry),
    }
    return render(request, "partners/upkeep/own_entry.html", shown)


@partners
@require_POST
@with_own_entry
def own_confirm(request, entry):
    actions.confirm_entry(entry, by=Confirmer.PARTNER, now=timezone.now())
    messages.success(request, _("Thank you. Your entry is confirmed as of today."))
    return redirect("partner:own_entry", slug=entry.slug)


@editors
@page
@with_entry
def own_hours(request, entry):
    forms = editing.hours_and_capacity(entry, request.POST or None)
    return _edit(request, entry, forms, "own_hours")


@editors
@page
@with_entry
def own_texts(request, entry):
    forms = editing.name_and_address(entry, request.POST or None)
    return _edit(request, entry, forms, "own_texts")


@editors
@page
@with_entry
def own_service(request, entry, uuid):
    """A published service's changes wait; a draft is simply written."""
    service = get_object_or_404(entry.services.all(), uuid=uuid)
    if service.state == Service.State.DRAFT:
        return _edit_draft(request, entry, service)
    forms = editing.of_service(entry, service, request.POST or None)
    return _edit(request, entry, forms, "own_service", service=service)


def _edit(request, entry, forms, name, **shown):
    is_behind = False
    if request.method == "POST" and forms.is_valid():
        try:
            edited = _save(request, entry, forms)
        except actions.ChangedMeanwhile:
            entry.refresh_from_db()
            is_behind, forms.version = True, entry.version
        else:
            messages.success(request, _told(request.user, edited))
            return redirect(_home(request.user, entry))
    shown |= {"entry": entry, "editing": forms, "is_behind": is_behind}
    shown["back"] = _home(request.user, entry)
    return render(request, f"partners/upkeep/{name}.html", shown)


def _told(user, edited):
    if user.is_coordinator and edited.n_waiting:
        return _("The change waits for approval. Please look at it below, then publish it.")
    return told(edited)


def _save(request, entry, forms):
    return actions.edit_entry(
        entry,
        version=forms.version,
        written=forms.written(),
        wished=forms.wished(),
        by=request.user,
        now=timezone.now(),
    )


# New services ---------------------------------------------------------------------------------


@editors
@page
@with_entry
def draft_add(request, entry):
    draft = Service(organisation=entry, state=Service.State.DRAFT)
    forms = editing.of_draft(draft, request.POST or None)
    if request.method == "POST" and forms.is_valid():
        saved = actions.draft_service(entry, values=forms.wished_of(draft))
        messages.success(request, _("The draft is saved. Only you and we can see it."))
        return redirect("partner:own_service", slug=entry.slug, uuid=saved.uuid)
    shown = {"entry": entry, "editing": forms, "draft": None, "is_behind": False}
    shown["back"] = _home(request.user, entry)
    return render(request, "partners/upkeep/draft.html", shown)


def _edit_draft(request, entry, draft):
    forms, is_behind = editing.of_draft(draft, request.POST or None), False
    if request.method == "POST" and forms.is_valid():
        try:
            actions.change_draft(draft, values=forms.wished_of(draft), version=forms.version)
        except actions.ChangedMeanwhile:
            draft.refresh_from_db(fields=["version"])
            is_behind, forms.version = True, draft.version
        else:
            messages.success(request, _("The draft is saved. Only you and we can see it."))
            return redirect("partner:own_service", slug=entry.slug, uuid=draft.uuid)
    shown = {
        "entry": entry,
        "editing": forms,
        "draft": draft,
        "is_behind": is_behind,
        "is_sent": entry.proposals.open().filter(target=draft.uuid).exists(),
        "back": _home(request.user, entry),
    }
    return render(request, "partners/upkeep/draft.html", shown)


@editors
@require_POST
@with_entry
def draft_submit(request, entry, uuid):
    draft = get_object_or_404(entry.services.filter(state=Service.State.DRAFT), uuid=uuid)
    try:
        actions.submit_draft(draft, by=request.user, now=timezone.now())
    except actions.AlreadyProposed:
        messages.info(request, _("It waits for approval already."))
    else:
        messages.success(request, _("Thank you. We look at it, and write to you."))
    return redirect(_home(request.user, entry))


@editors
@require_POST
@with_entry
def draft_discard(request, entry, uuid):
    draft = get_object_or_404(entry.services.filter(state=Service.State.DRAFT), uuid=uuid)
    actions.discard_draft(draft)
    messages.success(request, _("The draft is gone."))
    return redirect(_home(request.user, entry))
