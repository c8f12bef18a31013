"""What happens to entries. Each change locks its entry first, so two of them come one by one."""

from dataclasses import dataclass

from django.db import transaction
from django.db.models import F
from django.utils.timezone import localdate

from partners.directory import changes, messages
from partners.directory.freshness import months_later, with_address
from partners.directory.models import Organisation
from partners.directory.offers import Service
from partners.directory.upkeep import ChangeProposal, ConfirmationRequest, GapNote, MistakeReport
from welcome_center.foundation.outbox import actions as outbox

Proposed, Asked = ChangeProposal.State, ConfirmationRequest.State


class ChangedMeanwhile(Exception):
    """Somebody else changed the entry since it was shown."""


class AlreadyDecided(Exception):
    """Somebody decided first."""


class AlreadyProposed(Exception):
    """It waits for approval already."""


class NotProposable(Exception):
    """These fields are not open to such a change."""


# Confirming -----------------------------------------------------------------------------------


@transaction.atomic
def confirm_entry(entry, *, by, now):
    """All of it is true, hours included. An open request is thereby answered."""
    day = localdate(now)
    entry = lock(entry)
    entry.confirmed_on = entry.hours_confirmed_on = day
    entry.confirmed_by = by
    entry.due_on = months_later(day, entry.confirm_months)
    entry.hours_due_on = months_later(day, entry.hours_months)
    entry.save(
        update_fields=[
            "confirmed_on",
            "hours_confirmed_on",
            "confirmed_by",
            "due_on",
            "hours_due_on",
            "changed_at",
        ]
    )
    entry.services.exclude(state=Service.State.DRAFT).update(confirmed_on=day)
    _close_requests(entry, now)


def _close_requests(entry, now):
    _end(entry.confirmation_requests.usable(), Asked.ANSWERED, answered_at=now)


def expire_requests(entry):
    """For a newer one goes out."""
    _end(entry.confirmation_requests.usable(), Asked.EXPIRED)


def expire_elsewhere(entry):
    """A link that went to an address which is no longer the entry's is no longer good."""
    address = with_address(Organisation.objects.all()).get(pk=entry.pk).address
    _end(entry.confirmation_requests.usable().exclude(recipient=address), Asked.EXPIRED)


def _end(requests, state, **more):
    for request in requests:
        outbox.cancel(request)
    requests.update(state=state, **more)


@transaction.atomic
def set_upkeep(entry, *, values):
    """Whom we ask, how often, and who minds it. A new rhythm moves the day at once, counted from
    the last time."""
    entry = lock(entry)
    months, hours_months = entry.confirm_months, entry.hours_months
    for name, value in values.items():
        setattr(entry, name, value)
    if entry.confirm_months != months and entry.confirmed_on:
        entry.due_on = months_later(entry.confirmed_on, entry.confirm_months)
    if entry.hours_months != hours_months and entry.hours_confirmed_on:
        entry.hours_due_on = months_later(entry.hours_confirmed_on, entry.hours_months)
    entry.save(update_fields=[*values, "due_on", "hours_due_on"])
    expire_elsewhere(entry)


# Changing -------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Edited:
    n_live: int
    n_waiting: int


@transaction.atomic
def edit_entry(entry, *, version, written=(), wished=(), by=None, now):
    """`written` goes live at once, `wished` waits for approval: [(row, {field: value})].

    Who writes hours has confirmed them. A second colleague with an older `version` is told.
    """
    locked = _lock_version(entry, version)
    n_live = sum(_write_live(row, values) for row, values in written)
    n_waiting = sum(_propose(row, values, version, by, now) for row, values in wished)
    if n_live:
        _bump(locked, now)
    elif n_waiting:
        raise_version(locked)
    if any("hours" in values for _row, values in written):
        _confirm_hours(locked, localdate(now))
    return Edited(n_live, n_waiting)


def _write_live(row, values):
    _check(values, changes.LIVE.get(type(row), ()))
    if "state" in values and {row.state, values["state"]} - {*changes.OPEN_STATES}:
        raise NotProposable
    row = changes.fresh(row)
    _before, after = changes.differences(row, values)
    if after:
        changes.write(row, after)
        row.save(update_fields=list(after))
    return bool(after)


def reopen_services(*, now):
    """Closed until a day that is over: open again, without anybody having to think of it."""
    over = Service.objects.filter(state=Service.State.PAUSED, paused_until__lt=localdate(now))
    over.update(state=Service.State.PUBLISHED, paused_until=None)


def _confirm_hours(entry, day):
    due_on = months_later(day, entry.hours_months)
    Organisation.objects.filter(pk=entry.pk).update(hours_confirmed_on=day, hours_due_on=due_on)


def _propose(row, values, version, by, now):
    kind = changes.kind_of(row)
    _check(values, changes.WAITING[kind])
    row = changes.fresh(row)
    before, after = changes.differences(row, values)
    if not after:
        return False
    changes.write(row, after)  # what cannot be is refused here, not at the approval
    ChangeProposal.objects.create(
        organisation_id=row.pk if kind == changes.Target.ORGANISATION else row.organisation_id,
        kind=kind,
        target=row.uuid,
        before=before,
        after=after,
        based_on_version=version,
        proposed_by=by,
        created_at=now,
    )
    return True


@transaction.atomic
def approve_change(proposal, *, by, now, nevertheless=False):
    """Let it go live. Where the rows are no longer what the proposer saw: only `nevertheless`."""
    entry = lock(proposal.organisation)
    _decide(proposal, Proposed.APPROVED, by, now)
    row = changes.find(entry, proposal.kind, proposal.target)
    if not nevertheless and changes.present(row, proposal.before) != proposal.before:
        raise ChangedMeanwhile
    changes.write(row, proposal.after)
    if isinstance(row, Service):
        row.version += 1
    row.save()
    changes.write_lists(row, proposal.after)
    _bump(entry, now)
    expire_elsewhere(entry)
    messages.change_approved(proposal)


@transaction.atomic
def decline_change(proposal, *, reason, by, now):
    lock(proposal.organisation)
    _decide(proposal, Proposed.DECLINED, by, now, reason=reason)
    messages.change_declined(proposal)


def _decide(proposal, state, by, now, reason=""):
    won = ChangeProposal.objects.filter(pk=proposal.pk, state=Proposed.OPEN).update(
        state=state, decided_by=by, decided_at=now, reason=reason
    )
    if not won:
        raise AlreadyDecided
    proposal.refresh_from_db()


# New services ---------------------------------------------------------------------------------


@transaction.atomic
def draft_service(entry, *, values):
    """A service that only the place itself and colleagues see. It may change until it is sent."""
    _check(values, changes.DRAFTED)
    draft = Service(organisation=lock(entry), state=Service.State.DRAFT)
    changes.write(draft, values)
    draft.save()
    changes.write_lists(draft, values)
    return draft


@transaction.atomic
def change_draft(draft, *, values, version):
    """Another's change since then is not overwritten.

    If it waits for approval, it no longer does: nobody is to publish what they have not seen.
    """
    _check(values, changes.DRAFTED)
    lock(draft.organisation)
    locked = Service.objects.select_for_update().get(pk=draft.pk)
    if locked.version != version or locked.state != Service.State.DRAFT:
        raise ChangedMeanwhile
    changes.write(locked, values)
    locked.version += 1
    locked.save()
    changes.write_lists(locked, values)
    _take_back(draft)


@transaction.atomic
def submit_draft(draft, *, by, now):
    """Ask for its publication. Once is enough; who approves sees all of it."""
    entry = lock(draft.organisation)
    if ChangeProposal.objects.filter(target=draft.uuid, state=Proposed.OPEN).exists():
        raise AlreadyProposed
    _propose(draft, {"state": Service.State.PUBLISHED}, entry.version, by, now)


@transaction.atomic
def discard_draft(draft):
    """Gone for good; its history stays. What was proposed of it goes, too."""
    lock(draft.organisation)
    gone = Service.objects.filter(pk=draft.pk, state=Service.State.DRAFT)
    if gone.delete()[0]:
        _take_back(draft)


def _take_back(draft):
    ChangeProposal.objects.open().filter(target=draft.uuid).delete()


# Mistakes and gaps ----------------------------------------------------------------------------


def report_mistake(entry, *, text, now):
    return MistakeReport.objects.create(organisation=entry, text=text, created_at=now)


def settle_mistake(mistake, *, now):
    """Returns whether it was still open."""
    found = MistakeReport.objects.filter(pk=mistake.pk, state=MistakeReport.State.OPEN)
    return bool(found.update(state=MistakeReport.State.DONE, done_at=now))


def note_gap(*, topic, text, by, now, ags="", language=""):
    return GapNote.objects.create(
        topic=topic, text=text, ags=ags, language=language, noted_by=by, created_at=now
    )


def settle_gap(gap, *, state):
    return bool(GapNote.objects.filter(pk=gap.pk, state=GapNote.State.OPEN).update(state=state))


# ----------------------------------------------------------------------------------------------


def lock(entry):
    """Whatever else a change writes: its entry comes first, so that nobody waits in a circle."""
    return Organisation.objects.select_for_update(of=("self",)).get(pk=entry.pk)


def _lock_version(entry, version):
    locked = lock(entry)
    if locked.version != version:
        raise ChangedMeanwhile
    return locked


def raise_version(entry):
    Organisation.objects.filter(pk=entry.pk).update(version=F("version") + 1)


def _bump(entry, now):
    Organisation.objects.filter(pk=entry.pk).update(version=F("version") + 1, changed_at=now)


def _check(values, open_fields):
    if set(values) - set(open_fields):
        raise NotProposable
