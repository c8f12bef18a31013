"""The one list of what is to be done: one's own, the team's, a colleague's."""

from datetime import timedelta

from django.core.paginator import Paginator
from django.db.models import Count, Q
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from newcomers.booking.desk.todo import without_result
from newcomers.casework.followups.days import When, bounds, working_day
from newcomers.casework.followups.filters import MINE, FollowUpFilter
from newcomers.casework.followups.models import FollowUp
from newcomers.casework.followups.permissions import UNDO
from newcomers.casework.followups.staff import away_until, colleagues_beside
from newcomers.referrals.answers import newest_first, unread_by
from newcomers.referrals.models import Referral
from welcome_center.foundation.access import STAFF, open_to

ROWS = 30
SHOWN = 20
CLOSED_SHOWN = 10


@open_to(*STAFF)
@require_safe
def todo(request):
    user, now = request.user, timezone.now()
    today = timezone.localdate(now)
    asked = _asked(request, today, now)
    page = Paginator(asked.qs.for_list(), ROWS).get_page(request.GET.get("page"))
    is_mine = asked.form.cleaned_data.get("whose", MINE) == MINE
    context = {
        "filter": asked,
        "page": page,
        "groups": groups(page.object_list, today, now),
        "sums": _sums(request, today),
        "is_mine": is_mine,
        **days_to_move_to(today),
        "closed": _just_closed(user, now),
        "answers": newest_first(unread_by(user))[:SHOWN] if is_mine else [],
        "results": without_result(user, now=now).for_list()[:SHOWN] if is_mine else [],
    }
    return render(request, "home/todo.html", context)


def _asked(request, today, now):
    """Coordinators also look at each of their colleagues' alone."""
    user = request.user
    colleagues = colleagues_beside(user, now=now) if user.is_coordinator else []
    whom = [each.user for each in colleagues]
    visible = FollowUp.objects.visible_to(user).open()
    return FollowUpFilter(request.GET, queryset=visible, user=user, colleagues=whom, today=today)


def _sums(request, today):
    """(when, how many) of what is one's own. One query."""
    own = FollowUp.objects.of(request.user).open().order_by()
    asked = {when.value: Count("pk", filter=_within(when, today)) for when in When}
    found = own.aggregate(**asked)
    return [(when, found[when.value]) for when in When]


def _within(when, today):
    first, last = bounds(when, today)
    days = Q(due_on__gte=first) if first else Q()
    return days & Q(due_on__lte=last) if last else days


def days_to_move_to(today):
    """What one click can move something to; never a weekend."""
    tomorrow, next_week = today + timedelta(days=1), today + timedelta(days=7)
    return {"tomorrow": working_day(tomorrow), "next_week": working_day(next_week)}


def groups(follow_ups, today, now):
    """[(when, rows)] in the order of time, with what a list shows beside each row. Two queries."""
    rows = list(follow_ups)
    away = away_until({row.owner_id for row in rows if row.owner_id}, now=now)
    codes = _codes_of_referrals(rows)
    for row in rows:
        row.owner_away_until = away.get(row.owner_id)
        row.referral_code = codes.get(row.about)
    sorted_in = [(when, [row for row in rows if row.when(today) == when]) for when in When]
    return [(when, found) for when, found in sorted_in if found]


def _codes_of_referrals(rows):
    rule = FollowUp.Rule.REFERRAL_UNANSWERED
    abouts = [row.about for row in rows if row.rule == rule]
    return dict(Referral.objects.filter(uuid__in=abouts).values_list("uuid", "code"))


def _just_closed(user, now):
    """What one has closed within a day, the last first: it can be taken back."""
    states = (FollowUp.State.DONE, FollowUp.State.DROPPED)
    closed = FollowUp.objects.visible_to(user).filter(closed_by=user, state__in=states)
    since = closed.filter(closed_at__gte=now - UNDO).select_related("person", "owner")
    return since.order_by("-closed_at", "-pk")[:CLOSED_SHOWN]
