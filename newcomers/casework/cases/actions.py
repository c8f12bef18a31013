"""Everything that changes a case."""

from django.db import IntegrityError, transaction
from django.utils import timezone

from newcomers.casework.cases.models import ENDED, Case, CaseGoal, CaseOutcome, ProtectedNote, State
from newcomers.people.models import Person


class AlreadyOpen(Exception):
    """The team has an open case of this person: `case`."""

    def __init__(self, case):
        self.case = case
        super().__init__(case)


class NotOpen(Exception):
    """Somebody closed it, or handed it over, meanwhile."""


class StillOpen(Exception):
    """Somebody reopened it meanwhile."""


class OutcomeMissing(Exception):
    """A case is not closed before somebody has said what became of it, be it “not known”."""


class ChangedMeanwhile(Exception):
    """Another tab or a colleague saved first: `saved` is the row as it stands."""

    def __init__(self, saved):
        self.saved = saved
        super().__init__(saved)


@transaction.atomic
def open_case(person, *, advisor, topics, depth, situation="", goals=(), contact=None, now):
    # The person's row is the lock: two who open at once take turns.
    Person.objects.select_for_update(no_key=True).get(pk=person.pk)
    known = Case.objects.open().filter(person=person, team=person.team_id).first()
    if known:
        raise AlreadyOpen(known)
    case = Case.objects.create(
        person=person,
        team=person.team,
        advisor=advisor,
        topics=topics,
        depth=depth,
        situation=situation,
        opened_at=now,
        changed_by=advisor,
        changed_at=now,
    )
    CaseGoal.objects.bulk_create(CaseGoal(case=case, text=text) for text in goals)
    if contact:
        contact.case = case
        contact.save(update_fields=["case"])
    return case


@transaction.atomic
def change_case(case, *, changes, version, by, now):
    """Raises ChangedMeanwhile where `version` is not the newest, and NotOpen."""
    locked = _lock_open(case)
    if locked.version != version:
        raise ChangedMeanwhile(locked)
    for name, value in changes.items():
        setattr(locked, name, value)
    _save(locked, changes, by=by, now=now)
    return locked


@transaction.atomic
def close_case(case, *, reason, outcome=None, by, now):
    """Two who close at once: the second is told. `outcome`: what became of it, if not yet said."""
    locked = _lock_open(case)
    if outcome:
        _note(locked, outcome, day=timezone.localdate(now), by=by)
    if not locked.outcomes.exists():
        raise OutcomeMissing
    locked.state, locked.closing_reason, locked.closed_at = State.CLOSED, reason, now
    _save(locked, ["state", "closing_reason", "closed_at"], by=by, now=now)
    return locked


@transaction.atomic
def hand_over_case(case, *, program, to, on, by, now):
    """Long-term case management is not the center's task. Marks it; no data leave by this."""
    locked = _lock_open(case)
    locked.state, locked.closed_at = State.HANDED_OVER, now
    locked.handed_program, locked.handed_to, locked.handed_on = program, to, on
    fields = ["state", "closed_at", "handed_program", "handed_to", "handed_on"]
    _save(locked, fields, by=by, now=now)
    return locked


@transaction.atomic
def reopen_case(case, *, by, now):
    """What it said when it was closed stays in its history."""
    Person.objects.select_for_update(no_key=True).get(pk=case.person_id)
    locked = Case.objects.select_for_update(of=("self",)).get(pk=case.pk)
    if locked.state not in ENDED:
        raise StillOpen
    locked.state, locked.closed_at, locked.closing_reason = State.REOPENED, None, None
    locked.handed_program, locked.handed_to, locked.handed_on = "", "", None
    fields = ["state", "closed_at", "closing_reason", "handed_program", "handed_to", "handed_on"]
    try:
        with transaction.atomic():
            _save(locked, fields, by=by, now=now)
    except IntegrityError as error:
        others = Case.objects.open().filter(person=case.person_id, team=case.team_id)
        raise AlreadyOpen(others.get()) from error
    return locked


# Goals and outcomes -----------------------------------------------------------------------------


@transaction.atomic
def add_goal(case, *, text):
    return CaseGoal.objects.create(case=_lock_open(case), text=text)


@transaction.atomic
def settle_goal(goal, *, state, on):
    """Reached or dropped; open again is possible, too. Whoever clicks twice changes nothing."""
    _lock_open(goal.case)
    settled_on = None if state == CaseGoal.State.OPEN else on
    others = CaseGoal.objects.filter(pk=goal.pk).exclude(state=state)
    others.update(state=state, settled_on=settled_on)


@transaction.atomic
def note_outcome(case, *, outcome, on, by):
    """Once a day, however often it is sent."""
    return _note(_lock_open(case), outcome, day=on, by=by)


@transaction.atomic
def remove_outcome(outcome):
    _lock_open(outcome.case)
    outcome.delete()


def _note(case, outcome, *, day, by):
    noted, _is_new = CaseOutcome.objects.get_or_create(
        case=case, outcome=outcome, happened_on=day, defaults={"noted_by": by}
    )
    return noted


# The protected text -----------------------------------------------------------------------------


@transaction.atomic
def write_protected(case, *, text, version, by, now):
    """`version` 0: the form found none. Raises ChangedMeanwhile and NotOpen."""
    _lock_open(case)
    note = ProtectedNote.objects.filter(case=case).first() or ProtectedNote(case=case, version=0)
    if note.version != version:
        raise ChangedMeanwhile(note)
    note.text, note.version, note.changed_by, note.changed_at = text, version + 1, by, now
    note.save()
    return note


# ------------------------------------------------------------------------------------------------


def _lock_open(case):
    locked = Case.objects.select_for_update(of=("self",)).get(pk=case.pk)
    if not locked.is_open:
        raise NotOpen
    return locked


def _save(case, fields, *, by, now):
    case.version += 1
    case.changed_by, case.changed_at = by, now
    case.save(update_fields=[*fields, "version", "changed_by", "changed_at"])
