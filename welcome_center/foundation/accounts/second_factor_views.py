"""Second factors that go: a colleague's that is lost, and one's own passkey."""

from allauth.mfa.adapter import get_adapter
from allauth.mfa.webauthn.views import RemoveWebAuthnView
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from welcome_center.foundation.access import open_to_signed_in
from welcome_center.foundation.accounts import actions
from welcome_center.foundation.accounts.models import User
from welcome_center.foundation.accounts.permissions import can_reset_second_factor
from welcome_center.foundation.accounts.views import changeable_account, leaders, page, sensitive


@leaders
@page
@sensitive
def second_factor_reset(request, uuid):
    account = changeable_account(request, uuid)
    if not can_reset_second_factor(request.user, account):
        raise PermissionDenied
    if request.method == "POST":
        return _reset(request, account)
    return render(request, "foundation/accounts/second_factor_reset.html", {"account": account})


def _reset(request, account):
    try:
        actions.reset_second_factor(account, by=request.user, now=timezone.now())
    except actions.NothingToReset:
        messages.info(request, _("This account has no second factor."))
    else:
        messages.success(request, _("The second factor is removed. We have told your colleague."))
    return redirect("team:colleague_edit", account.uuid)


class RemovePasskey(RemoveWebAuthnView):
    """The library asks only before it removes an app whether it is the last second factor."""

    def get(self, request, *args, **kwargs):
        if self.is_needed():
            return self.refuse()
        return super().get(request, *args, **kwargs)

    @transaction.atomic
    def form_valid(self, form):
        # Two windows do not remove the last two at the same time.
        User.objects.select_for_update().get(pk=self.request.user.pk)
        return self.refuse() if self.is_needed() else super().form_valid(form)

    def is_needed(self):
        return not get_adapter().can_delete_authenticator(self.get_object())

    def refuse(self):
        messages.error(self.request, get_adapter().error_messages["cannot_delete_authenticator"])
        return redirect("mfa_list_webauthn")


passkey_remove = open_to_signed_in(RemovePasskey.as_view())
