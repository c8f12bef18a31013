"""A week as a timeline: one's own or a colleague's with its free time, a team's by advisor."""

from django.db.models import Q
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from newcomers.booking.desk.agenda import entries
from newcomers.booking.desk.scope import asked_day, scope_of
from newcomers.booking.desk.week_plan import Taken, week_of_one, week_of_team
from newcomers.booking.models import Appointment
from newcomers.booking.week import WEEK, monday_of
from newcomers.booking.working_hours import day_bounds, hours_of
from welcome_center.foundation.access import STAFF, open_to

NAMED = 200  # appointments of a team's week; where there are more only their numbers are shown


@open_to(*STAFF)
@require_safe
def week(request):
    scope, now = scope_of(request), timezone.now()
    today = timezone.localdate(now)
    monday = monday_of(asked_day(request, today))
    plan = _week_of_one if scope.profile else _week_of_team
    days = plan(request.user, scope, monday, now)
    booked = sum(day.booked for day in days)
    context = {
        "scope": scope,
        "days": days,
        "today": today,
        "monday": monday,
        "last_day": days[-1].day,
        "earlier": monday - WEEK,
        "later": monday + WEEK,
        "booked": booked,
        "is_unnamed": scope.profile is None and booked > NAMED,
    }
    return render(request, "newcomers/booking/desk/week.html", context)


def _week_of_one(user, scope, monday, now):
    rows = list(_taking_time(user, scope, monday, now).for_list())
    ours = [row for row in rows if row.is_visible]
    elsewhere = [row for row in rows if not row.is_visible]
    hours = hours_of(scope.pks, monday, 7)
    return week_of_one(scope.profile, ours, elsewhere, hours, monday, now=now)


def _week_of_team(user, scope, monday, now):
    rows = _taking_time(user, scope, monday, now)
    fields = ("advisor_id", "starts_at", "ends_at", "is_named")
    taken = [Taken(*row) for row in rows.values_list(*fields)]
    few = sum(row.is_named for row in taken) <= NAMED
    found = entries(list(rows.filter(is_named=True).for_list()), now=now) if few else []
    hours = hours_of(scope.pks, monday, 7)
    return week_of_team(scope.profiles, taken, found, hours, monday, now=now)


def _taking_time(user, scope, monday, now):
    """All that takes these advisors' time; what the user may not see only takes time."""
    rows = Appointment.objects.taking_time().overlapping(*day_bounds(monday, 7))
    visible = Q(pk__in=Appointment.objects.visible_to(user).values("pk"))
    return (
        rows.filter(advisor__in=scope.pks)
        .standing(now)
        .annotate(is_visible=visible, is_named=visible & Q(person__isnull=False))
    )
