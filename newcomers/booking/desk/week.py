"""A week's appointments, day by day."""

from datetime import timedelta
from itertools import groupby

from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from newcomers.booking.desk.agenda import entries
from newcomers.booking.desk.scope import asked_day, scope_of
from newcomers.booking.models import Appointment
from newcomers.booking.week import WEEK, monday_of
from newcomers.booking.working_hours import day_bounds, hours_of
from welcome_center.foundation.access import STAFF, open_to

SHOWN = 200  # appointments of a whole team's week


@open_to(*STAFF)
@require_safe
def week(request):
    scope, now = scope_of(request), timezone.now()
    today = timezone.localdate(now)
    monday = monday_of(asked_day(request, today))
    found = list(_appointments(request.user, scope, monday)[: SHOWN + 1])
    context = {
        "scope": scope,
        "days": _days(scope, monday, entries(found[:SHOWN], now=now)),
        "today": today,
        "monday": monday,
        "earlier": monday - WEEK,
        "later": monday + WEEK,
        "has_more": len(found) > SHOWN,
        "count": len(found[:SHOWN]),
        "shows_advisor": scope.profile is None,
    }
    return render(request, "newcomers/booking/desk/week.html", context)


def _appointments(user, scope, monday):
    visible = Appointment.objects.visible_to(user).filter(advisor__in=scope.pks)
    rows = visible.overlapping(*day_bounds(monday, 7))
    return rows.taking_time().exclude(person=None).for_list()


def _days(scope, monday, found):
    """Monday to Friday, and a day of the weekend on which there is something. Closed or not."""
    hours = hours_of(scope.pks, monday, 7)
    by_day = {
        day: list(same) for day, same in groupby(found, lambda e: timezone.localdate(e.starts_at))
    }
    days = (monday + timedelta(days=offset) for offset in range(7))
    return [
        {
            "day": day,
            "entries": by_day.get(day, []),
            "hours": hours.of_day(scope.pks, day) if scope.profile else [],
            "is_closed": any((pk, day) in hours.closed for pk in scope.pks),
        }
        for day in days
        if day.weekday() < 5 or day in by_day
    ]
