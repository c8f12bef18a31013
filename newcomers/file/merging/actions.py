"""Making one of two entries, and taking that back within a day."""

from django.db import transaction

from newcomers.file.merging.models import PersonMerge
from newcomers.file.merging.moving import as_json, from_json, move_back, move_rows
from newcomers.people.file_actions import NotWorkable, note_step
from newcomers.people.models import FormerIdentity, Person
from newcomers.people.records import FileStep

# What a person is known by, or what follows from something else: nobody chooses it.
FIXED = {"id", "uuid", "code", "team", "advisor", "account", "origin", "created_at"}
FIXED |= {"intake_finished_at", "restricted_at", "archived_at"}


class SamePerson(Exception):
    """An entry cannot be merged with itself."""


class TwoAccounts(Exception):
    """Both sign in: whoever owns the one would lose it."""


class TooLate(Exception):
    """It was undone already, or more than a day ago."""


class Gone(Exception):
    """Somebody merged or erased one of them meanwhile."""


def differing_fields(survivor, twin):
    """Those that can be chosen: known of the twin, and not the same."""
    return [field for field in _choosable() if _differs(field, survivor, twin)]


def _choosable():
    fields = [field for field in Person._meta.concrete_fields if field.editable]
    return [field for field in fields if field.name not in FIXED]


def _differs(field, survivor, twin):
    theirs = field.value_from_object(twin)
    return theirs not in (None, "", [], False) and theirs != field.value_from_object(survivor)


@transaction.atomic
def merge_people(survivor, twin, *, chosen, by, now):
    """All of `twin` becomes the survivor's; its uuid and code lead there from now on.

    `chosen`: names of fields whose value is taken from the twin. Raises SamePerson, Gone,
    NotWorkable, TwoAccounts, or BothHave where both have a row of which a person may have one only.
    """
    survivor, twin = _locked(survivor, twin)
    if not (survivor.is_workable and twin.is_workable):
        raise NotWorkable
    if survivor.account_id and twin.account_id:
        raise TwoAccounts
    [was], [other] = as_json(survivor), as_json(twin)
    names = {*chosen, *(["account"] if twin.account_id else [])}
    values = {name: getattr(twin, name) for name in names}
    moved, dropped = move_rows(twin, survivor)
    FormerIdentity.objects.create(person=survivor, uuid=twin.uuid, code=twin.code, since=now)
    twin.delete()
    for name, value in values.items():
        setattr(survivor, name, value)
    survivor.save(update_fields=list(values))
    note_step(survivor, FileStep.Kind.MERGED, by=by, at=now, before={"code": twin.code})
    [becomes] = as_json(survivor)
    return PersonMerge.objects.create(
        survivor=survivor,
        twin_code=twin.code,
        merged_by=by,
        merged_at=now,
        twin=other,
        before={name: was["fields"][name] for name in values},
        after={name: becomes["fields"][name] for name in values},
        moved=moved,
        dropped=dropped,
    )


def _locked(*people):
    """In the order of their keys, so that two merges never wait for one another."""
    keys = [person.pk for person in people]
    if len(set(keys)) < len(keys):
        raise SamePerson
    rows = Person.objects.select_for_update().order_by("pk").filter(pk__in=keys)
    found = {row.pk: row for row in rows}
    if len(found) < len(keys):
        raise Gone
    return [found[key] for key in keys]


@transaction.atomic
def undo_merge(merge, *, by, now):
    """Both are there again, with what was theirs. What came since stays with the survivor.

    A value that somebody changed after the merge is left alone. Raises TooLate.
    """
    mine = PersonMerge.objects.undoable(now).filter(pk=merge.pk)
    if not mine.update(undone_at=now):
        raise TooLate
    survivor = Person.objects.select_for_update().get(pk=merge.survivor_id)
    _take_values_back(merge, survivor)
    FormerIdentity.objects.filter(code=merge.twin_code).delete()
    from_json([merge.twin])
    twin = Person.objects.get(code=merge.twin_code)
    move_back(merge.moved, survivor=survivor, twin=twin)
    from_json(merge.dropped)
    forget(PersonMerge.objects.filter(pk=merge.pk))
    note_step(survivor, FileStep.Kind.UNMERGED, by=by, at=now, before={"code": twin.code})
    return twin


def _take_values_back(merge, survivor):
    [now] = as_json(survivor)
    untouched = [name for name in merge.before if now["fields"][name] == merge.after[name]]
    for name in untouched:
        field = Person._meta.get_field(name)
        setattr(survivor, field.attname, field.to_python(merge.before[name]))
    survivor.save(update_fields=untouched)


def forget(merges):
    """The fact stays; what stood in the entries goes."""
    return merges.update(twin=None, before=None, after=None, moved=None, dropped=None)


def forget_old(*, now):
    """Those that can no longer be undone. Returns how many."""
    return forget(PersonMerge.objects.exclude(twin=None).exclude(pk__in=_undoable(now)))


def _undoable(now):
    return PersonMerge.objects.undoable(now).values("pk")
