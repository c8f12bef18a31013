"""One thing to do: noted, changed, done, moved, dropped, taken back."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from newcomers.casework.followups import actions, permissions
from newcomers.casework.followups.forms import (
    DropForm,
    FollowUpForm,
    MoveForm,
    NewFollowUpForm,
    OwnerForm,
    StepFormSet,
)
from newcomers.casework.followups.models import FollowUp
from newcomers.casework.followups.staff import colleagues_of
from newcomers.casework.followups.templates import steps_of, templates_on
from newcomers.people.models import Person
from welcome_center.foundation.access import STAFF, open_to

page = require_http_methods(["GET", "HEAD", "POST"])


def _closed_meanwhile():
    return _("Somebody was quicker: this is no longer open.")


@open_to(*STAFF)
@page
def follow_up_add(request):
    return _add(request, None)


@open_to(*STAFF)
@page
def follow_up_add_for(request, person_code):
    return _add(request, _person(request, person_code))


def _add(request, person):
    if not request.user.teams.exists():
        raise PermissionDenied
    typed = request.POST if request.method == "POST" else None
    form = NewFollowUpForm(typed, user=request.user, person=person, now=timezone.now())
    if typed is not None and form.is_valid():
        about = form.person
        said = {name: form.said[name] for name in ("text", "due_on", "repeat", "owner")}
        team = about.team if about else form.follow_up.team
        actions.add_follow_up(by=request.user, team=team, person=about, **said)
        messages.success(request, _("The follow-up is noted."))
        return redirect("file:person", about.code) if person else redirect("home:todo")
    context = {"form": form, "person": person}
    return render(request, "newcomers/casework/followups/follow_up_add.html", context)


@open_to(*STAFF)
@page
def follow_up(request, uuid):
    shown, now = _follow_up(request, uuid), timezone.now()
    if request.method == "POST":
        return _change(request, shown, now)
    return _page(request, shown, FollowUpForm(follow_up=shown, now=now), now)


def _change(request, shown, now):
    if not permissions.can_change_follow_up(request.user, shown):
        messages.warning(request, _closed_meanwhile())
        return redirect("followups:follow_up", shown.uuid)
    form = FollowUpForm(request.POST, follow_up=shown, now=now)
    if not form.is_valid():
        return _page(request, shown, form, now)
    try:
        actions.change(shown, **form.said)
    except actions.AlreadyClosed:
        messages.warning(request, _closed_meanwhile())
    else:
        messages.success(request, _("The follow-up is changed."))
    return redirect("home:todo")


def _page(request, shown, form, now, drop_form=None):
    context = {
        "follow_up": shown,
        "form": form,
        "drop_form": drop_form or DropForm(),
        "when": shown.when(timezone.localdate(now)),
        "can_change": permissions.can_change_follow_up(request.user, shown),
        "can_reopen": permissions.can_reopen_follow_up(request.user, shown, now=now),
    }
    return render(request, "newcomers/casework/followups/follow_up.html", context)


@open_to(*STAFF)
@require_POST
def follow_up_done(request, uuid):
    shown = _follow_up(request, uuid)
    try:
        following = actions.finish(shown, by=request.user, now=timezone.now())
    except actions.AlreadyClosed:
        messages.warning(request, _closed_meanwhile())
    else:
        again = _("Done. It comes again, as it repeats. You can take this back below.")
        messages.success(request, again if following else _("Done. You can take this back below."))
    return redirect(_way_back(request))


@open_to(*STAFF)
@require_POST
def follow_up_move(request, uuid):
    shown, form = _follow_up(request, uuid), MoveForm(request.POST)
    if not form.is_valid():
        messages.error(request, " ".join(form.errors["due_on"]))
        return redirect(_way_back(request))
    try:
        actions.move(shown, to=form.cleaned_data["due_on"])
    except actions.AlreadyClosed:
        messages.warning(request, _closed_meanwhile())
    else:
        messages.success(request, _("It is moved to another day."))
    return redirect(_way_back(request))


@open_to(*STAFF)
@require_POST
def follow_up_drop(request, uuid):
    shown, now, form = _follow_up(request, uuid), timezone.now(), DropForm(request.POST)
    if not form.is_valid():
        return _page(request, shown, FollowUpForm(follow_up=shown, now=now), now, form)
    try:
        actions.drop(shown, reason=form.cleaned_data["reason"], by=request.user, now=now)
    except actions.AlreadyClosed:
        messages.warning(request, _closed_meanwhile())
    else:
        messages.success(request, _("It is dropped. You can take this back below."))
    return redirect("home:todo")


@open_to(*STAFF)
@require_POST
def follow_up_reopen(request, uuid):
    shown = _follow_up(request, uuid)
    if not permissions.can_reopen_follow_up(request.user, shown, now=timezone.now()):
        raise PermissionDenied
    try:
        actions.reopen(shown)
    except actions.TooLate:
        messages.warning(request, _("It is too late to take this back. Please note it anew."))
    else:
        messages.success(request, _("It is open again."))
    return redirect(_way_back(request))


@open_to(*STAFF)
@page
def template_apply(request, person_code):
    """First the template, by GET; then its steps, which may be changed before they are noted."""
    person, now = _person(request, person_code), timezone.now()
    today = timezone.localdate(now)
    templates = templates_on(today)
    chosen = templates.filter(code=request.GET.get("template", "").replace("\0", "")).first()
    context = {"person": person, "templates": templates, "chosen": chosen}
    if chosen:
        typed = request.POST if request.method == "POST" else None
        steps = StepFormSet(typed, initial=_initial(chosen, today))
        owner = OwnerForm(
            typed,
            colleagues=colleagues_of(person.team, now=now),
            initial={"owner": request.user.uuid},
        )
        if typed is not None and steps.is_valid() and owner.is_valid():
            return _apply(request, person, steps, owner)
        context |= {"steps": steps, "owner_form": owner}
    return render(request, "newcomers/casework/followups/template_apply.html", context)


def _initial(template, today):
    steps = steps_of(template, today=today)
    return [
        {"code": step.code, "text": step.text, "due_on": step.day, "is_wanted": True}
        for step in steps
    ]


def _apply(request, person, steps, owner):
    said = [form.cleaned_data for form in steps if form.cleaned_data.get("is_wanted")]
    wanted = [(each["code"], each["text"], each["due_on"]) for each in said]
    owner = owner.cleaned_data["owner"]
    actions.apply_template(wanted, by=request.user, person=person, owner=owner)
    messages.success(request, _("The steps are noted."))
    return redirect("file:person", person.code)


def _person(request, code):
    visible = Person.objects.visible_to(request.user).select_related("team")
    return get_object_or_404(visible, code=code.upper())


def _follow_up(request, uuid):
    visible = FollowUp.objects.visible_to(request.user)
    return get_object_or_404(
        visible.select_related("person", "owner", "team", "closed_by", "created_by"), uuid=uuid
    )


def _way_back(request):
    """The list as it was filtered; a stranger's address leads to the list as it is."""
    back = request.POST.get("next", "")
    is_ours = url_has_allowed_host_and_scheme(back, {request.get_host()}, request.is_secure())
    return back if is_ours and back.startswith("/") else "home:todo"
