"""What the link in a mail opens for a place without an account.

Opening it changes nothing, for mail scanners open links, too. The facts are shown to whoever also
has the code from the letter; that is asked once a session.
"""

from functools import wraps

from allauth.decorators import rate_limit
from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from newcomers.referrals import actions, answering
from newcomers.referrals.forms import CodeForm
from newcomers.referrals.models import Referral
from newcomers.referrals.permissions import can_answer_referral
from welcome_center.foundation.access import open_to_everyone
from welcome_center.foundation.accounts.models import hash_token

page = require_http_methods(["GET", "HEAD", "POST"])
OPENED = "referrals_opened"  # in the session: those whose code was entered


def with_referral(view):
    """Finds the referral of a link; where it is over, says so without a word about the person."""

    @wraps(view)
    def opened(request, token):
        referral = _referral(token)
        if not can_answer_referral(referral, now=timezone.now()):
            return answering.over(request, token=token, is_ended=True)
        if referral.link_until <= timezone.now():
            return answering.over(request, token=token, is_ended=False)
        response = view(request, referral, token)
        response["Referrer-Policy"] = "same-origin"
        response["X-Robots-Tag"] = "noindex, nofollow"
        return response

    return never_cache(opened)


@open_to_everyone
@page
@rate_limit(action="referral_code")
@with_referral
def open_link(request, referral, token):
    form = CodeForm(request.POST or None)
    if form.is_valid():
        try:
            actions.see_referral(referral, code=form.cleaned_data["code"], now=timezone.now())
        except actions.WrongCode:
            form.add_error("code", _("This is not the code of this referral."))
        else:
            known = request.session.get(OPENED, [])
            request.session[OPENED] = [*known, str(referral.uuid)][-20:]
            return redirect("referral:answer", token)
    shown = {"referral": referral, "form": form}
    return render(request, "newcomers/referrals/link_code.html", shown)


@open_to_everyone
@page
@with_referral
def answer(request, referral, token):
    if str(referral.uuid) not in request.session.get(OPENED, []):
        return redirect("referral:open", token)
    return answering.answer(request, referral, back=reverse("referral:answer", args=[token]))


@open_to_everyone
@require_POST
@rate_limit(action="referral_link")
def new_link(request, token):
    """Whoever had a link may have a new one; it goes to the place's own address only."""
    referral = _referral(token)
    try:
        actions.send_link_again(referral, now=timezone.now())
    except actions.NotNow:
        return answering.over(request, token=token, is_ended=True)
    messages.success(request, _("A new link is on its way to the address that we know."))
    return render(request, "newcomers/referrals/link_sent.html")


def _referral(token):
    known = Referral.objects.handed_over().select_related(
        "person", "consent", "service__organisation", "topic", "team", "advisor"
    )
    referral = known.filter(token_hash=hash_token(token)).first()
    if referral is None:
        raise Http404
    return referral
