"""An entry's history: what each version changed, and going back to one."""

from django.db import transaction
from django.db.models import F

from partners.directory import actions, attached, changes, list_versions
from partners.directory.models import Organisation
from partners.directory.offers import Service
from partners.directory.past import Version, events_of

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


def history(entry):
    """Newest first. Versions that changed no content (a confirmation, say) are left out."""
    found = [version for model in changes.KINDS for version in _versions(entry, model)]
    owners = {
        (version.kind, version.event.id): version.name for version in found if version.is_present
    }
    found += list_versions.versions(entry, owners)
    return sorted(found, key=lambda version: (version.at, version.event.pgh_id), reverse=True)[
        :SHOWN
    ]


def _versions(entry, model):
    by_row = {}
    for event in reversed(_events(entry, model).order_by("-pgh_id")[:LOOKED_AT]):
        by_row.setdefault(event.id, []).append(event)
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
            versions.append(Version(kind, event, _name(values), before, after, kind))
        earlier = values
    if versions:
        versions[-1].is_present = versions[-1].what != "delete"
    return versions


def _name(values):
    names = values.get("name") or {}
    return names.get("de") or next(iter(names.values()), values.get("street", ""))


def event_of(entry, table, pgh_id):
    """A version of this entry, or of a list on it. Raises NotThere."""
    if table in attached.LISTS:
        event = list_versions.event_of(entry, table, pgh_id)
    else:
        model = changes.MODELS.get(table)
        event = model and _events(entry, model).filter(pgh_id=pgh_id).first()
    if not event:
        raise changes.NotThere
    return event


def _events(entry, model):
    mine = {"id": entry.pk} if model is Organisation else {"organisation": entry.pk}
    return events_of(model).filter(**mine)


def content(model):
    kept = (one for one in model._meta.concrete_fields if one.name not in OWN)
    tracked = {one.name for one in events_of(model).model._meta.concrete_fields}
    return [one.name for one in kept if one.name in tracked and not one.is_relation]


@transaction.atomic
def restore_version(entry, table, event, *, now):
    """Make this version's content the present one. What was deleted comes back with its keys."""
    actions.lock(entry)
    if table in attached.LISTS:
        kind, pk = list_versions.restore(entry, table, event)
    else:
        kind, pk = table, _restore_row(entry, table, event)
    Organisation.objects.filter(pk=entry.pk).update(version=F("version") + 1, changed_at=now)
    if kind == changes.Target.SERVICE:
        Service.objects.filter(pk=pk).update(version=F("version") + 1)


def _restore_row(entry, kind, event):
    model = changes.MODELS[kind]
    present = model.objects.filter(uuid=event.uuid).first()
    row = present or _again(model, event)
    for name in content(model):
        setattr(row, name, getattr(event, name))
    row.based_on = event.based_on
    row.save()
    if not present:
        gone = _events(entry, model).filter(id=event.id, pgh_label="delete").last()
        list_versions.bring_back(entry, kind, gone)
    return row.pk


def _again(model, event):
    """Under its old keys, so that links and the interface find it again."""
    kept = ("id", "uuid", "source", "external_id", "organisation_id")
    return model(**{name: getattr(event, name) for name in kept})
