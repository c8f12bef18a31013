"""Talks at the desk: written down, read, corrected, turned over from the counter."""

from datetime import timedelta

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from newcomers.booking.desk.scope import posted
from newcomers.casework import actions, conflicts
from newcomers.casework.cases.models import Case
from newcomers.casework.cases.views import page
from newcomers.casework.contacts.forms import (
    AnonymousTalkForm,
    CorrectionForm,
    PersonTalkForm,
    counted_of,
    fresh,
)
from newcomers.casework.drafts.desk import drafts_of
from newcomers.casework.models import Contact
from newcomers.casework.permissions import can_correct_without_reason, is_locked
from newcomers.casework.topics import topic_labels
from newcomers.people.models import Person
from partners.directory.codes import read_codes
from welcome_center.foundation.access import STAFF, open_to
from welcome_center.foundation.center.models import Site
from welcome_center.foundation.consent.actions import note_access
from welcome_center.foundation.consent.models import FileAccess

JUST_NOW = timedelta(hours=24)
MOST_RECENT = 5


def _person_or_404(request, code):
    visible = Person.objects.visible_to(request.user).select_related("team")
    return get_object_or_404(visible, code=code.upper())


def _contact_or_404(request, uuid):
    visible = Contact.objects.visible_to(request.user)
    related = ("person__team", "site__team", "advisor", "case", "language")
    return get_object_or_404(visible.select_related(*related), uuid=uuid)


def _own_site(user, teams):
    return Site.objects.active().filter(team__in=teams, advisors__user=user).first()


@open_to(*STAFF)
@page
def contact_add(request, code):
    """On a person. The open case of the team is chosen already."""
    person, now = _person_or_404(request, code), timezone.now()
    cases = Case.objects.visible_to(request.user)
    drafts = drafts_of(request, person, place="talk-new", field="text")
    begin = _begin(request, person, cases, now) | {"text": drafts.text}
    form = PersonTalkForm(posted(request), person=person, cases=cases, initial=begin)
    if form.is_valid():
        contact = Contact(person=person, created_at=now, **form.answers, **counted_of(person))
        actions.log_contact(contact)
        drafts.forget(request.user)
        messages.success(request, _("The talk is written down."))
        return _back(contact)
    recent = _just_at_the_counter(request.user, person, now)
    context = {"person": person, "form": form, "recent": recent, "drafts": drafts}
    return render(request, "newcomers/casework/contacts/contact_add.html", context)


def _begin(request, person, cases, now):
    site = _own_site(request.user, [person.team])
    case = cases.open().filter(person=person, team=person.team).first()
    begin = fresh(request.user, site, now, language=person.language_id)
    return begin | {"case": case, "topics": case.topics if case else []}


def _back(contact):
    if contact.case_id:
        return redirect("casework:case", contact.case.code)
    return redirect("casework:contact", contact.uuid)


def _just_at_the_counter(user, person, now):
    """Short contacts of today, one of which may have been this person: it is turned over."""
    mine = Contact.objects.visible_to(user).short().filter(advisor=user, person=None)
    latest = mine.filter(team=person.team, held_at__gte=now - JUST_NOW).for_list()[:MOST_RECENT]
    codes = read_codes(timezone.localdate(now))
    return [(each, codes.labels("topic_group", each.topic_groups)) for each in latest]


@open_to(*STAFF)
@require_POST
def contact_turn_over(request, code):
    """The same row goes on as the person's: it counts once."""
    person, now = _person_or_404(request, code), timezone.now()
    visible = Contact.objects.visible_to(request.user).filter(team=person.team)
    asked = request.POST.get("contact", "")
    contact = next((each for each in visible.filter(person=None) if str(each.uuid) == asked), None)
    if contact is None:
        messages.warning(request, _("This contact is somebody's already, or was taken back."))
        return redirect("casework:contact_add", person.code)
    reason = _("Turned over to a person") if _needs_reason(request.user, contact, now) else ""
    try:
        actions.correct_contact(
            contact, changes={}, person=person, by=request.user, now=now, reason=reason
        )
    except actions.AlreadyAPersons:
        messages.warning(request, _("This contact is somebody's already, or was taken back."))
        return redirect("casework:contact_add", person.code)
    messages.success(request, _("The contact is this person's now. You can add to it."))
    return redirect("casework:contact_edit", contact.uuid)


def _needs_reason(user, contact, now):
    return not can_correct_without_reason(user, contact, now=now)


@open_to(*STAFF)
@page
def contact_log(request):
    """With nobody's name: a consultation that counts, without a text."""
    now, teams = timezone.now(), list(request.user.teams.all())
    begin = fresh(request.user, _own_site(request.user, teams), now, language="de")
    form = AnonymousTalkForm(posted(request), teams=teams, initial=begin)
    if form.is_valid():
        actions.store_contact(Contact(created_at=now, **form.answers))
        messages.success(request, _("The talk is counted, with nobody's name."))
        return redirect("casework:contact_log")
    return render(request, "newcomers/casework/contacts/contact_log.html", {"form": form})


@open_to(*STAFF)
@require_safe
def contact(request, uuid):
    shown, now = _contact_or_404(request, uuid), timezone.now()
    if shown.person:
        note_access(shown.person.uuid, reader=request.user, way=FileAccess.Way.OPENED)
    context = {
        "contact": shown,
        "topics": _topics(shown, timezone.localdate(now)),
        "notes": shown.notes.all(),
        "is_locked": is_locked(shown, now=now),
    }
    return render(request, "newcomers/casework/contacts/contact.html", context)


def _topics(contact, day):
    """The exact ones, or the groups where the counter asked for no more."""
    if contact.topics:
        return topic_labels(contact.topics, day)
    return read_codes(day).labels("topic_group", contact.topic_groups)


@open_to(*STAFF)
@page
def contact_edit(request, uuid):
    shown, now = _contact_or_404(request, uuid), timezone.now()
    if shown.person is None:
        return redirect("counter:entry", shown.uuid)
    typed = conflicts.joined(posted(request), shown.text, text="text")
    drafts = drafts_of(request, shown.person, place=f"talk-{shown.uuid}", field="text")
    form, conflict = _correction(request, typed, shown, drafts), None
    if form.is_valid():
        try:
            actions.correct_contact(shown, **_said(form), by=request.user, now=now)
            drafts.forget(request.user)
            messages.success(request, _("The talk is saved."))
            return redirect("casework:contact", shown.uuid)
        except actions.ReasonMissing:
            form.add_error("reason", _("Please say why you correct it."))
        except actions.ChangedMeanwhile as told:
            conflict = conflicts.conflict_of(form, told.saved, text="text")
            form = _correction(request, conflicts.seen(form.data, told.saved), shown, drafts)
    context = {
        "contact": shown,
        "form": form,
        "conflict": conflict,
        "drafts": drafts,
        "needs_reason": _needs_reason(request.user, shown, now),
        "is_locked": is_locked(shown, now=now),
    }
    status = conflicts.CONFLICT if conflict else 200
    page = "newcomers/casework/contacts/contact_edit.html"
    return render(request, page, context, status=status)


def _correction(request, typed, contact, drafts):
    cases = Case.objects.visible_to(request.user)
    return CorrectionForm(typed, contact=contact, cases=cases, begun=drafts.text)


def _said(form):
    typed = form.cleaned_data
    return {"changes": form.answers, "reason": typed["reason"], "version": typed["version"]}
