"""The advisor's day: what is now, what comes, what waits."""

from datetime import timedelta

from django.core.paginator import Paginator
from django.db.models import Q
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode
from django.views.decorators.http import require_safe

from newcomers.booking.desk import agenda
from newcomers.booking.desk.figures import AHEAD, figures_of
from newcomers.booking.desk.scope import asked_day, scope_of
from newcomers.booking.desk.todo import tasks_of
from newcomers.booking.models import Appointment
from newcomers.booking.working_hours import day_bounds, hours_of
from welcome_center.foundation.access import STAFF, open_to
from welcome_center.home.todo import due

DUE = 5  # follow-ups shown; the list has all
ROWS = 50  # of a whole team's day on one page
ONE_DAY = timedelta(days=1)


@open_to(*STAFF)
@require_safe
def desk(request):
    if request.GET.get("view") == "week":
        return redirect(_week_address(request))
    now, scope = timezone.now(), scope_of(request)
    today = timezone.localdate(now)
    day = asked_day(request, today)
    hours = hours_of(scope.pks, day, AHEAD)
    tasks, has_more_tasks = tasks_of(_visible(request, scope), advisors=scope.pks, now=now)
    context = {
        "scope": scope,
        "day": day,
        "is_today": day == today,
        "yesterday": day - ONE_DAY,
        "tomorrow": day + ONE_DAY,
        "shows_advisor": scope.profile is None,
        "agenda": _agenda(request, scope, hours, day, now),
        "is_closed": any((pk, day) in hours.closed for pk in scope.pks),
        "figures": figures_of(scope.profiles, hours, day, now=now),
        "tasks": tasks,
        "has_more_tasks": has_more_tasks,
        "salutation": _hour_of_day(now),
        "due": due(request.user, now=now).for_list()[:DUE],
        "today": today,
    }
    return render(request, "home/desk.html", context)


def _week_address(request):
    kept = {name: request.GET[name] for name in ("day", "advisor") if name in request.GET}
    return f"{reverse('desk:week')}?{urlencode(kept)}"


def _agenda(request, scope, hours, day, now):
    """A page of entries. One advisor's day is whole, with what is free between."""
    if scope.profile:
        ours, elsewhere = _of_advisor(request.user, scope.profile, day, now)
        found = agenda.timeline(ours, hours, scope.profile, day, elsewhere=elsewhere, now=now)
        return Paginator(found, max(len(found), 1)).get_page(1)
    rows = _of_day(_visible(request, scope), day, now)
    page = Paginator(rows.exclude(person=None).for_list(), ROWS).get_page(request.GET.get("page"))
    page.object_list = agenda.entries(list(page.object_list), now=now)
    return page


def _of_advisor(user, advisor, day, now):
    """What the user may see, and what else takes the advisor's time."""
    is_visible = Q(pk__in=Appointment.objects.visible_to(user).values("pk"))
    rows = _of_day(Appointment.objects.filter(advisor=advisor), day, now)
    found = list(rows.annotate(is_visible=is_visible).for_list())
    ours = [row for row in found if row.is_visible]
    others = (row for row in found if not row.is_visible)
    return ours, [row for row in others if row.status in Appointment.TAKING_TIME]


def _visible(request, scope):
    return Appointment.objects.visible_to(request.user).filter(advisor__in=scope.pks)


def _of_day(appointments, day, now):
    return appointments.overlapping(*day_bounds(day)).standing(now)


def _hour_of_day(now):
    hour = timezone.localtime(now).hour
    return "morning" if hour < 11 else "evening" if hour >= 18 else "day"
