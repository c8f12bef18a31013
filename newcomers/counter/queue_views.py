"""Numbers: given, called, ended; and the screen in the room, which names nobody."""

import uuid as uuids

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from newcomers.counter import actions
from newcomers.counter.models import QueueTicket
from newcomers.counter.places import posted_site, site_of, sites_of
from newcomers.counter.queue import line_of, screen_token, site_of_token
from welcome_center.foundation.access import STAFF, open_to, open_to_everyone
from welcome_center.foundation.center.models import Site

State = QueueTicket.State


@open_to(*STAFF)
@require_safe
def queue(request):
    sites = sites_of(request.user)
    site = site_of(request, sites)
    if site is None:
        return render(request, "newcomers/counter/no_site.html")
    screen = reverse("room:screen", args=[screen_token(site)])
    context = _context(site) | {"sites": list(sites.values()), "screen": screen}
    return render(request, "newcomers/counter/queue.html", context)


def _context(site, *, said=""):
    return {
        "site": site,
        "queue": line_of(site, now=timezone.now()),
        "ticket_uuid": uuids.uuid4(),
        "queue_said": said,
    }


@open_to(*STAFF)
@require_POST
def number_give(request):
    site = _site(request)
    try:
        uuid = uuids.UUID(request.POST.get("uuid", ""))
    except ValueError:
        uuid = uuids.uuid4()
    ticket = actions.give_number(site, uuid=uuid, now=timezone.now())
    return _answer(request, site, _("Number %(number)s is given.") % {"number": ticket.number})


@open_to(*STAFF)
@require_POST
def number_call(request):
    site = _site(request)
    ticket = actions.call_next(site, by=request.user, now=timezone.now())
    if ticket is None:
        return _answer(request, site, _("Nobody waits."))
    return _answer(request, site, _("Number %(number)s is called.") % {"number": ticket.number})


@open_to(*STAFF)
@require_POST
def number_end(request, uuid):
    visible = QueueTicket.objects.visible_to(request.user).select_related("site")
    ticket, said = get_object_or_404(visible, uuid=uuid), ""
    state = State.GONE if request.POST.get("state") == State.GONE else State.DONE
    try:
        actions.end_ticket(ticket, state=state, now=timezone.now())
    except actions.AlreadyEnded:
        said = _("A colleague was quicker.")
    return _answer(request, ticket.site, said)


def _site(request):
    site = posted_site(request, sites_of(request.user))
    if site is None:
        raise Http404
    return site


def _answer(request, site, said):
    if request.htmx:
        return render(request, "newcomers/counter/_queue.html", _context(site, said=said))
    if said:
        messages.success(request, said)
    return redirect("counter:queue")


@open_to_everyone
@require_safe
def screen(request, token):
    """Numbers only. The address is the key, and is good for a day."""
    site = get_object_or_404(Site.objects.active(), pk=site_of_token(token))
    context = {"site": site, "queue": line_of(site, now=timezone.now())}
    page = "_screen" if request.htmx else "screen"
    return render(request, f"newcomers/counter/{page}.html", context)
