"""Everything that changes a follow-up."""

from django.db import transaction
from django.utils import timezone

from newcomers.casework.followups.days import next_in
from newcomers.casework.followups.models import FollowUp

State = FollowUp.State


class AlreadyClosed(Exception):
    """A colleague was quicker, or the reason has gone."""


class TooLate(Exception):
    """It cannot be taken back any more: what came of it has been worked on."""


class NotOfTheTeam(Exception):
    """Only colleagues of its team can take it over."""


def add_follow_up(*, by, team, due_on, **said):
    """`said`: text, person, owner, repeat; origin and step where a template says them."""
    rhythm = due_on if said.get("repeat") else None
    return FollowUp.objects.create(
        created_by=by, team=team, due_on=due_on, rhythm_from=rhythm, **said
    )


@transaction.atomic
def apply_template(steps, *, by, person, owner):
    """`steps`: (code, text, day) of each that was wanted. All, or none."""
    return [
        add_follow_up(
            by=by,
            team=person.team,
            person=person,
            owner=owner,
            text=text,
            due_on=day,
            origin=FollowUp.Origin.TEMPLATE,
            step=code,
        )
        for code, text, day in steps
    ]


@transaction.atomic
def finish(follow_up, *, by, now):
    """What repeats comes again: on the next day of its rhythm that is not past."""
    _close(follow_up, State.DONE, by=by, now=now)
    if not follow_up.repeat:
        return None
    after = max(follow_up.due_on, timezone.localdate(now))
    return FollowUp.objects.create(
        previous=follow_up,
        due_on=next_in(follow_up.repeat, follow_up.rhythm_from, after),
        created_by=by,
        **{name: getattr(follow_up, name) for name in _KEPT},
    )


_KEPT = ("person", "team", "owner", "text", "repeat", "rhythm_from")


def drop(follow_up, *, reason, by, now):
    _close(follow_up, State.DROPPED, by=by, now=now, reason=reason)


def _close(follow_up, state, *, by, now, reason=""):
    # One UPDATE decides between two colleagues, and between a colleague and a rule.
    won = FollowUp.objects.filter(pk=follow_up.pk, state=State.OPEN).update(
        state=state, closed_at=now, closed_by=by, close_reason=reason
    )
    if not won:
        raise AlreadyClosed
    follow_up.refresh_from_db()


@transaction.atomic
def reopen(follow_up):
    """Take back what was done or dropped, and what came next in its rhythm."""
    locked = FollowUp.objects.select_for_update(of=("self",)).get(pk=follow_up.pk)
    if locked.state not in (State.DONE, State.DROPPED):
        raise TooLate
    following = FollowUp.objects.select_for_update(of=("self",)).filter(previous=locked).first()
    if following:
        if not following.is_open:
            raise TooLate
        following.delete()
    FollowUp.objects.filter(pk=locked.pk).update(
        state=State.OPEN, closed_at=None, closed_by=None, close_reason=""
    )


def move(follow_up, *, to):
    """To another day; its rhythm stays."""
    _change(follow_up, due_on=to)


def change(follow_up, *, text, due_on, repeat, owner):
    """A new rhythm begins with the day that it is given."""
    _check_owner(follow_up, owner)
    has_rhythm = bool(repeat)
    is_new = repeat != follow_up.repeat
    rhythm = (due_on if is_new else follow_up.rhythm_from) if has_rhythm else None
    _change(follow_up, text=text, due_on=due_on, repeat=repeat, rhythm_from=rhythm, owner=owner)


def hand_over(follow_up, *, to):
    """To a colleague of its team; to nobody: to whoever of the team comes first."""
    _check_owner(follow_up, to)
    _change(follow_up, owner=to)


def _check_owner(follow_up, owner):
    is_kept = owner is None or owner.pk == follow_up.owner_id
    if not is_kept and not owner.teams.filter(pk=follow_up.team_id).exists():
        raise NotOfTheTeam


def _change(follow_up, **values):
    if not FollowUp.objects.filter(pk=follow_up.pk, state=State.OPEN).update(**values):
        raise AlreadyClosed
    follow_up.refresh_from_db()
