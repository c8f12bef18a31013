"""The advisor's day: what is now, what comes, what waits."""

from datetime import timedelta

from django.core.paginator import Paginator
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
    tasks, has_more_tasks = tasks_of(_visible(request, scope), now=now)
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
    }
    return render(request, "home/desk.html", context)


def _week_address(request):
    kept = {name: request.GET[name] for name in ("day", "advisor") if name in request.GET}
    return f"{reverse('desk:week')}?{urlencode(kept)}"


def _agenda(request, scope, hours, day, now):
    """A page of entries. One advisor's day is whole, with what is free between."""
    rows = _of_day(_visible(request, scope), day, now)
    if scope.profile:
        theirs = Appointment.objects.taking_time().filter(advisor=scope.profile)
        elsewhere = _of_day(theirs, day, now).exclude(team__in=request.user.teams.all())
        found = agenda.timeline(
            list(rows.for_list()), hours, scope.profile, day, elsewhere=list(elsewhere), now=now
        )
        return Paginator(found, max(len(found), 1)).get_page(1)
    page = Paginator(rows.exclude(person=None).for_list(), ROWS).get_page(request.GET.get("page"))
    page.object_list = agenda.entries(list(page.object_list), now=now)
    return page


def _visible(request, scope):
    return Appointment.objects.visible_to(request.user).filter(advisor__in=scope.pks)


def _of_day(appointments, day, now):
    rows = appointments.overlapping(*day_bounds(day))
    lapsed = Appointment.objects.lapsed(now)
    return rows.exclude(pk__in=lapsed).exclude(status=Appointment.Status.LAPSED)


def _hour_of_day(now):
    hour = timezone.localtime(now).hour
    return "morning" if hour < 11 else "evening" if hour >= 18 else "day"
