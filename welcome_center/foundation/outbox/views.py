"""What was written to whom, and what became of it."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from welcome_center.foundation.access import STAFF, open_to
from welcome_center.foundation.outbox import actions
from welcome_center.foundation.outbox.filters import IN_ADDRESS, MAX_WORDS, MessageFilter
from welcome_center.foundation.outbox.models import Message
from welcome_center.foundation.outbox.permissions import (
    can_change_wording,
    can_read_message,
    can_resend_message,
)

PAGE = 25
# In the session: mostly it is somebody's address, which must not stand in that of the page.
SEARCHED = "messages_searched"


@open_to(*STAFF)
@require_http_methods(["GET", "HEAD", "POST"])
def message_list(request):
    if request.method == "POST":
        return _search(request)
    searched = request.session.get(SEARCHED, "")
    asked = request.GET.dict() | {"words": searched}
    log = MessageFilter(asked, Message.objects.visible_to(request.user).for_list())
    context = {
        "page": Paginator(log.qs, PAGE).get_page(request.GET.get("page")),
        "filter": log,
        "searched": searched,
        "others": {name: asked[name] for name in IN_ADDRESS if asked.get(name)},
        "is_filtered": any(asked.get(name) for name in log.filters),
        "can_change_wording": can_change_wording(request.user),
    }
    return render(request, "foundation/outbox/message_list.html", context)


def _search(request):
    """The words are kept, the other filters stand in the address."""
    words = request.POST.get("words", "").replace("\0", "").strip()[:MAX_WORDS]
    if words:
        request.session[SEARCHED] = words
    else:
        request.session.pop(SEARCHED, None)
    chosen = {name: request.POST[name] for name in IN_ADDRESS if request.POST.get(name)}
    page = reverse("messages:message_list")
    return redirect(f"{page}?{urlencode(chosen)}" if chosen else page)


@open_to(*STAFF)
@require_safe
def message_detail(request, pk):
    message = get_object_or_404(Message.objects.visible_to(request.user).for_list(), pk=pk)
    now = timezone.now()
    context = {
        "message": message,
        "can_read": can_read_message(request.user, message),
        "can_resend": can_resend_message(request.user, message, now=now),
        "is_out_of_date": message.is_through and message.is_out_of_date(now),
    }
    return render(request, "foundation/outbox/message_detail.html", context)


@open_to(*STAFF)
@require_POST
def message_resend(request, pk):
    message = get_object_or_404(Message.objects.visible_to(request.user), pk=pk)
    if not can_read_message(request.user, message):
        raise PermissionDenied
    try:
        actions.resend_message(message, now=timezone.now())
    except actions.OutOfDate:
        messages.info(request, _("This message is out of date. It is not sent again."))
    except actions.NotResendable:
        messages.info(request, _("This message is on its way already."))
    else:
        messages.success(request, _("The message goes out again within the next seconds."))
    return redirect("messages:message_detail", pk=message.pk)
