"""What the link in a mail opens: the entry as it is, "all correct", or a change. No password.

Opening it changes nothing, for mail scanners open links, too. It is good once.
"""

from functools import wraps

from allauth.decorators import rate_limit
from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from partners.directory import actions, asking, editing
from partners.directory.entries import as_public
from partners.directory.kinds import Confirmer
from partners.directory.past import by_role
from welcome_center.foundation.access import open_to_everyone

page = require_http_methods(["GET", "HEAD", "POST"])
UNUSABLE = (asking.LinkUsed, asking.LinkExpired)


def with_request(view):
    """Finds the request of a link; where the link is over, says so."""

    @wraps(view)
    def opened(request, token):
        asked = asking.request_of(token)
        if asked is None:
            raise Http404
        try:
            asking.check_usable(asked, now=timezone.now())
            with by_role(Confirmer.PARTNER):
                return view(request, asked, token)
        except UNUSABLE as reason:
            return _over(request, asked, token, reason)

    return never_cache(opened)


@open_to_everyone
@page
@with_request
def entry_confirm(request, asked, token):
    if request.method == "POST":
        asking.confirm_by_link(asked, now=timezone.now())
        return redirect("confirm:entry_thanks", token=token)
    shown = {
        "asked": asked,
        "token": token,
        "told": as_public(asked.organisation, timezone.now()),
    }
    return render(request, "partners/upkeep/entry_confirm.html", shown)


@open_to_everyone
@page
@with_request
def entry_correct(request, asked, token):
    entry = asked.organisation
    forms = editing.all_at_once(entry, request.POST or None)
    is_behind = False
    if request.method == "POST" and forms.is_valid():
        try:
            edited = _save(asked, forms)
        except actions.ChangedMeanwhile:
            entry.refresh_from_db()
            is_behind, forms.version = True, entry.version
        else:
            messages.success(request, told(edited))
            return redirect("confirm:entry_thanks", token=token)
    shown = {"entry": entry, "token": token, "editing": forms, "is_behind": is_behind}
    return render(request, "partners/upkeep/entry_correct.html", shown)


def _save(asked, forms):
    return asking.change_by_link(
        asked,
        version=forms.version,
        written=forms.written(),
        wished=forms.wished(),
        remark=forms.remark.cleaned_data["remark"],
        now=timezone.now(),
    )


def told(edited):
    """What became of a change."""
    if not edited.n_waiting:
        return _("Thank you. Your changes are published.")
    return ngettext(
        "Thank you. One change waits until a colleague of ours has looked at it; "
        "all others are published.",
        "Thank you. %(count)s changes wait until a colleague of ours has looked at them; "
        "all others are published.",
        edited.n_waiting,
    ) % {"count": edited.n_waiting}


@open_to_everyone
@require_safe
@never_cache
def entry_thanks(request, token):
    asked = asking.request_of(token)
    if asked is None:
        raise Http404
    shown = {"entry": asked.organisation, "is_answered": bool(asked.answered_at)}
    return render(request, "partners/upkeep/entry_thanks.html", shown)


@open_to_everyone
@require_POST
@rate_limit(action="confirm_link")
def entry_new_link(request, token):
    """Whoever had a link may have a new one, which goes to the entry's own address only."""
    asked = asking.request_of(token)
    if asked is None:
        raise Http404
    try:
        asking.ask_for_confirmation(asked.organisation, now=timezone.now())
    except asking.NoAddress:
        messages.error(request, _("We have no e-mail address of yours. Please write to us."))
    except asking.AskedJustNow:
        messages.info(
            request, _("A new link went out a few minutes ago. Please look at your mail.")
        )
    else:
        messages.success(request, _("A new link is on its way to the address that we know."))
    return redirect("confirm:entry_confirm", token=token)


def _over(request, asked, token, reason):
    shown = {
        "entry": asked.organisation,
        "token": token,
        "is_used": isinstance(reason, asking.LinkUsed),
        "answered_at": asked.answered_at,
    }
    return render(request, "partners/upkeep/entry_link_over.html", shown, status=410)
