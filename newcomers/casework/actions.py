"""Everything that changes a contact."""

from django.db import transaction

from newcomers.casework import permissions
from newcomers.casework.models import Contact, ContactNote
from newcomers.people.models import Person

NEVER_NOTED = ("text", "case")


class ReasonMissing(Exception):
    """Whoever corrects a contact of another day, or of a colleague, says why."""


class TooLate(Exception):
    """The time for this has passed, or somebody was quicker."""


class AlreadyAPersons(Exception):
    """The contact has been turned over before."""


class ChangedMeanwhile(Exception):
    """Another tab or a colleague saved first: `saved` is the row as it stands."""

    def __init__(self, saved):
        self.saved = saved
        super().__init__(saved)


def store_contact(contact):
    """Once, however often the same entry comes."""
    Contact.objects.bulk_create([contact], ignore_conflicts=True)


@transaction.atomic
def log_contact(contact):
    """A talk with a person. Whether it is the first one is found out, unless it has a kind."""
    # Two talks that are written down at once take turns: one is the first.
    Person.objects.select_for_update(no_key=True).get(pk=contact.person_id)
    talked = Contact.objects.consultations().filter(person=contact.person_id).exists()
    contact.is_known = talked
    if contact.kind == Contact.Kind.SHORT:
        contact.kind = Contact.Kind.FOLLOW if talked else Contact.Kind.FIRST
    contact.save(force_insert=True)


def undo_contact(contact, *, by, now):
    ours = Contact.objects.filter(
        pk=contact.pk, advisor=by, person=None, notes=None, created_at__gte=now - permissions.UNDO
    )
    won, _each = ours.delete()
    if not won:
        raise TooLate


@transaction.atomic
def correct_contact(contact, *, changes, by, now, reason="", person=None, version=None):
    """A row that is locked by its age opens for the transaction that notes why.

    `person`: a short contact becomes a consultation of somebody. It is the same row: counted once.
    `version`: the one that the form showed; raises ChangedMeanwhile where there is a newer one.
    """
    locked = Contact.objects.select_for_update(of=("self",)).get(pk=contact.pk)
    if version is not None and locked.version != version:
        raise ChangedMeanwhile(locked)
    if person:
        changes = changes | _turned_over(locked, person, changes)
    changed = {name: value for name, value in changes.items() if getattr(locked, name) != value}
    if not changed:
        return locked
    if not permissions.can_correct_without_reason(by, locked, now=now) and not reason:
        raise ReasonMissing
    if reason:
        ContactNote.objects.create(
            contact=locked,
            reason=reason,
            before=_before(locked, changed),
            text_before=locked.text if "text" in changed else "",
            noted_by=by.uuid,
        )
    for name, value in changed.items():
        setattr(locked, name, value)
    locked.version += 1
    locked.save(update_fields=[*changed, "version"])
    return locked


def _turned_over(contact, person, changes):
    if contact.person_id is not None:
        raise AlreadyAPersons
    # Two contacts of one day that are turned over at once take turns: one is the first.
    Person.objects.select_for_update(no_key=True).get(pk=person.pk)
    others = Contact.objects.consultations().filter(person=person)
    is_known = changes.get("is_known", contact.is_known) or others.exists()
    kind = Contact.Kind.FOLLOW if others.exists() else Contact.Kind.FIRST
    return {"person": person, "kind": kind, "is_known": is_known}


def _before(contact, changed):
    """What it said, but no words about somebody."""
    fields = [Contact._meta.get_field(name) for name in changed if name not in NEVER_NOTED]
    return {field.name: _in_json(getattr(contact, field.attname)) for field in fields}


def _in_json(value):
    return value if isinstance(value, (int, list)) or value is None else str(value)
