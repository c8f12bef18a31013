"""Who looks after an entry: for its own contacts, and for coordinators."""

from allauth.decorators import rate_limit
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from partners.directory import members
from partners.directory.forms import MemberForm
from partners.directory.models import Organisation
from partners.directory.permissions import can_invite_member, can_remove_member
from partners.directory.upkeep import Membership
from welcome_center.foundation.access import Role, open_to

those_who_may = open_to(Role.PARTNER, Role.COORDINATOR)
page = require_http_methods(["GET", "HEAD", "POST"])


@those_who_may
@page
@rate_limit(action="partner_invitation")
def member_list(request, slug):
    entry = _entry(request.user, slug)
    can_invite = can_invite_member(request.user, entry)
    form = MemberForm(request.POST or None, initial={"language": get_language()})
    if request.method == "POST":
        if not can_invite:
            raise PermissionDenied
        if form.is_valid() and _invite(request, entry, form):
            return redirect("partner:member_list", slug=slug)
    everybody = entry.memberships.select_related("user").order_by("user__name", "pk")
    shown = {
        "entry": entry,
        "form": form,
        "can_invite": can_invite,
        "members": [(one, can_remove_member(request.user, one)) for one in everybody],
        "invitations": [
            (waiting, waiting.invitation.is_open(timezone.now()))
            for waiting in members.open_invitations(entry)
        ],
        "is_colleague": request.user.is_coordinator,
    }
    return render(request, "partners/upkeep/member_list.html", shown)


def _invite(request, entry, form):
    try:
        members.invite_member(entry, **form.cleaned_data, by=request.user, now=timezone.now())
    except members.AlreadyMember:
        form.add_error(
            "email", _("Whoever has this address looks after the entry already, or is invited.")
        )
        return False
    messages.success(request, _("The invitation is on its way."))
    return True


@those_who_may
@require_POST
def member_remove(request, slug, pk):
    entry = _entry(request.user, slug)
    member = get_object_or_404(Membership, pk=pk, organisation=entry)
    if not can_remove_member(request.user, member):
        raise PermissionDenied
    members.remove_member(member)
    messages.success(request, _("The contact no longer edits this entry."))
    return redirect("partner:member_list", slug=slug)


@those_who_may
@require_POST
def member_uninvite(request, slug, pk):
    entry = _entry(request.user, slug)
    if not can_invite_member(request.user, entry):
        raise PermissionDenied
    waiting = members.open_invitations(entry)
    members.withdraw_invitation(get_object_or_404(waiting, pk=pk))
    messages.success(request, _("The invitation is withdrawn."))
    return redirect("partner:member_list", slug=slug)


def _entry(user, slug):
    return get_object_or_404(Organisation.objects.editable_by(user), slug=slug)
