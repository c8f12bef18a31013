"""Brings the records of a file into the directory: all of them, or none and what is wrong.

May run as often as wanted: rows are known by source and key. Only what the file speaks of is
written, and only where it differs; whether a row that is there is public, a file does not decide.
"""

import uuid
from contextlib import suppress
from dataclasses import dataclass, field

from django.db import connection, transaction
from django.db.models import F
from django.db.models.functions import Now
from django.utils.text import slugify

from partners.directory import actions, imported_lists
from partners.directory.checking import check
from partners.directory.kinds import RESERVED_SLUGS
from partners.directory.models import Location, Organisation
from partners.directory.offers import Service
from partners.directory.records import NotImported
from partners.directory.upkeep import ConfirmationRequest
from welcome_center.foundation.center.codes import sort_key
from welcome_center.foundation.center.models import Municipality

AT_ONCE = 500
NOT_CHECKED = ["slug", "organisation", "owner", "parent"]
GERMAN = str.maketrans(
    {"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "Ä": "ae", "Ö": "oe", "Ü": "ue"}
)


@dataclass
class Changes:
    """What an import did, or would do: (what, name) of each row; and how many stayed.

    `touched`: keys of the entries of which anything is another now.
    """

    new: list = field(default_factory=list)
    changed: list = field(default_factory=list)
    n_same: int = 0
    touched: set = field(default_factory=set)


def bring_in(batch, *, source, apply=True, keep_existing=False):
    """Returns Changes, raises NotImported. `keep_existing`: what is there already stays."""
    errors = [*batch.errors, *check(batch)]
    if errors:
        raise NotImported(errors)
    with transaction.atomic():
        _take_time()
        changes = Changes()
        if keep_existing:
            _leave_out_known(batch, source)
        _bring_in(batch, source, changes)
        if not apply:
            transaction.set_rollback(True)
    return changes


def _take_time():
    """A large file takes minutes: the limits for pages do not hold in this transaction."""
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL statement_timeout = 0")
        cursor.execute("SET LOCAL idle_in_transaction_session_timeout = 0")


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
    batch.contact_points = [each for each in batch.contact_points if each.organisation not in known]


def _bring_in(batch, source, changes):
    known = set(Organisation.objects.filter(source=source).values_list("pk", flat=True))
    organisations = _write(Organisation, batch.organisations, source, changes)
    for records in (batch.locations, batch.services):
        for record in records.values():
            record.values["organisation_id"] = organisations[record.organisation].pk
    _find_middles(batch.locations, source)
    _hold_together(batch.services.values())
    locations = _write(Location, batch.locations, source, changes)
    services = _write(Service, batch.services, source, changes)
    of_lists = _write_lists(batch, organisations, services, locations, source) & known
    _tell(changes, [row for row in organisations.values() if row.pk in of_lists])
    _raise_versions((changes.touched | of_lists) & known)
    _end_links_elsewhere((changes.touched | of_lists) & known)


def _write_lists(batch, organisations, services, locations, source):
    """Those of which the file speaks."""
    touched = set()
    if "places" in batch.told:
        touched |= imported_lists.link(batch.places, services, locations, source)
    if "contact_points" in batch.told:
        points = batch.contact_points
        touched |= imported_lists.write_contact_points(points, organisations, services, locations)
    if "documents" in batch.told:
        touched |= imported_lists.write_documents(batch.documents, services)
    return touched


def _tell(changes, entries):
    """Those of which only a list changed, too."""
    named = [(Organisation._meta.verbose_name, str(row)) for row in entries]
    only = [each for each in named if each not in changes.changed]
    changes.changed += only
    changes.n_same -= len(only)


def _raise_versions(keys):
    """Who has one of these entries open is told that it has changed meanwhile."""
    entries = Organisation.objects.filter(pk__in=keys)
    entries.update(version=F("version") + 1, changed_at=Now())


def _end_links_elsewhere(keys):
    """A file may bring another address of an entry that was asked to confirm."""
    asked = ConfirmationRequest.objects.usable().filter(organisation__in=keys)
    for entry in Organisation.objects.filter(confirmation_requests__in=asked).distinct():
        actions.expire_elsewhere(entry)


def _find_middles(records, source):
    """A new place without coordinates lies in the middle of its town."""
    middles = {
        code: at for code, *at in Municipality.objects.values_list("code", "latitude", "longitude")
    }
    mine = Location.objects.filter(source=source, latitude__isnull=False)
    placed = set(mine.values_list("external_id", flat=True))
    for key, record in records.items():
        if "latitude" not in record.values and key not in placed:
            at = middles.get(record.values.get("ags"), (None, None))
            record.values["latitude"], record.values["longitude"] = at


def _hold_together(records):
    """Fields that the database compares are written together."""
    ages = {"minimum_age": None, "maximum_age": None}
    for record in records:
        if record.values.get("capacity", "waiting") != "waiting":
            record.values["waiting_weeks"] = None
        if ages.keys() & record.values.keys():
            record.values = ages | record.values


# Rows that have a key -------------------------------------------------------------------------


def _write(model, records, source, changes):
    """{key: row} of all records, written where they differ. The rows are locked."""
    rows = model.objects.select_for_update().filter(source=source).order_by("pk")
    known = {row.external_id: row for row in rows}
    found, new, changed = {}, [], []
    for key, record in records.items():
        row = found[key] = known.get(key) or model(source=source, external_id=key)
        is_changed = _fill(row, record)
        if row.pk is None:
            new.append(row)
        elif is_changed:
            changed.append(row)
        else:
            changes.n_same += 1
    _keep_uuids(new, model)
    if model is Organisation:
        _name(new)
    model.objects.bulk_create(new, batch_size=AT_ONCE)
    if changed:
        model.objects.bulk_update(changed, _fields(model, records.values()), batch_size=AT_ONCE)
    changes.new += [(model._meta.verbose_name, str(row)) for row in new]
    changes.changed += [(model._meta.verbose_name, str(row)) for row in changed]
    changes.touched |= {_entry(row) for row in (*new, *changed)}
    return found


def _entry(row):
    return row.pk if isinstance(row, Organisation) else row.organisation_id


def _fill(row, record):
    """Writes what the file says of a row; returns whether that was another before."""
    before = _state(row, record)
    for name, value in record.values.items():
        if name != "state" or row.pk is None:
            setattr(row, name, value)
    for name, texts in record.texts.items():
        texts = getattr(row, name) | texts
        if {code: text for code, text in texts.items() if text} != getattr(row, name):
            row.write(name, texts)
    if isinstance(row, Organisation):
        row.sort_key = sort_key(row.text("name", "de"))[:200]
    row.clean_fields(exclude=NOT_CHECKED)
    is_changed = _state(row, record) != before
    if is_changed and isinstance(row, Service) and row.pk:
        row.version += 1
    return is_changed


def _state(row, record):
    return [getattr(row, name) for name in (*record.values, *record.texts)]


def _fields(model, records):
    """All that the file speaks of, and what follows from it."""
    told = {name for record in records for name in (*record.values, *record.texts)}
    follows = {Organisation: {"sort_key"}, Service: {"version"}}.get(model, set())
    return sorted(told - {"state"} | {"based_on"} | follows)


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
