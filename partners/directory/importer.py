"""Brings the records of a file into the directory: all of them, or none and what is wrong.

May run as often as wanted: rows are known by source and key. Only what differs is written.
"""

import uuid
from contextlib import suppress
from dataclasses import dataclass, field

from django.db import transaction
from django.utils.text import slugify

from partners.directory.checking import check
from partners.directory.kinds import RESERVED_SLUGS
from partners.directory.models import ContactPoint, Location, Organisation
from partners.directory.offers import RequiredDocument, Service, ServiceAtLocation
from partners.directory.records import NotImported
from welcome_center.foundation.center.codes import sort_key
from welcome_center.foundation.center.models import ListCode, Municipality

AT_ONCE = 500
NOT_COPIED = {"id", "uuid", "source", "external_id", "created_at", "changed_at"}
GERMAN = str.maketrans(
    {"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "Ä": "ae", "Ö": "oe", "Ü": "ue"}
)


@dataclass
class Changes:
    """What an import did, or would do: (what, name) of each row; and how many stayed."""

    new: list = field(default_factory=list)
    changed: list = field(default_factory=list)
    n_same: int = 0


def bring_in(batch, *, source, apply=True, keep_existing=False):
    """Returns Changes, raises NotImported. `keep_existing`: what is there already stays."""
    errors = [*batch.errors, *check(batch)]
    if errors:
        raise NotImported(errors)
    with transaction.atomic():
        changes = Changes()
        if keep_existing:
            _leave_out_known(batch, source)
        _bring_in(batch, source, changes)
        if not apply:
            transaction.set_rollback(True)
    return changes


def _leave_out_known(batch, source):
    known = set(Organisation.objects.filter(source=source).values_list("external_id", flat=True))
    for kind in ("organisations", "locations", "services"):
        kept = {
            key: record
            for key, record in getattr(batch, kind).items()
            if (record.organisation or key) not in known
        }
        setattr(batch, kind, kept)
    batch.places = {both: each for both, each in batch.places.items() if both[0] in batch.services}
    batch.documents = [each for each in batch.documents if each.key in batch.services]
    batch.contact_points = [each for each in batch.contact_points if each.key not in known]


def _bring_in(batch, source, changes):
    organisations = _write(Organisation, batch.organisations, source, changes)
    for records in (batch.locations, batch.services):
        for record in records.values():
            record.values["organisation"] = organisations[record.organisation]
    _find_middles(batch.locations.values())
    locations = _write(Location, batch.locations, source, changes)
    services = _write(Service, batch.services, source, changes)
    _link(batch.places, services, locations, changes)
    _replace_contact_points(batch.contact_points, organisations)
    _replace_documents(batch.documents, services)


def _find_middles(records):
    """A place without coordinates lies in the middle of its town."""
    middles = {
        code: at for code, *at in Municipality.objects.values_list("code", "latitude", "longitude")
    }
    for record in records:
        if record.values.get("latitude") is None:
            at = middles.get(record.values.get("ags"), (None, None))
            record.values["latitude"], record.values["longitude"] = at


# Rows that have a key -------------------------------------------------------------------------


def _write(model, records, source, changes):
    """{key: row} of all records, written where they differ."""
    known = {row.external_id: row for row in model.objects.filter(source=source)}
    new, changed = [], []
    for key, record in records.items():
        row = known.setdefault(key, model(source=source, external_id=key))
        before = _state(row)
        _fill(row, record)
        if row.pk is None:
            new.append(row)
        elif _state(row) != before:
            changed.append(row)
        else:
            changes.n_same += 1
    _keep_uuids(new, model)
    if model is Organisation:
        _name(new)
    model.objects.bulk_create(new, batch_size=AT_ONCE)
    model.objects.bulk_update(changed, _fields(model), batch_size=AT_ONCE)
    changes.new += [(model._meta.verbose_name, str(row)) for row in new]
    changes.changed += [(model._meta.verbose_name, str(row)) for row in changed]
    return known


def _fill(row, record):
    for name, value in record.values.items():
        setattr(row, name, value)
    for name, texts in record.texts.items():
        row.write(name, texts)
    if isinstance(row, Organisation):
        row.sort_key = sort_key(row.text("name", "de"))[:200]
    row.clean_fields(exclude=[*NOT_COPIED, "slug", "organisation", "owner", "parent"])


def _fields(model):
    generated = {"document", "words", "towns", "opening", "has_step_free_access"}
    names = (one.name for one in model._meta.concrete_fields)
    return [name for name in names if name not in NOT_COPIED | generated]


def _state(row):
    return {name: _plain(getattr(row, name)) for name in _fields(type(row)) if row.pk}


def _plain(value):
    return dict(value) if isinstance(value, dict) else value


def _keep_uuids(rows, model):
    """Keys that are UUIDs stay ours too, so that what came from HSDS leaves under its own id."""
    by_uuid = {}
    for row in rows:
        with suppress(ValueError):
            by_uuid[uuid.UUID(row.external_id)] = row
    for taken in model.objects.filter(uuid__in=by_uuid).values_list("uuid", flat=True):
        del by_uuid[taken]
    for key, row in by_uuid.items():
        row.uuid = key


def _name(rows):
    """Readable addresses: jobcenter-hildesheim, jobcenter-hildesheim-2."""
    taken = {*RESERVED_SLUGS, *Organisation.objects.values_list("slug", flat=True)}
    for row in rows:
        base = slugify(row.text("name", "de").lower().translate(GERMAN))[:70].strip("-") or "stelle"
        number, row.slug = 1, base
        while row.slug in taken:
            number += 1
            row.slug = f"{base}-{number}"
        taken.add(row.slug)


# Rows that hang on others ---------------------------------------------------------------------


def _link(places, services, locations, changes):
    """The file's links of its services, and no others."""
    wanted = {
        (services[service].pk, locations[location].pk): values
        for (service, location), values in places.items()
    }
    mine = [row.pk for row in services.values() if row.pk]
    for row in ServiceAtLocation.objects.filter(service__in=mine):
        values = wanted.pop((row.service_id, row.location_id), None)
        if values is None:
            row.delete()
        elif row.hours != values.get("hours", ""):
            row.hours = values.get("hours", "")
            row.save(update_fields=["hours"])
    ServiceAtLocation.objects.bulk_create(
        (
            ServiceAtLocation(service_id=service, location_id=location, **values)
            for (service, location), values in wanted.items()
        ),
        batch_size=AT_ONCE,
    )


def _replace_contact_points(records, organisations):
    wanted = {
        (organisations[record.key].pk, record.values["kind"], record.values["value"]): record
        for record in records
    }
    known = ContactPoint.objects.filter(organisation__in={pk for pk, _kind, _value in wanted})
    for row in known.filter(service=None, location=None):
        wanted.pop((row.organisation_id, row.kind, row.value), None)
    ContactPoint.objects.bulk_create(
        (
            ContactPoint(organisation_id=pk, kind=kind, value=value, label=record.texts)
            for (pk, kind, value), record in wanted.items()
        ),
        batch_size=AT_ONCE,
    )


def _replace_documents(records, services):
    codes = {one.code: one for one in ListCode.objects.filter(list="document")}
    wanted = {}
    for record in records:
        key = record.values.get("document") or record.texts["words"]["de"]
        wanted[services[record.key].pk, key] = record
    mine = [row.pk for row in services.values() if row.pk]
    for row in RequiredDocument.objects.filter(service__in=mine).select_related("document"):
        key = row.document.code if row.document else row.words.get("de")
        if wanted.pop((row.service_id, key), None) is None:
            row.delete()
    RequiredDocument.objects.bulk_create(
        (
            RequiredDocument(
                service_id=service,
                document=codes.get(record.values.get("document")),
                words=record.texts.get("words", {}),
                url=record.values.get("url", ""),
                sort=record.values.get("sort", 0),
            )
            for (service, _key), record in wanted.items()
        ),
        batch_size=AT_ONCE,
    )
