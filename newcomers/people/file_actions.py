"""Everything that changes a file: a part of it, or the file as a whole.

Each locks the person's row first, reads anew, and adds a step to the file's record.
"""

from django.db import transaction

from newcomers.people import contact
from newcomers.people.models import Person
from newcomers.people.records import FileStep, PersonNote, Tag

Kind = FileStep.Kind


class ChangedMeanwhile(Exception):
    """Somebody changed this part since it was read."""


class NotWorkable(Exception):
    """The file is restricted or archived: nothing is changed in it."""


def note_step(person, kind, *, by, at, **more):
    return FileStep.objects.create(person=person, kind=kind, by=by and by.uuid, at=at, **more)


@transaction.atomic
def change_part(person, *, section, is_unchanged, answers, by, now, relation="", rows=(), **why):
    """Saves one part of the file. `is_unchanged(person)` compares it with what was read.

    `why`: `reason` and `before`, where it corrects what was wrong (Art. 16 GDPR).
    """
    fresh = _lock(person)
    if not is_unchanged(fresh):
        raise ChangedMeanwhile
    address = fresh.mail_address
    for name, value in answers.items():
        setattr(fresh, name, value)
    if answers:
        fresh.save(update_fields=list(answers))
    if relation:
        _keep_rows(fresh, relation, list(rows), by)
    if fresh.mail_address != address:
        contact.changed(fresh, now=now)
    kind = Kind.CORRECTED if why.get("reason") else Kind.CHANGED
    note_step(fresh, kind, by=by, at=now, section=section, **why)
    return fresh


def _keep_rows(person, relation, wanted, by):
    """Those rows, and no others; a row that stays as it was is left alone."""
    related = getattr(person, relation)
    for row in related.all():
        same = [each for each in wanted if all(getattr(row, name) == each[name] for name in each)]
        if same:
            wanted.remove(same[0])
        else:
            row.delete()
    seen = {"seen_by": by} if relation == "seen_documents" else {}
    related.bulk_create([related.model(person=person, **values, **seen) for values in wanted])


@transaction.atomic
def change_tags(person, *, is_unchanged, names, by, now):
    """The team's tags of this name are taken, those it lacks are made."""
    fresh = _lock(person)
    if not is_unchanged(fresh):
        raise ChangedMeanwhile
    known = {tag.name.casefold(): tag for tag in Tag.objects.filter(team=fresh.team)}
    new = [Tag(team=fresh.team, name=name) for name in names if name.casefold() not in known]
    Tag.objects.bulk_create(new, ignore_conflicts=True)
    wanted = [tag for tag in Tag.objects.filter(team=fresh.team) if _is_named(tag, names)]
    _keep_rows(fresh, "tags", [{"tag": tag} for tag in wanted], by)
    note_step(fresh, Kind.CHANGED, by=by, at=now, section="tags")


def _is_named(tag, names):
    return tag.name.casefold() in {name.casefold() for name in names}


@transaction.atomic
def write_note(person, *, text, is_shared, by, now):
    return PersonNote.objects.create(
        person=_lock(person), text=text, is_shared=is_shared, written_by=by, written_at=now
    )


def _lock(person):
    """The row as it is now. Raises NotWorkable."""
    fresh = Person.objects.select_for_update(of=("self",), no_key=True).get(pk=person.pk)
    if not fresh.is_workable:
        raise NotWorkable
    return fresh


@transaction.atomic
def restrict_file(person, *, reason, by, now):
    """From now on it is only kept (Art. 18 GDPR). Raises ChangedMeanwhile."""
    _set_moment(person, "restricted_at", None, now)
    note_step(person, Kind.RESTRICTED, by=by, at=now, reason=reason)


@transaction.atomic
def lift_restriction(person, *, reason, by, now):
    _set_moment(person, "restricted_at", person.restricted_at, None)
    note_step(person, Kind.LIFTED, by=by, at=now, reason=reason)


def say_why_read(person, *, reason, by, now):
    note_step(person, Kind.READ, by=by, at=now, reason=reason)


@transaction.atomic
def archive_file(person, *, reason, by, now):
    _lock(person)
    _set_moment(person, "archived_at", None, now)
    note_step(person, Kind.ARCHIVED, by=by, at=now, reason=reason)


@transaction.atomic
def reopen_file(person, *, reason, by, now):
    _set_moment(person, "archived_at", person.archived_at, None)
    note_step(person, Kind.REOPENED, by=by, at=now, reason=reason)


def _set_moment(person, name, before, moment):
    """Two who do the same at once: one of them is told."""
    still = {name: before} if before else {f"{name}__isnull": True}
    if not Person.objects.filter(pk=person.pk, **still).update(**{name: moment}):
        raise ChangedMeanwhile
    setattr(person, name, moment)


@transaction.atomic
def hand_over(person, *, team, advisor, receiver, reason, by, now, followers=()):
    """To a colleague, or to a team as a whole (`advisor` is None, `receiver` answers for it).

    What is still open goes along; a team's own tags stay behind.
    """
    fresh = _lock(person)
    from_team = fresh.team
    if (from_team, fresh.advisor) == (team, advisor):
        raise ChangedMeanwhile
    if from_team != team:
        fresh.tags.all().delete()
    fresh.team, fresh.advisor = team, advisor
    fresh.save(update_fields=["team", "advisor"])
    to = f"{team}, {advisor}" if advisor else str(team)
    step = {"reason": reason, "from_team": from_team, "to": to}
    note_step(fresh, Kind.HANDED_OVER, by=by, at=now, **step)
    for follow in followers:
        follow(fresh, advisor=receiver)
    return fresh
