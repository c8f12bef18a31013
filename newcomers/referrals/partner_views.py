"""A place's inbox of referrals, for its members with an account."""

from django.core.paginator import Paginator
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from newcomers.referrals import actions, answering
from newcomers.referrals.models import Referral, State
from newcomers.referrals.permissions import can_answer_referral
from welcome_center.foundation.access import Role, open_to

PAGE_SIZE = 25


@open_to(Role.PARTNER)
@require_safe
def inbox(request):
    """Without a word about the people; what waits comes first."""
    addressed = Referral.objects.addressed_to(request.user).for_inbox()
    shown = Paginator(addressed, PAGE_SIZE).get_page(request.GET.get("page"))
    return render(request, "newcomers/referrals/inbox.html", {"page": shown})


@open_to(Role.PARTNER)
@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def inbox_referral(request, code):
    """Sealed until somebody opens it by POST: that is a step which the center sees."""
    referral = _addressed(request, code)
    if not can_answer_referral(referral, now=timezone.now()):
        return answering.over(request, is_ended=True, is_member=True)
    if referral.state == State.SENT:
        return render(request, "newcomers/referrals/inbox_sealed.html", {"referral": referral})
    back = reverse("inbox:inbox_referral", args=[code])
    return answering.answer(request, referral, back=back, by=request.user)


@open_to(Role.PARTNER)
@require_POST
def referral_open(request, code):
    referral = _addressed(request, code)
    if can_answer_referral(referral, now=timezone.now()):
        actions.open_referral(referral, by=request.user, now=timezone.now())
    return redirect("inbox:inbox_referral", code)


def _addressed(request, code):
    known = Referral.objects.addressed_to(request.user).select_related(
        "person", "consent", "service__organisation", "topic", "team", "advisor"
    )
    return get_object_or_404(known, code=code)
