"""A file as a whole: who read it, restricted or not, whose it is, archived or not."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from newcomers.file import messages as letters
from newcomers.file import timeline
from newcomers.file.custody_forms import HandOverForm, ReasonForm
from newcomers.file.file_views import KEPT, frame, posted, refused
from newcomers.file.opened import find, opens_file
from newcomers.people import file_actions
from newcomers.people.permissions import can_change_file
from welcome_center.foundation.access import STAFF, Role, open_to
from welcome_center.foundation.consent.models import FileAccess

LOOKS = 50
page = require_http_methods(["GET", "HEAD", "POST"])


@open_to(Role.COORDINATOR)
@require_safe
@opens_file
def readers(request, person):
    looks = FileAccess.objects.filter(subject__in=person.uuids).select_related("reader")
    shown = Paginator(looks.order_by("-read_at", "-pk"), LOOKS).get_page(request.GET.get("page"))
    return render(request, "newcomers/file/readers.html", frame(request, person) | {"page": shown})


@open_to(*STAFF)
@page
def restricted_read(request, code):
    """Before a restricted file is opened: why. For fifteen minutes it holds."""
    person = find(request, code)
    form = ReasonForm(posted(request))
    if person.restricted_at is None:
        return redirect("file:person", person.code)
    if form.is_valid():
        reason = form.cleaned_data["reason"]
        file_actions.say_why_read(person, reason=reason, by=request.user, now=timezone.now())
        return redirect("file:person", person.code)
    context = {"person": person, "form": form}
    return render(request, "newcomers/file/restricted_read.html", context)


@open_to(Role.COORDINATOR)
@page
@opens_file
def restriction(request, person):
    """Restricts the use of a file, or lifts the restriction."""
    form = ReasonForm(posted(request))
    if form.is_valid():
        return _restrict(request, person, form.cleaned_data["reason"])
    return render(request, "newcomers/file/restriction.html", {"person": person, "form": form})


def _restrict(request, person, reason):
    is_lifted, now = person.restricted_at is not None, timezone.now()
    act = file_actions.lift_restriction if is_lifted else file_actions.restrict_file
    try:
        act(person, reason=reason, by=request.user, now=now)
    except file_actions.ChangedMeanwhile:
        return _was_quicker(request, person)
    if is_lifted:
        letters.person_told_of_use(person, moment=now)
        messages.success(request, _("The restriction is lifted. The person is told by e-mail."))
    else:
        messages.success(request, _("The file is only kept from now on."))
    return redirect("file:person", person.code)


def _was_quicker(request, person):
    messages.warning(request, _("Somebody changed this first. This is how the file stands now."))
    return redirect("file:person", person.code)


@open_to(*STAFF)
@page
@opens_file
def archive(request, person):
    """Archives a file, or reopens it."""
    now = timezone.now()
    if person.restricted_at:
        return refused(request, person)
    still_open = [] if person.archived_at else timeline.still_open(person, now=now)
    form = ReasonForm(posted(request), is_needed=False)
    if form.is_valid() and not still_open:
        return _archive(request, person, form.cleaned_data["reason"], now)
    context = {"person": person, "form": form, "still_open": still_open}
    return render(request, "newcomers/file/archive.html", context)


def _archive(request, person, reason, now):
    is_reopened = person.archived_at is not None
    act = file_actions.reopen_file if is_reopened else file_actions.archive_file
    try:
        act(person, reason=reason, by=request.user, now=now)
    except (file_actions.ChangedMeanwhile, file_actions.NotWorkable):
        return _was_quicker(request, person)
    done = _("The file is open again.") if is_reopened else _("The file is archived.")
    messages.success(request, done)
    return redirect("file:person", person.code)


@open_to(*STAFF)
@page
@opens_file
def hand_over(request, person):
    if not can_change_file(person):
        return refused(request, person)
    form = HandOverForm(posted(request), user=request.user, person=person)
    if form.is_valid():
        return _hand_over(request, person, form)
    return render(request, "newcomers/file/hand_over.html", {"person": person, "form": form})


def _hand_over(request, person, form):
    now, chosen = timezone.now(), form.chosen
    try:
        file_actions.hand_over(
            person,
            **chosen,
            reason=form.cleaned_data["reason"],
            by=request.user,
            now=now,
            followers=[*timeline.followers(), letters.follower(by=request.user, moment=now)],
        )
    except (file_actions.ChangedMeanwhile, file_actions.NotWorkable):
        messages.warning(request, KEPT)
        return redirect("file:person", person.code)
    messages.success(request, _("The file is handed over. The colleague is told by e-mail."))
    is_still_ours = request.user.teams.filter(pk=chosen["team"].pk).exists()
    return redirect("file:person", person.code) if is_still_ours else redirect("file:person_list")
