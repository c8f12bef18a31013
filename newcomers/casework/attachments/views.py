"""The files of a person's case. Each download asks anew whose they are, and is noted."""

import logging

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from newcomers.casework.attachments import actions, shown
from newcomers.casework.attachments.forms import AttachmentForm, KeepForm
from newcomers.casework.attachments.models import Attachment
from newcomers.casework.attachments.permissions import can_change_attachment
from newcomers.people.models import Person
from welcome_center.foundation.access import STAFF, open_to
from welcome_center.foundation.consent.actions import note_access
from welcome_center.foundation.consent.models import FileAccess
from welcome_center.foundation.documents import storage
from welcome_center.foundation.documents.serving import as_download, sandboxed

logger = logging.getLogger(__name__)
page = require_http_methods(["GET", "HEAD", "POST"])


@open_to(*STAFF)
@page
def attachment_list(request, code):
    person = get_object_or_404(Person.objects.visible_to(request.user), code=code)
    form = AttachmentForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid() and _added(request, person, form):
        return redirect("attachments:attachment_list", code)

    if request.method == "GET":
        note_access(person.uuid, reader=request.user, way=FileAccess.Way.OPENED)
    rows = shown.rows_of(person, user=request.user, day=timezone.localdate())
    context = {"person": person, "form": form, "rows": rows}
    return render(request, "newcomers/casework/attachment_list.html", context)


def _added(request, person, form):
    said = form.cleaned_data
    try:
        actions.add_attachment(
            person,
            said["file"],
            kind=said["kind"],
            title=said["title"],
            by=request.user,
            now=timezone.now(),
        )
    except actions.AlreadyThere:
        form.add_error("file", _("This person's file already holds the same document."))
    except storage.NotStored:
        form.add_error("file", _("The file could not be stored. Please try again later."))
    else:
        messages.success(request, _("The document is stored."))
    return not form.errors


@open_to(*STAFF)
@require_safe
@sandboxed
def attachment(request, uuid):
    found = _attachment(request, uuid)
    try:
        content = storage.read(found.file)
    except FileNotFoundError as error:
        logger.error("the private storage lacks the file of an attachment")
        raise Http404 from error
    if request.method == "GET":
        note_access(found.person.uuid, reader=request.user, way=FileAccess.Way.EXPORTED)
    return as_download(content, name=found.name, media_type=found.media_type)


@open_to(*STAFF)
@page
def attachment_keep(request, uuid):
    found = _changeable(request, uuid)
    form = KeepForm(request.POST or None, day=timezone.localdate())
    if request.method == "POST" and form.is_valid():
        try:
            actions.keep_longer(found, **form.cleaned_data)
        except actions.AlreadyDeleted as error:
            raise Http404 from error
        messages.success(request, _("The document is kept longer."))
        return redirect("attachments:attachment_list", found.person.code)
    context = {"attachment": found, "form": form}
    return render(request, "newcomers/casework/attachment_keep.html", context)


@open_to(*STAFF)
@page
def attachment_delete(request, uuid):
    found = _changeable(request, uuid)
    if request.method == "POST":
        try:
            actions.delete_attachment(found, by=request.user, now=timezone.now())
        except actions.AlreadyDeleted as error:
            raise Http404 from error
        messages.success(request, _("The document is deleted."))
        return redirect("attachments:attachment_list", found.person.code)
    return render(request, "newcomers/casework/attachment_delete.html", {"attachment": found})


def _attachment(request, uuid):
    known = Attachment.objects.visible_to(request.user).kept().select_related("person")
    return get_object_or_404(known, uuid=uuid)


def _changeable(request, uuid):
    found = _attachment(request, uuid)
    if not can_change_attachment(request.user, found):
        raise PermissionDenied
    return found
