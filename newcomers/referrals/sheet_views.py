"""The sheet of a referral advice: for everybody on the web, on paper and by mail from the desk."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from newcomers.referrals import sheets
from newcomers.referrals.messages import sheet_mailed
from newcomers.referrals.paper_views import note_print, of_team
from newcomers.referrals.permissions import can_give_sheet
from partners.directory.offers import Service
from partners.directory.sheets import qr_code
from welcome_center.foundation.access import STAFF, open_to, open_to_everyone
from welcome_center.foundation.documents.papers import download


@open_to_everyone
@require_safe
def sheet(request, uuid):
    """What the code on the sheet leads to: the same, without a word about who was advised."""
    service = get_object_or_404(Service.objects.listed().select_related("organisation"), uuid=uuid)
    told = sheets.advice(service, request.GET.get("rule", ""), moment=timezone.now())
    language = get_language()
    address = sheets.address(told, language)
    shown = {
        "sides": [sheets.side(told, code) for code in reversed(sheets.languages(language))],
        "address": address,
        "code": qr_code(address),
    }
    response = render(request, "newcomers/referrals/sheet.html", shown)
    response["Referrer-Policy"] = "same-origin"
    response["X-Robots-Tag"] = "noindex, nofollow"
    return response


@open_to(*STAFF)
@require_safe
def sheet_paper(request, code):
    referral = _with_sheet(request, code)
    pdf = sheets.paper(referral, now=timezone.now())
    note_print(request, referral)
    return download(pdf, _("sheet-%(code)s") % {"code": code})


@open_to(*STAFF)
@require_POST
def sheet_mail(request, code):
    """When somebody wants it by mail, and has an address."""
    referral = _with_sheet(request, code)
    if sheet_mailed(referral, moment=timezone.now()):
        messages.success(request, _("The sheet is on its way to the person."))
    else:
        messages.error(request, _("This person has no e-mail address. Please print the sheet."))
    return redirect("referrals:referral", code)


def _with_sheet(request, code):
    referral = of_team(request, code)
    if not can_give_sheet(referral):
        raise PermissionDenied
    return referral
