"""The advisors' referrals: whom to ask, what may leave, and what came back."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from newcomers.people.models import Person
from newcomers.referrals import actions, consenting
from newcomers.referrals.desk_forms import ConsentForm, ReferralForm, TopicForm
from newcomers.referrals.lists import REFERRALS
from newcomers.referrals.models import Referral, ReferralStep
from newcomers.referrals.permissions import can_send_referral, can_withdraw_referral
from newcomers.referrals.suggestions import suggest
from welcome_center.foundation.access import STAFF, open_to
from welcome_center.foundation.documents.list_pages import show_list

page = require_http_methods(["GET", "HEAD", "POST"])


@open_to(*STAFF)
@require_safe
def referral_list(request):
    return show_list(request, REFERRALS, "newcomers/referrals/referral_list.html")


@open_to(*STAFF)
@require_safe
def referral(request, code):
    shown = _referral(request, code)
    context = {
        "referral": shown,
        "steps": shown.steps.select_related("by"),
        "can_send": can_send_referral(request.user, shown),
        "can_withdraw": can_withdraw_referral(request.user, shown),
        "needs_consent": shown.kind == Referral.Kind.WARM and shown.consent is None,
    }
    return render(request, "newcomers/referrals/referral.html", context)


@open_to(*STAFF)
@page
def referral_add(request, person_code):
    """First the topic, by GET; then whom the rules name for it, and why."""
    person = get_object_or_404(Person.objects.visible_to(request.user), code=person_code)
    day = timezone.localdate()
    topic_form = TopicForm(request.GET if "topic" in request.GET else None, day=day)
    context = {"person": person, "topic_form": topic_form, "suggestions": [], "form": None}
    if topic_form.is_valid():
        topic = topic_form.cleaned_data["topic"]
        suggested = suggest(person, topic, day=day)
        form = ReferralForm(request.POST or None, suggested=suggested, topic=topic)
        if request.method == "POST" and form.is_valid():
            drafted = _draft(request.user, person, topic, form)
            return redirect("referrals:referral", drafted.code)
        context |= {"topic": topic, "suggestions": suggested, "form": form}
    return render(request, "newcomers/referrals/referral_add.html", context)


def _draft(user, person, topic, form):
    service, rule = form.chosen
    said = form.cleaned_data
    return actions.draft_referral(
        person,
        advisor=user,
        topic=topic,
        service=service,
        rule=rule,
        kind=said["kind"],
        override_reason=said["override_reason"],
        request=said["request"],
        answer_by=said["answer_by"],
    )


@open_to(*STAFF)
@page
def consent_add(request, code):
    shown, day = _referral(request, code), timezone.localdate()
    if not can_send_referral(request.user, shown) or shown.consent is not None:
        raise PermissionDenied
    form = ConsentForm(request.POST or None, referral=shown, day=day)
    if request.method == "POST" and form.is_valid():
        consenting.keep_consent(
            shown, terms=form.terms, by=request.user, now=timezone.now(), **form.said
        )
        messages.success(request, _("The consent is kept. You can send the referral now."))
        return redirect("referrals:referral", code)
    context = {
        "referral": shown,
        "form": form,
        "warns_of_telling": consenting.warns_of_telling(shown.service),
    }
    return render(request, "newcomers/referrals/consent_add.html", context)


@open_to(*STAFF)
@require_POST
def referral_send(request, code):
    shown = _referral(request, code)
    if not can_send_referral(request.user, shown):
        raise PermissionDenied
    try:
        actions.send_referral(shown, by=request.user, now=timezone.now())
    except actions.ConsentMissing:
        messages.error(request, _("Nothing leaves without the person's consent for this place."))
    except actions.NoRecipient:
        messages.error(request, _("We have no e-mail address of this place. Please call there."))
    else:
        messages.success(request, _("The referral is on its way."))
    return redirect("referrals:referral", code)


@open_to(*STAFF)
@require_POST
def referral_withdraw(request, code):
    shown = _referral(request, code)
    if not can_withdraw_referral(request.user, shown):
        raise PermissionDenied
    side = ReferralStep.Side.CENTER
    actions.withdraw_referral(shown, side=side, by=request.user, now=timezone.now())
    messages.success(request, _("The referral is withdrawn. The place can read nothing any more."))
    return redirect("referrals:referral", code)


def _referral(request, code):
    known = Referral.objects.visible_to(request.user).for_list().select_related("consent", "team")
    return get_object_or_404(known, code=code)
