"""What people do with their own referrals: say whether it worked, or take the consent back."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from newcomers.referrals import actions, calendar_file
from newcomers.referrals.models import Referral, ReferralStep
from welcome_center.foundation.access import Role, open_to


@open_to(Role.NEWCOMER)
@require_POST
def arrival_note(request, code):
    referral = get_object_or_404(Referral.objects.of(request.user), code=code)
    arrival = request.POST.get("arrival")
    if arrival not in Referral.Arrival.values:
        return redirect("home:me")
    actions.note_arrival(referral, arrival=arrival, now=timezone.now())
    messages.success(request, _("Thank you. Your advisor was told."))
    return redirect("home:me")


@open_to(Role.NEWCOMER)
@require_POST
def consent_withdraw(request, code):
    """Also after an answer: from now on the place reads nothing."""
    referral = get_object_or_404(Referral.objects.of(request.user), code=code)
    side = ReferralStep.Side.PERSON
    actions.take_consent_back(referral, side=side, by=request.user, now=timezone.now())
    messages.success(request, _("Your consent is withdrawn. The place can read nothing any more."))
    return redirect("home:me")


@open_to(Role.NEWCOMER)
@require_safe
def calendar(request, code):
    referral = get_object_or_404(Referral.objects.of(request.user), code=code)
    language = referral.person.language_id
    return calendar_file.as_answer(referral, language=language, now=timezone.now())
