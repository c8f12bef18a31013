"""The coordinators' board: what is due, what waits, what was reported, what is missing."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from partners.directory import actions, asking, changes, showing, versions
from partners.directory.editing import listed_services
from partners.directory.forms import DeclineForm, GapForm, UpkeepForm
from partners.directory.freshness import (
    Freshness,
    came_back,
    counts,
    freshness,
    in_state,
    share_up_to_date,
    with_address,
)
from partners.directory.kinds import Confirmer
from partners.directory.models import Organisation
from partners.directory.offers import Service
from partners.directory.past import by_role
from partners.directory.permissions import can_decide
from partners.directory.upkeep import ChangeProposal, GapNote, MistakeReport
from welcome_center.foundation.access import STAFF, Role, open_to
from welcome_center.foundation.center.models import Language, Municipality

PAGE_SIZE = 50
REFUSED = "refused"
coordinators = open_to(Role.COORDINATOR)
page = require_http_methods(["GET", "HEAD", "POST"])


@coordinators
@require_safe
def board(request):
    day = timezone.localdate()
    published = Organisation.objects.visible_to(request.user).published()
    by_state = counts(published, day)
    is_mine = "mine" in request.GET
    listed = published.filter(owner=request.user) if is_mine else published
    listed_by_state = counts(listed, day) if is_mine else by_state
    refused = came_back(listed)
    shown = {
        "share": share_up_to_date(by_state),
        "total": sum(by_state.values()),
        "tabs": [*listed_by_state.items(), (REFUSED, refused.count())],
        "is_mine": is_mine,
        "show": request.GET.get("show", ""),
        **_waiting(request.user),
    }
    if shown["show"] not in {*Freshness.values, REFUSED}:
        shown["show"] = Freshness.OVERDUE
    chosen = refused if shown["show"] == REFUSED else listed.filter(in_state(shown["show"], day))
    shown["entries"] = _page(request, with_address(chosen), day)
    return render(request, "partners/upkeep/board.html", shown)


def _page(request, entries, day):
    entries = entries.select_related("owner").order_by("due_on", "sort_key", "pk")
    shown = Paginator(entries, PAGE_SIZE).get_page(request.GET.get("page"))
    for entry in shown:
        entry.freshness = freshness(entry, day)
    return shown


def _waiting(user):
    proposals = ChangeProposal.objects.visible_to(user).open()
    mistakes = MistakeReport.objects.visible_to(user).open()
    return {
        "proposals": showing.oldest(proposals.select_related("organisation", "proposed_by")),
        "mistakes": showing.oldest(mistakes.select_related("organisation")),
        "gaps": _gaps(user),
    }


def _gaps(user):
    gaps = showing.oldest(GapNote.objects.visible_to(user).open().select_related("topic"))
    languages = Language.objects.in_bulk({gap.language for gap in gaps if gap.language})
    towns = Municipality.objects.in_bulk({gap.ags for gap in gaps if gap.ags})
    for gap in gaps:
        gap.where = towns.get(gap.ags, gap.ags)
        gap.spoken = languages.get(gap.language, gap.language)
    return gaps


# One entry ------------------------------------------------------------------------------------


@coordinators
@page
def entry_upkeep(request, slug):
    entry = _entry(request, slug)
    form = UpkeepForm(request.POST or None, instance=entry, by=request.user)
    if request.method == "POST" and form.is_valid():
        actions.set_upkeep(entry, values=form.cleaned_data)
        messages.success(request, _("The change is saved."))
        return redirect("upkeep:entry_upkeep", slug=slug)
    shown = {
        "entry": entry,
        "form": form,
        "state": freshness(entry, timezone.localdate()),
        "requests": entry.confirmation_requests.all()[:10],
        "proposals": showing.oldest(entry.proposals.open().select_related("proposed_by")),
        "mistakes": showing.oldest(entry.mistakes.open()),
        "members": entry.memberships.select_related("user"),
        "services": listed_services(entry),
        "drafts": entry.services.filter(state=Service.State.DRAFT).order_by("pk"),
    }
    return render(request, "partners/upkeep/entry_upkeep.html", shown)


@coordinators
@require_POST
def entry_ask(request, slug):
    entry = _entry(request, slug)
    try:
        asking.ask_for_confirmation(entry, now=timezone.now())
    except asking.NoAddress:
        messages.error(request, _("There is no e-mail address. Please enter one first."))
    except asking.AskedJustNow:
        messages.info(request, _("A mail went out a few minutes ago."))
    else:
        messages.success(request, _("The mail is on its way."))
    return redirect("upkeep:entry_upkeep", slug=slug)


@coordinators
@require_POST
def entry_confirm_by_staff(request, slug):
    actions.confirm_entry(_entry(request, slug), by=Confirmer.STAFF, now=timezone.now())
    messages.success(request, _("The entry is confirmed as of today, by the welcome center."))
    return redirect("upkeep:entry_upkeep", slug=slug)


@coordinators
@require_safe
def entry_history(request, slug):
    entry = _entry(request, slug)
    told = [
        (version, showing.differences(version.kind, version.before, version.after))
        for version in versions.history(entry)
    ]
    return render(request, "partners/upkeep/entry_history.html", {"entry": entry, "versions": told})


@coordinators
@require_POST
def version_restore(request, slug, kind, pgh_id):
    entry = _entry(request, slug)
    try:
        event = versions.event_of(entry, kind, pgh_id)
    except changes.NotThere as reason:
        raise Http404 from reason
    with by_role(Confirmer.STAFF):
        versions.restore_version(entry, kind, event, now=timezone.now())
    messages.success(request, _("The older version is back. The one before it stays in the list."))
    return redirect("upkeep:entry_history", slug=slug)


def _entry(request, slug):
    return get_object_or_404(Organisation.objects.visible_to(request.user), slug=slug)


# Decisions ------------------------------------------------------------------------------------


@coordinators
@page
def change_decide(request, uuid):
    known = ChangeProposal.objects.visible_to(request.user)
    proposal = get_object_or_404(known.select_related("organisation", "proposed_by"), uuid=uuid)
    if not can_decide(request.user):
        raise PermissionDenied
    form = DeclineForm(request.POST if request.POST.get("decision") == "decline" else None)
    is_behind = False
    if request.method == "POST":
        try:
            if _decide(request, proposal, form):
                return redirect("upkeep:board")
        except actions.AlreadyDecided:
            messages.info(request, _("A colleague has already decided about this change."))
            return redirect("upkeep:board")
        except (actions.ChangedMeanwhile, changes.NotThere):
            is_behind = True
            proposal.refresh_from_db()  # the decision was taken back
    shown = {"proposal": proposal, "form": form, "is_behind": is_behind, **_compared(proposal)}
    return render(request, "partners/upkeep/change_decide.html", shown)


def _decide(request, proposal, form):
    """Returns whether it is decided."""
    who = {"by": request.user, "now": timezone.now()}
    if request.POST.get("decision") == "decline":
        if not form.is_valid():
            return False
        actions.decline_change(proposal, **form.cleaned_data, **who)
        messages.success(request, _("The change is declined. We write the reason to the place."))
        return True
    with by_role(Confirmer.STAFF):
        actions.approve_change(proposal, nevertheless="nevertheless" in request.POST, **who)
    messages.success(request, _("The change is published."))
    return True


def _compared(proposal):
    """Before and after; and what stands there now, where that is something else."""
    try:
        row = changes.find(proposal.organisation, proposal.kind, proposal.target)
    except changes.NotThere:
        return {"row": None, "differences": [], "present": []}
    if showing.is_publication(proposal):
        return {"row": row, "differences": showing.all_of(row), "present": []}
    now = changes.present(row, proposal.before)
    is_open = proposal.state == ChangeProposal.State.OPEN
    moved = {name for name in now if is_open and now[name] != proposal.before[name]}
    return {
        "row": row,
        "differences": showing.differences(proposal.kind, proposal.before, proposal.after),
        "present": showing.differences(
            proposal.kind,
            {name: proposal.before[name] for name in moved},
            {name: now[name] for name in moved},
        ),
    }


# Mistakes and gaps ----------------------------------------------------------------------------


@coordinators
@require_POST
def mistake_settle(request, pk):
    mistake = get_object_or_404(MistakeReport.objects.visible_to(request.user), pk=pk)
    actions.settle_mistake(mistake, now=timezone.now())
    messages.success(request, _("The report is marked as dealt with."))
    return redirect("upkeep:board")


@open_to(*STAFF)
@page
def gap_note(request):
    form = GapForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        actions.note_gap(**form.cleaned_data, by=request.user, now=timezone.now())
        messages.success(request, _("Thank you. The gap is noted."))
        return redirect("upkeep:board" if request.user.is_coordinator else "home:desk")
    return render(request, "partners/upkeep/gap_note.html", {"form": form})


@coordinators
@require_POST
def gap_settle(request, pk):
    gap = get_object_or_404(GapNote.objects.visible_to(request.user), pk=pk)
    states = GapNote.State
    state = states.FILLED if request.POST.get("state") == states.FILLED else states.DROPPED
    actions.settle_gap(gap, state=state)
    messages.success(request, _("The gap is marked as dealt with."))
    return redirect("upkeep:board")
