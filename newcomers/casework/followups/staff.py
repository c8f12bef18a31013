"""Who may do what is to be done: colleagues of the team, and who of them is away."""

from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from newcomers.booking.models import Absence
from welcome_center.foundation.access import STAFF
from welcome_center.foundation.accounts.models import User
from welcome_center.foundation.center.moments import short_day


@dataclass(frozen=True)
class Colleague:
    user: User
    away_until: datetime | None = None

    @property
    def label(self):
        if not self.away_until:
            return str(self.user)
        words = {"name": self.user, "day": short_day(self.away_until)}
        return _("%(name)s (away until %(day)s)") % words


def colleagues_of(team, *, now):
    """Active colleagues of a team, by name; who is here comes first. Two queries."""
    return _with_absences(User.objects.filter(teams=team), now)


def colleagues_beside(user, *, now):
    """The same of all teams of somebody."""
    return _with_absences(User.objects.filter(teams__in=user.teams.all()).distinct(), now)


def _with_absences(users, now):
    rows = list(users.filter(is_active=True, roles__overlap=list(STAFF)).order_by("name", "pk"))
    away = away_until([user.pk for user in rows], now=now)
    found = [Colleague(user, away.get(user.pk)) for user in rows]
    return sorted(found, key=lambda each: each.away_until is not None)


def away_until(users, *, now):
    """user's pk → the end of an absence that is now. One query."""
    absent = Absence.objects.filter(advisor__user__in=users, starts_at__lte=now, ends_at__gt=now)
    return dict(absent.order_by("ends_at").values_list("advisor__user", "ends_at"))
