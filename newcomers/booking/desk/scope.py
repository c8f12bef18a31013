"""Whose day, whose hours: one's own; coordinators also see their team's."""

from dataclasses import dataclass
from datetime import date, timedelta
from functools import wraps

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from newcomers.booking.models import AdvisorProfile

EVERYBODY = "all"
PAGES = (
    "availability",
    "rule_add",
    "absence_add",
    "ill",
    "told",
    "profile",
    "feed_names",
    "feed_renew",
)
REACH = timedelta(days=3660)  # so far a day may be asked for


@dataclass(frozen=True)
class Scope:
    """`choices`: whom a coordinator may look at. `selected`: what stands in the address."""

    profiles: list[AdvisorProfile]
    choices: list[AdvisorProfile]
    selected: str

    @property
    def profile(self):
        """The one advisor, or None for a whole team."""
        return self.profiles[0] if self.selected != EVERYBODY and self.profiles else None

    @property
    def pks(self):
        return [profile.pk for profile in self.profiles]


def scope_of(request):
    """Of `?advisor=`: a colleague's number or "all". One's own without it. One query."""
    visible = list(AdvisorProfile.objects.visible_to(request.user).for_list())
    own = [profile for profile in visible if profile.user_id == request.user.pk]
    choices = visible if request.user.is_coordinator else []
    asked = request.GET.get("advisor", "")
    if choices and (asked == EVERYBODY or (not asked and not own)):
        return Scope(visible, choices, EVERYBODY)
    if not asked:
        return Scope(own, choices, str(own[0].pk) if own else "")
    chosen = [profile for profile in visible if str(profile.pk) == asked]
    if not chosen:
        raise Http404
    return Scope(chosen, choices, asked)


def asked_day(request, today):
    """Of `?day=`; today where it says nothing or nonsense."""
    try:
        day = date.fromisoformat(request.GET.get("day", ""))
    except ValueError:
        return today
    return day if abs(day - today) < REACH else today


def posted(request):
    """What a form is bound to: an empty form that was sent is wrong, one that was not is new."""
    return request.POST if request.method == "POST" else None


@dataclass(frozen=True)
class Room:
    """An advisor's own pages, or the same pages as a coordinator opens them for a colleague."""

    profile: AdvisorProfile
    is_own: bool

    def url(self, name, **kwargs):
        whose = {} if self.is_own else {"advisor": self.profile.pk}
        return reverse(f"desk:{name}", kwargs=whose | kwargs)

    @property
    def links(self):
        """For templates: `{{ room.links.absence_add }}`."""
        return {name: self.url(name) for name in PAGES}


def with_room(view):
    """Find whose hours they are. Who has no profile yet is led to where one is made."""

    @wraps(view)
    def find(request, *args, advisor=None, **kwargs):
        visible = AdvisorProfile.objects.visible_to(request.user).select_related("user")
        if advisor is not None:
            profile = get_object_or_404(visible, pk=advisor)
        else:
            profile = visible.filter(user=request.user).first()
        if profile is None:
            return _to_a_profile(request)
        room = Room(profile, is_own=advisor is None)
        return view(request, room, *args, **kwargs)

    return find


def _to_a_profile(request):
    if not request.user.is_advisor:
        return redirect("desk:advisor_list")
    messages.info(request, _("Please say first in which languages and where you advise."))
    return redirect("desk:profile")
