"""What waits for somebody, from every capability: the numbers, and the rows behind them.

`counts_of` is the one place that counts. The badge in the navigation, the desk and the list all
ask here, so they say the same.
"""

from dataclasses import dataclass

from django.db.models import IntegerField, Subquery
from django.utils import timezone
from django.utils.functional import SimpleLazyObject

from newcomers.booking.desk.todo import without_result
from newcomers.casework.followups.models import FollowUp
from newcomers.referrals.answers import unread_by
from welcome_center.foundation.access import STAFF
from welcome_center.foundation.accounts.models import User


@dataclass(frozen=True)
class Counts:
    """What somebody has to do by today. What is done by many is counted by nobody."""

    follow_ups: int = 0
    answers: int = 0
    results: int = 0

    @property
    def total(self):
        return self.follow_ups + self.answers + self.results


class Counted(Subquery):
    template = "(SELECT COUNT(*) FROM (%(subquery)s) counted)"
    output_field = IntegerField()

    def __init__(self, queryset):
        super().__init__(queryset.order_by().values("pk"))


def counts_of(user, *, now):
    """One query."""
    waiting = (due(user, now=now), unread_by(user), without_result(user, now=now))
    asked = User.objects.filter(pk=user.pk).values_list(*map(Counted, waiting))
    return Counts(*asked.get())


def due(user, *, now):
    """One's own follow-ups, of today and overdue."""
    return FollowUp.objects.of(user).open().due_by(timezone.localdate(now))


def todo(request):
    """For every page; reckoned when a page shows it, and once only."""
    user = getattr(request, "user", None)
    if user is None or not user.is_authenticated or not user.has_role(*STAFF):
        return {}
    return {"todo_counts": SimpleLazyObject(lambda: counts_of(user, now=timezone.now()))}
