"""The advisors' referrals: whom to ask, what may leave, and what came back."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from newcomers.casework.attachments.models import Attachment
from newcomers.people.models import Person
from newcomers.referrals import actions, calendar_file, consenting, sheets
from newcomers.referrals.desk_forms import ConsentForm, ReferralForm, TopicForm
from newcomers.referrals.lists import REFERRALS
from newcomers.referrals.models import Referral, ReferralStep
from newcomers.referrals.permissions import (
    can_give_sheet,
    can_hand_over,
    can_send_referral,
    can_withdraw_referral,
)
from newcomers.referrals.signing import SigningForm
from newcomers.referrals.suggestions import suggest
from partners.directory.sheets import qr_code
from welcome_center.foundation.access import STAFF, open_to
from welcome_center.foundation.consent.models import Consent
from welcome_center.foundation.documents.list_pages import show_list
from welcome_center.foundation.documents.storage import NotStored

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
        "sheet": _sheet(shown) if can_give_sheet(shown) else None,
        "can_hand_over": can_hand_over(shown, now=timezone.now()),
        "can_withdraw": can_withdraw_referral(request.user, shown),
        "scan": _scan(request, shown),
        "needs_consent": shown.kind == Referral.Kind.WARM and shown.consent is None,
    }
    return render(request, "newcomers/referrals/referral.html", context)


def _scan(request, shown):
    """The signed paper, where there is one."""
    mine = Attachment.objects.visible_to(request.user).kept()
    return mine.filter(consent=shown.consent).first() if shown.consent else None


def _sheet(referral):
    told = sheets.advice_of(referral, moment=timezone.now())
    address = sheets.address(told, referral.person.language_id)
    return {"address": address, "code": qr_code(address)}


@open_to(*STAFF)
@page
def referral_add(request, person_code):
    """First the topic, by GET; then whom the rules name for it, and why."""
    person = get_object_or_404(Person.objects.visible_to(request.user).workable(), code=person_code)
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
        overridden=form.overridden,
        kind=said["kind"],
        override_reason=said["override_reason"],
        request=said["request"],
        answer_by=said["answer_by"],
    )


@open_to(*STAFF)
@page
def consent_add(request, code):
    """First what is agreed to; then its text, to be read in both languages and signed."""
    shown, day = _referral(request, code), timezone.localdate()
    if not can_send_referral(request.user, shown) or shown.consent is not None:
        raise PermissionDenied
    form = ConsentForm(request.POST or None, referral=shown, day=day)
    if request.method == "POST" and form.is_valid() and "change" not in request.POST:
        return _read_and_signed(request, shown, form)
    context = {
        "referral": shown,
        "form": form,
        "warns_of_telling": consenting.warns_of_telling(shown.service),
    }
    return render(request, "newcomers/referrals/consent_add.html", context)


def _read_and_signed(request, shown, form):
    is_read = "agreed" in request.POST
    way = form.cleaned_data["form"]
    given = (request.POST, request.FILES) if is_read else ()
    signed = SigningForm(*given, way=way)
    if is_read and signed.is_valid() and _is_kept(request, shown, form, signed):
        messages.success(request, _("The consent is kept. You can send the referral now."))
        return redirect("referrals:referral", shown.code)
    context = {
        "referral": shown,
        "form": form,
        "signed": signed,
        "on_screen": way == Consent.Form.SCREEN,
        "texts": form.terms.texts(form.said["language"]).items(),
    }
    return render(request, "newcomers/referrals/consent_read.html", context)


def _is_kept(request, shown, form, signed):
    said = form.said | signed.cleaned_data
    try:
        consenting.keep_consent(
            shown, terms=form.terms, by=request.user, now=timezone.now(), **said
        )
    except NotStored:
        signed.add_error("scan", _("The file could not be stored. Please try again later."))
    return not signed.errors


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
    except actions.NotNow:
        messages.info(request, _("A colleague was quicker. Please look again."))
    else:
        messages.success(request, _sent(shown))
    return redirect("referrals:referral", code)


def _sent(referral):
    if referral.kind == Referral.Kind.ADVICE:
        return _("The advice is noted. Nothing left the house.")
    return _("The referral is on its way.")


@open_to(*STAFF)
@require_POST
def referral_withdraw(request, code):
    shown = _referral(request, code)
    if not can_withdraw_referral(request.user, shown):
        raise PermissionDenied
    side = ReferralStep.Side.CENTER
    try:
        actions.withdraw_referral(shown, side=side, by=request.user, now=timezone.now())
    except actions.NotNow:
        messages.info(request, _("A colleague was quicker. Please look again."))
    else:
        told = _("The referral is withdrawn. The place can read nothing any more.")
        messages.success(request, told)
    return redirect("referrals:referral", code)


@open_to(*STAFF)
@require_safe
def calendar(request, code):
    shown = _referral(request, code)
    language = shown.person.language_id
    return calendar_file.as_answer(shown, language=language, now=timezone.now())


@open_to(*STAFF)
@require_POST
def answer_note(request, code):
    """What came in has been read: it is no longer among the things to do."""
    shown, seen = _referral(request, code), _moment(request.POST.get("seen", ""))
    if seen is None:
        raise PermissionDenied
    actions.note_answer(shown, seen=seen)
    messages.success(request, _("Noted. The answer is no longer among the things to do."))
    return redirect("referrals:referral", code)


def _moment(text):
    """Which answer was seen; None where nobody can say."""
    try:
        moment = parse_datetime(text)
    except ValueError:
        return None
    return moment if moment and timezone.is_aware(moment) else None


def _referral(request, code):
    known = Referral.objects.visible_to(request.user).for_list()
    known = known.select_related("consent", "team", "person__account")
    return get_object_or_404(known, code=code)
