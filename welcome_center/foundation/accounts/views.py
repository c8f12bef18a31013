"""Colleagues of a team, and the page on which an invitation is accepted."""

from allauth.account.decorators import reauthentication_required
from allauth.decorators import rate_limit
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from welcome_center.foundation.access import LEADERS, open_to, open_to_everyone
from welcome_center.foundation.accounts import actions
from welcome_center.foundation.accounts.departures import left_by
from welcome_center.foundation.accounts.forms import AcceptForm, InvitationForm, RolesForm
from welcome_center.foundation.accounts.models import Invitation, SecondFactorReset, User
from welcome_center.foundation.accounts.permissions import (
    can_change_account,
    can_change_invitation,
    can_reset_second_factor,
    roles_to_give,
)
from welcome_center.foundation.accounts.second_factor import has_second_factor

# Roles and accounts are changed only by somebody who has just proven who they are.
sensitive = reauthentication_required(app="welcome_center.foundation.accounts")
page = require_http_methods(["GET", "HEAD", "POST"])
leaders = open_to(*LEADERS)


@leaders
@require_safe
def colleague_list(request):
    accounts = [
        (account, can_change_account(request.user, account))
        for account in User.objects.visible_to(request.user).for_list()
    ]
    invitations = Invitation.objects.visible_to(request.user).open().for_list()
    now = timezone.now()
    return render(
        request,
        "foundation/accounts/colleague_list.html",
        {"accounts": accounts, "invitations": [(it, it.is_open(now)) for it in invitations]},
    )


@leaders
@page
@sensitive
def colleague_invite(request):
    form = InvitationForm(
        request.POST or None, giver=request.user, initial={"language": get_language()}
    )
    if request.method == "POST" and form.is_valid():
        actions.invite(**form.cleaned_data, invited_by=request.user, now=timezone.now())
        return to_list(request, _("The invitation is on its way."))
    return render(request, "foundation/accounts/colleague_invite.html", {"form": form})


@leaders
@require_POST
def invitation_renew(request, pk):
    invitation = changeable_invitation(request, pk)
    actions.renew_invitation(invitation, by=request.user, now=timezone.now())
    return to_list(request, _("The invitation is on its way again. The old link is dead."))


@leaders
@require_POST
def invitation_withdraw(request, pk):
    actions.withdraw_invitation(changeable_invitation(request, pk))
    return to_list(request, _("The invitation is withdrawn."))


def to_list(request, done):
    messages.success(request, done)
    return redirect("team:colleague_list")


def changeable_invitation(request, pk):
    invitation = get_object_or_404(Invitation.objects.visible_to(request.user).open(), pk=pk)
    if not can_change_invitation(request.user, invitation):
        raise PermissionDenied
    return invitation


@leaders
@page
@sensitive
def colleague_edit(request, uuid):
    account = changeable_account(request, uuid)
    given = {"roles": account.roles, "teams": account.teams.all()}
    form = RolesForm(request.POST or None, giver=request.user, initial=given)
    if request.method == "POST" and form.is_valid():
        actions.change_roles(account, **form.cleaned_data, by=request.user)
        return to_list(request, _("The roles are changed. They count from the next sign-in."))
    shown = {
        "form": form,
        "account": account,
        "has_factor": has_second_factor(account),
        "can_reset": can_reset_second_factor(request.user, account),
        "resets": SecondFactorReset.objects.visible_to(request.user).of(account).for_list(),
    }
    return render(request, "foundation/accounts/colleague_edit.html", shown)


@leaders
@page
@sensitive
def colleague_deactivate(request, uuid):
    account = changeable_account(request, uuid)
    if request.method == "POST":
        actions.deactivate_account(account)
        return to_list(request, _("The account is closed, and signed out everywhere."))
    left_behind = left_by(account, asked_by=request.user, now=timezone.now())
    shown = {"account": account, "left_behind": left_behind}
    return render(request, "foundation/accounts/colleague_deactivate.html", shown)


@leaders
@require_POST
@sensitive
def colleague_reactivate(request, uuid):
    actions.reactivate_account(changeable_account(request, uuid))
    return to_list(request, _("The account is open again."))


def changeable_account(request, uuid):
    account = get_object_or_404(User.objects.visible_to(request.user), uuid=uuid)
    # Asked here once more: after a proof of identity, allauth calls the view past the gate.
    if not roles_to_give(request.user) or not can_change_account(request.user, account):
        raise PermissionDenied
    return account


@open_to_everyone
@rate_limit(action="invitation", limit_get=True)
@sensitive_post_parameters("password")
@page
def invitation_accept(request, token):
    invitation = Invitation.objects.open().with_token(token).first()
    if invitation is None or not invitation.is_open(timezone.now()):
        raise Http404
    account = actions.account_of(invitation)
    if account and actions.has_proven(account, invitation.email):
        return _accept_with_account(request, invitation, account)
    return _accept_anew(request, invitation)


def _accept_anew(request, invitation):
    form = AcceptForm(request.POST or None, email=invitation.email)
    if request.method == "POST" and form.is_valid():
        try:
            actions.accept_invitation(invitation, **form.cleaned_data, now=timezone.now())
        except REFUSED:
            return _refuse(request)
        messages.success(request, _("Your account is ready. Please sign in."))
        return redirect("account_login")
    return render(
        request,
        "foundation/accounts/invitation_accept.html",
        {"form": form, "invitation": invitation},
    )


def _accept_with_account(request, invitation, account):
    if request.method == "POST" and request.user == account:
        try:
            actions.accept_with_account(invitation, user=account, now=timezone.now())
        except REFUSED:
            return _refuse(request)
        messages.success(request, _("Thank you. Please sign in again with your new role."))
        return redirect("account_login")
    return render(
        request,
        "foundation/accounts/invitation_join.html",
        {"invitation": invitation, "is_own": request.user == account},
    )


REFUSED = (
    actions.AccountClosed,
    actions.AlreadyAccepted,
    actions.InvitationLapsed,
    actions.NotYoursToGive,
)


def _refuse(request):
    return render(request, "foundation/accounts/invitation_refused.html", status=409)
