"""What advisors and people print of a referral. Who printed it stands in the read log."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from newcomers.referrals import papers
from newcomers.referrals.models import Referral
from welcome_center.foundation.access import STAFF, Role, open_to
from welcome_center.foundation.consent.actions import note_access
from welcome_center.foundation.consent.models import FileAccess
from welcome_center.foundation.documents.papers import download

KNOWN = (
    "person__account",
    "topic",
    "service__organisation",
    "team",
    "advisor",
    "consent__noted_by",
)


@open_to(*STAFF)
@require_safe
def letter_paper(request, code):
    referral = of_team(request, code)
    try:
        pdf = papers.letter(referral, now=timezone.now())
    except papers.ConsentOver:
        messages.error(
            request, _("There is no letter: nothing leaves without a consent that is valid now.")
        )
        return redirect("referrals:referral", code)
    note_print(request, referral)
    return download(pdf, _("letter-%(code)s") % {"code": code})


@open_to(*STAFF)
@require_safe
def consent_paper(request, code):
    referral = _with_consent(of_team(request, code))
    note_print(request, referral)
    return _consent(referral)


@open_to(Role.NEWCOMER)
@require_safe
def my_consent_paper(request, code):
    """One's own, also after it was withdrawn."""
    own = Referral.objects.of(request.user).select_related(*KNOWN)
    return _consent(_with_consent(get_object_or_404(own, code=code)))


def of_team(request, code):
    known = Referral.objects.visible_to(request.user).select_related(*KNOWN)
    return get_object_or_404(known, code=code)


def _with_consent(referral):
    if referral.consent is None:
        raise Http404
    return referral


def _consent(referral):
    pdf = papers.consent(referral, now=timezone.now())
    return download(pdf, _("consent-%(code)s") % {"code": referral.code})


def note_print(request, referral):
    note_access(referral.person.uuid, reader=request.user, way=FileAccess.Way.PRINTED)
