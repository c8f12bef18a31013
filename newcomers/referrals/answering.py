"""What a place reads of a referral and can answer, by link or in its own area."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from newcomers.referrals import actions, facts
from newcomers.referrals.forms import AppointmentForm, DeclineForm, QuestionForm, ResultForm

DEEDS = {
    "accept": None,
    "appointment": AppointmentForm,
    "question": QuestionForm,
    "decline": DeclineForm,
    "result": ResultForm,
}


def answer(request, referral, *, back, by=None):
    """The page with the facts and the forms; a good answer leads `back`, whatever it met."""
    deed = request.POST.get("deed", "")
    forms = {
        name: _form(kind, request.POST if name == deed else None) for name, kind in DEEDS.items()
    }
    form = forms.get(deed)
    if request.method == "POST" and deed in DEEDS and (form is None or form.is_valid()):
        _do(request, referral, deed, form.cleaned_data if form else {}, by)
        return redirect(back)
    shown = {
        "referral": referral,
        "facts": facts.shared(referral, day=timezone.localdate()),
        "forms": {name: each for name, each in forms.items() if each},
        "deed": deed,
        "is_member": by is not None,
    }
    return render(request, "newcomers/referrals/link_answer.html", shown)


def over(request, *, is_ended, is_member=False, token=""):
    """Nothing can be read any more; whoever was just answering is told that it came too late."""
    shown = {
        "token": token,
        "is_ended": is_ended,
        "is_member": is_member,
        "is_refused": request.method == "POST" and "deed" in request.POST,
    }
    return render(request, "newcomers/referrals/link_over.html", shown, status=410)


def _form(kind, typed):
    return kind(typed) if kind else None


def _do(request, referral, deed, said, by):
    do = {
        "accept": actions.accept_referral,
        "appointment": actions.propose_appointment,
        "question": actions.ask_back,
        "decline": actions.decline_referral,
        "result": actions.report_result,
    }[deed]
    said = {name: value for name, value in said.items() if name not in ("day", "time")}
    try:
        do(referral, now=timezone.now(), by=by, **said)
    except actions.NotNow:
        messages.error(request, _("Somebody else has answered meanwhile. Please look again."))
    else:
        messages.success(request, _("Thank you. The welcome center was told."))
