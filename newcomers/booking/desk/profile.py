"""An advisor's profile and calendar feed; for coordinators the list of advisors."""

from django.conf import settings
from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from newcomers.booking import availability_actions
from newcomers.booking.desk.availability_forms import FeedForm, ProfileForm
from newcomers.booking.desk.figures import AHEAD, next_free_places, taken_time
from newcomers.booking.desk.scope import Room, posted, with_room
from newcomers.booking.models import AdvisorProfile
from newcomers.booking.working_hours import hours_of
from welcome_center.foundation.access import STAFF, Role, open_to
from welcome_center.foundation.accounts.models import User


@open_to(*STAFF)
@require_http_methods(["GET", "HEAD", "POST"])
def profile(request, advisor=None):
    """One's own profile begins here."""
    visible = AdvisorProfile.objects.visible_to(request.user).select_related("user")
    if advisor is None:
        found = visible.filter(user=request.user).first() or AdvisorProfile(user=request.user)
    else:
        found = get_object_or_404(visible, pk=advisor)
    room = Room(found, is_own=advisor is None)
    form = ProfileForm(posted(request), instance=found, today=timezone.localdate())
    if form.is_valid():
        form.save()
        messages.success(request, _("The profile is saved."))
        return redirect(room.url("profile"))
    context = {"room": room, "form": form, **_feed(found)}
    return render(request, "newcomers/booking/desk/profile.html", context)


def _feed(profile):
    if not profile.pk:
        return {"feed_url": ""}
    path = reverse("calendar_feed", args=[profile.calendar_token])
    url = f"{settings.SITE_ORIGIN}{path}"
    return {
        "feed_form": FeedForm(instance=profile),
        "feed_url": url,
        "webcal_url": f"webcal{url[url.index(':') :]}",
    }


@open_to(*STAFF)
@require_POST
@with_room
def feed_names(request, room):
    form = FeedForm(request.POST, instance=room.profile)
    if form.is_valid():
        form.save()
        messages.success(request, _("The calendar feed is changed."))
    return redirect(room.url("profile"))


@open_to(*STAFF)
@require_POST
@with_room
def feed_renew(request, room):
    availability_actions.renew_calendar_token(room.profile)
    messages.success(request, _("The feed has a new link. The old one no longer works."))
    return redirect(room.url("profile"))


@open_to(Role.COORDINATOR)
@require_http_methods(["GET", "HEAD", "POST"])
def advisor_list(request):
    if request.method == "POST":
        return _begin_profile(request)
    profiles = AdvisorProfile.objects.visible_to(request.user).for_list()
    profiles = list(profiles.prefetch_related("languages", "sites", "rules"))
    context = {"rows": _rows(profiles), "without_profile": _without_profile(request.user)}
    return render(request, "newcomers/booking/desk/advisor_list.html", context)


def _rows(profiles):
    now, today = timezone.now(), timezone.localdate()
    pks = [profile.pk for profile in profiles]
    hours = hours_of(pks, today, AHEAD)
    taken = taken_time(pks, hours, today, now=now)
    free = next_free_places(pks, hours, taken, since=now)
    return [
        (profile, Room(profile, is_own=False), _valid_rules(profile, today), free[profile.pk])
        for profile in profiles
    ]


def _valid_rules(profile, today):
    rules = sorted(profile.rules.all(), key=lambda rule: (rule.weekday, rule.starts))
    return [rule for rule in rules if rule.valid_to is None or rule.valid_to >= today]


def _without_profile(user):
    colleagues = User.objects.visible_to(user).active().with_role(Role.ADVISOR)
    return colleagues.filter(advisor_profile=None).order_by("name", "pk")


def _begin_profile(request):
    """For a colleague who has none yet."""
    colleague = get_object_or_404(
        _without_profile(request.user), pk=_number(request.POST.get("colleague", ""))
    )
    profile, _is_new = AdvisorProfile.objects.get_or_create(user=colleague)
    return redirect(Room(profile, is_own=False).url("profile"))


def _number(text):
    return int(text) if text.isascii() and text.isdigit() and len(text) < 19 else None
