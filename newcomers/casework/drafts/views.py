"""Keeping and discarding what somebody is writing. Nothing of it stands in an address."""

import re

from django.core.exceptions import BadRequest
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST

from newcomers.casework.drafts import actions
from newcomers.casework.drafts.desk import FIELD, uuid_of
from newcomers.casework.hints import LONGEST
from newcomers.people.models import Person
from welcome_center.foundation.access import STAFF, open_to

PLACE = re.compile(r"(case|talk)-[0-9A-Za-z-]{3,40}")


def _person_or_404(request, code):
    return get_object_or_404(Person.objects.visible_to(request.user), code=code.upper())


@open_to(*STAFF)
@require_POST
def draft_keep(request, code):
    person, sent = _person_or_404(request, code), request.POST
    token, place, text = uuid_of(sent.get(FIELD)), sent.get("place", ""), sent.get("text", "")
    is_whole = token and PLACE.fullmatch(place) and len(text) <= LONGEST and "\0" not in text
    if not is_whole:
        raise BadRequest
    now = timezone.now()
    actions.keep_draft(token, user=request.user, person=person, place=place, text=text, now=now)
    return HttpResponse(status=204)


@open_to(*STAFF)
@require_POST
def draft_discard(request, code):
    person, back = _person_or_404(request, code), request.POST.get("back", "")
    if token := uuid_of(request.POST.get(FIELD)):
        actions.forget_draft(token, user=request.user)
    is_ours = back.startswith("/") and url_has_allowed_host_and_scheme(back, allowed_hosts=None)
    return redirect(back) if is_ours else redirect("file:person", person.code)
