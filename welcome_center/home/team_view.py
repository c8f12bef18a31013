"""How much each colleague has to do, and what has been left lying. For those who lead a team."""

from datetime import timedelta

from django.core.paginator import Paginator
from django.db.models import Count, IntegerField, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from newcomers.booking.models import Appointment
from newcomers.booking.working_hours import day_bounds
from newcomers.casework.cases.models import Case
from newcomers.casework.followups.models import FollowUp
from newcomers.casework.followups.staff import away_until
from newcomers.referrals.models import UNDER_WAY, Referral
from welcome_center.foundation.access import STAFF, Role, open_to
from welcome_center.foundation.accounts.models import User
from welcome_center.home.todo_list import days_to_move_to, groups

ROWS = 30


@open_to(Role.COORDINATOR)
@require_safe
def team_view(request):
    now = timezone.now()
    today = timezone.localdate(now)
    follow_ups = FollowUp.objects.visible_to(request.user).open()
    overdue = follow_ups.due_by(today - timedelta(days=1)).for_list()
    page = Paginator(overdue, ROWS).get_page(request.GET.get("page"))
    context = {
        "colleagues": loads(request.user, today=today, now=now),
        "nobodys": follow_ups.filter(owner=None).aggregate(**_sums_of(today)),
        "page": page,
        "groups": groups(page.object_list, today, now),
        **days_to_move_to(today),
    }
    return render(request, "home/team_view.html", context)


def loads(user, *, today, now):
    """Colleagues of one's teams, each with five numbers of these teams alone. Two queries."""
    monday = today - timedelta(days=today.isoweekday() - 1)
    booked = Appointment.objects.visible_to(user).taking_time_at(now).exclude(person=None)
    week = booked.overlapping(*day_bounds(monday, 7))
    follow_ups = FollowUp.objects.visible_to(user).open()
    cases = Case.objects.visible_to(user).open()
    referrals = Referral.objects.visible_to(user).filter(state__in=UNDER_WAY)
    colleagues = User.objects.filter(is_active=True, roles__overlap=list(STAFF))
    rows = list(
        colleagues.filter(teams__in=user.teams.all())
        .distinct()
        .annotate(
            n_open=_number(follow_ups, "owner"),
            n_overdue=_number(follow_ups.filter(due_on__lt=today), "owner"),
            n_appointments=_number(week, "advisor__user"),
            n_cases=_number(cases, "advisor"),
            n_referrals=_number(referrals, "advisor"),
        )
        .order_by("name", "pk")
    )
    away = away_until([row.pk for row in rows], now=now)
    for row in rows:
        row.away_until = away.get(row.pk)
    return rows


def _number(rows, whose):
    own = rows.order_by().filter(**{whose: OuterRef("pk")}).values(whose)
    counted = Subquery(own.annotate(n=Count("pk")).values("n"), output_field=IntegerField())
    return Coalesce(counted, 0)


def _sums_of(today):
    return {"n_open": Count("pk"), "n_overdue": Count("pk", filter=Q(due_on__lt=today))}
