"""The counter: one screen, one touch after the other."""

import uuid as uuids

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.middleware.csrf import get_token
from django.shortcuts import get_object_or_404, redirect, render
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from newcomers.booking.desk.scope import posted
from newcomers.casework import actions
from newcomers.casework.models import Contact
from newcomers.casework.permissions import can_correct_without_reason
from newcomers.counter.choices import Choices, name_of_target, targets
from newcomers.counter.forms import CounterForm, EntryForm, defaults_of, initial_of
from newcomers.counter.places import posted_site, site_of, sites_of
from newcomers.counter.queue import line_of
from newcomers.counter.shift import shift_of
from newcomers.people.models import Person
from partners.directory.actions import note_gap
from welcome_center.foundation.access import STAFF, open_to
from welcome_center.foundation.center.models import Topic

STORED = "X-Stored"  # tells the browser's queue that this entry has arrived


@open_to(*STAFF)
@require_http_methods(["GET", "HEAD", "POST"])
def counter(request):
    now, sites = timezone.now(), sites_of(request.user)
    choices = Choices(timezone.localdate(now))
    if request.method == "POST":
        return _save(request, sites, choices, now)
    site = site_of(request, sites)
    if site is None:
        return render(request, "newcomers/counter/no_site.html")
    return _page(request, _fresh(site, sites, choices), site, sites, now)


def _save(request, sites, choices, now):
    form = CounterForm(request.POST, choices=choices, sites=sites)
    if not form.is_valid():
        if request.htmx:
            return render(request, "newcomers/counter/_refused.html", {"form": form}, status=422)
        site = posted_site(request, sites) or site_of(request, sites)
        if site is None:
            return render(request, "newcomers/counter/no_site.html")
        return _page(request, form, site, sites, now)
    contact = form.contact(advisor=request.user, now=now)
    actions.store_contact(contact)
    if not request.htmx:
        messages.success(request, _("The contact is saved."))
        return redirect("counter:counter")
    response = _today(request, contact.site, choices, now)
    response.headers[STORED] = str(contact.uuid)
    return response


def _today(request, site, choices, now, *, said=""):
    """Without what stands around a page, which would cost queries."""
    shift = shift_of(site, user=request.user, choices=choices, now=now)
    context = {"shift": shift, "said": said, "csrf_token": get_token(request)}
    return HttpResponse(render_to_string("newcomers/counter/_today.html", context))


def _fresh(site, sites, choices):
    last = Contact.objects.filter(site=site).order_by("-held_at").first()
    initial = {"uuid": uuids.uuid4(), "site": site.code, **defaults_of(last)}
    return CounterForm(initial=initial, choices=choices, sites=sites)


def _page(request, form, site, sites, now):
    context = {
        "form": form,
        "site": site,
        "sites": list(sites.values()),
        "now": now,
        "targets": targets(),
        "shift": shift_of(site, user=request.user, choices=form.options, now=now),
        "queue": line_of(site, now=now),
        "ticket_uuid": uuids.uuid4(),
    }
    return render(request, "newcomers/counter/counter.html", context)


@open_to(*STAFF)
@require_POST
def undo(request, uuid):
    now, contact = timezone.now(), _find(request, uuid)
    said, tell = _("The contact is taken back."), messages.success
    try:
        actions.undo_contact(contact, by=request.user, now=now)
    except actions.TooLate:
        said, tell = _("It is too late to take this back. You can correct it."), messages.warning
    if request.htmx:
        return _today(request, contact.site, Choices(timezone.localdate(now)), now, said=said)
    tell(request, said)
    return redirect("counter:counter")


def _find(request, uuid):
    visible = Contact.objects.visible_to(request.user).select_related("site", "person")
    return get_object_or_404(visible, uuid=uuid)


@open_to(*STAFF)
@require_POST
def gap(request):
    """One tap: nobody offers this, here, in this language."""
    now, sites = timezone.now(), sites_of(request.user)
    site, choices = posted_site(request, sites), Choices(timezone.localdate(now))
    topic = _topic(request, choices)
    if site is None:
        raise Http404
    if topic is None:
        said, is_noted = _("Please choose the topic first."), False
    else:
        _note_gap(request, topic, site, choices, now)
        said, is_noted = _("Thank you. The gap is noted."), True
    if request.htmx:
        context = {"said": said, "is_noted": is_noted}
        return render(request, "newcomers/counter/_gap_said.html", context)
    (messages.success if is_noted else messages.warning)(request, said)
    return redirect("counter:counter")


def _topic(request, choices):
    """The exact one, or the first of the group that was chosen; None without either."""
    asked, group = request.POST.get("topic", ""), request.POST.get("topic_group", "")
    is_known = asked in choices.codes.lists["topic"]
    code = asked if is_known else choices.first_topic_of(group)
    return code and Topic.objects.get(pk=code)


def _note_gap(request, topic, site, choices, now):
    asked = request.POST.get("language", "")
    language = asked if asked in dict(choices.languages) else ""
    group = choices.label("topic_group", request.POST.get("topic_group", ""))
    note_gap(
        topic=topic,
        text=_("Noted at the counter: %(topic)s") % {"topic": group or topic.label},
        by=request.user,
        now=now,
        ags=site.municipality_id or "",
        language=language,
    )


@open_to(*STAFF)
@require_http_methods(["GET", "HEAD", "POST"])
def entry(request, uuid):
    """Corrects what was counted; later than its day with a reason."""
    now, contact, sites = timezone.now(), _find(request, uuid), sites_of(request.user)
    form = EntryForm(
        posted(request),
        initial=initial_of(contact, target=name_of_target(contact.referred_to)),
        choices=Choices(timezone.localdate(now)),
        sites=sites | {contact.site.code: contact.site},
    )
    if form.is_valid() and _is_corrected(request, form, contact, now):
        messages.success(request, _("The contact is corrected."))
        return redirect("counter:counter")
    context = {
        "form": form,
        "contact": contact,
        "targets": targets(),
        "needs_reason": not can_correct_without_reason(request.user, contact, now=now),
        "notes": contact.notes.all(),
    }
    return render(request, "newcomers/counter/entry.html", context)


def _is_corrected(request, form, contact, now):
    """False where something is still missing; the form says what."""
    why = {"by": request.user, "now": now, "reason": form.cleaned_data["reason"]}
    try:
        person = _person(request, form)
        actions.correct_contact(contact, changes=form.counted, person=person, **why)
    except Person.DoesNotExist:
        form.add_error("person_code", _("Nobody of your team has this code."))
    except actions.AlreadyAPersons:
        form.add_error("person_code", _("This contact is somebody's already."))
    except actions.ReasonMissing:
        form.add_error("reason", _("Please say why you correct it."))
    return form.is_valid()


def _person(request, form):
    if not form.cleaned_data["person_code"]:
        return None
    if not form.names_a_person:
        raise Person.DoesNotExist
    visible = Person.objects.visible_to(request.user)
    return visible.get(code=form.cleaned_data["person_code"])
