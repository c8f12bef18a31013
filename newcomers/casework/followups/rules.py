"""Rules that make follow-ups by themselves, and take them away when their reason is gone.

A capability declares its rules; what stands above them all gathers and runs them. A run may come
twice, late, or beside another one: a reason's date makes one row, and the database sees to that.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db import transaction
from django.db.models import OuterRef, Subquery
from django.utils import timezone

from newcomers.casework.followups.models import FollowUp
from newcomers.casework.models import Contact

State = FollowUp.State
AT_ONCE = 1000


@dataclass(frozen=True)
class Reason:
    """Why there is something to do. `about` and `on` make it the same one tomorrow."""

    about: UUID
    on: date
    team: int
    person: int | None = None
    owner: int | None = None
    text: str = ""

    @property
    def key(self):
        return self.about, self.on


@dataclass(frozen=True)
class Rule:
    """`find(today)`: what there is to make. `standing(abouts)`: which keys among these still hold:
    they may hold longer than anything new is made of them."""

    code: FollowUp.Rule
    find: Callable[[date], Iterable[Reason]]
    standing: Callable[[list[UUID]], set[tuple[UUID, date]]]


def follow(rule, *, now):
    """Returns how many were made, and how many have gone."""
    return _make(rule, timezone.localdate(now)), _let_go(rule, now)


def _make(rule, today):
    reasons = {reason.key: reason for reason in rule.find(today)}
    known = _known(rule, reasons)
    # In one order, so that two runs wait for each other and do not block one another.
    new = [reasons[key] for key in sorted(reasons.keys() - known)]
    made = FollowUp.objects.bulk_create(
        (_row(rule, reason, today) for reason in new), batch_size=AT_ONCE, ignore_conflicts=True
    )
    return len(made)


def _known(rule, reasons):
    made = FollowUp.objects.filter(rule=rule.code).exclude(state=State.GONE)
    abouts = [about for about, _day in reasons]
    return set(made.filter(about__in=abouts).values_list("about", "reason_on"))


def _row(rule, reason, today):
    return FollowUp(
        origin=FollowUp.Origin.RULE,
        rule=rule.code,
        about=reason.about,
        reason_on=reason.on,
        team_id=reason.team,
        person_id=reason.person,
        owner_id=reason.owner,
        text=reason.text,
        due_on=today,
    )


@transaction.atomic
def _let_go(rule, now):
    # Whoever is just writing one of these keeps it; the next run comes soon.
    held = FollowUp.objects.open().filter(rule=rule.code).select_for_update(skip_locked=True)
    rows = list(held.order_by("pk").values_list("pk", "about", "reason_on"))
    standing = rule.standing([about for _pk, about, _on in rows])
    gone = [pk for pk, about, on in rows if (about, on) not in standing]
    return FollowUp.objects.filter(pk__in=gone).update(state=State.GONE, closed_at=now)


def last_advisor(person="pk", team="team"):
    """For annotations: who of the team, still here, talked to the person last."""
    talks = Contact.objects.filter(person=OuterRef(person), advisor__is_active=True)
    of_team = talks.filter(advisor__teams=OuterRef(team)).order_by("-held_at", "-pk")
    return Subquery(of_team.values("advisor")[:1])
