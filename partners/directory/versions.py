"""An entry's history: what each version changed, and going back to one."""

from dataclasses import dataclass

from django.apps import apps
from django.db import transaction
from django.db.models import F

from partners.directory import actions, changes
from partners.directory.models import Organisation
from partners.directory.offers import Service

SHOWN = 100
LOOKED_AT = 1000  # events of each table; most change what is no content
# Whose content belongs to an entry's history, and which of its fields are content.
OWN = {
    "id",
    "uuid",
    "source",
    "external_id",
    "organisation",
    "created_at",
    "changed_at",
    "version",
    "sort_key",
    "slug",
    "owner",
    "upkeep_email",
    "based_on",
    "confirmed_on",
    "confirmed_by",
    "hours_confirmed_on",
    "due_on",
    "hours_due_on",
    "confirm_months",
    "hours_months",
}


@dataclass
class Version:
    """One version of one row; `before` and `after` hold what it changed."""

    kind: str
    event: object
    name: str
    before: dict
    after: dict
    is_present: bool = False

    @property
    def at(self):
        return self.event.pgh_created_at

    @property
    def what(self):
        return self.event.pgh_label


def history(entry):
    """Newest first. Versions that changed no content (a confirmation, say) are left out."""
    found = [version for model in changes.KINDS for version in _versions(entry, model)]
    return sorted(found, key=lambda version: (version.at, version.event.pgh_id), reverse=True)[
        :SHOWN
    ]


def _versions(entry, model):
    by_row = {}
    for event in reversed(_events(entry, model).order_by("-pgh_id")[:LOOKED_AT]):
        by_row.setdefault(event.pgh_obj_id, []).append(event)
    return [version for events in by_row.values() for version in _compared(model, events)]


def _compared(model, events):
    names, earlier, versions = content(model), {}, []
    for event in events:
        values = changes.present(event, names)
        changed = [name for name in names if values[name] != earlier.get(name)]
        if changed or event.pgh_label == "delete":
            before = {name: earlier[name] for name in changed} if earlier else {}
            after = {name: values[name] for name in changed}
            kind = changes.KINDS[model]
            versions.append(Version(kind, event, _name(values), before, after))
        earlier = values
    if versions:
        versions[-1].is_present = versions[-1].what != "delete"
    return versions


def _name(values):
    names = values.get("name") or {}
    return names.get("de") or next(iter(names.values()), values.get("street", ""))


def event_of(entry, kind, pgh_id):
    """A version of this entry. Raises NotThere."""
    model = changes.MODELS.get(kind)
    event = model and _events(entry, model).filter(pgh_id=pgh_id).first()
    if not event:
        raise changes.NotThere
    return event


def _events(entry, model):
    events = apps.get_model("partners", f"{model.__name__}Event").objects
    mine = {"pgh_obj": entry.pk} if model is Organisation else {"organisation": entry.pk}
    return events.filter(**mine).order_by("pgh_id")


def content(model):
    kept = (one for one in model._meta.concrete_fields if one.name not in OWN)
    tracked = {one.name for one in _event_model(model)._meta.concrete_fields}
    return [one.name for one in kept if one.name in tracked and not one.is_relation]


def _event_model(model):
    return apps.get_model("partners", f"{model.__name__}Event")


@transaction.atomic
def restore_version(entry, kind, event, *, now):
    """Make this version's content the present one. What was deleted comes back with its key."""
    actions.lock(entry)
    model = changes.MODELS[kind]
    row = model.objects.filter(uuid=event.uuid).first() or _again(model, event)
    for name in content(model):
        setattr(row, name, getattr(event, name))
    row.based_on = event.based_on
    row.save()
    Organisation.objects.filter(pk=entry.pk).update(version=F("version") + 1, changed_at=now)
    if model is Service:
        Service.objects.filter(pk=row.pk).update(version=F("version") + 1)
    return row


def _again(model, event):
    """Under its old key, so that links and the interface find it again."""
    kept = ("uuid", "source", "external_id")
    return model(
        organisation_id=event.organisation_id, **{name: getattr(event, name) for name in kept}
    )
