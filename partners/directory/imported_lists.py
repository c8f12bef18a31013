"""What hangs on the rows of an import: links to places, contact points, documents to bring.

The key of a contact point or document is made of what the file said. So a row that nobody has
changed since is told from one that a partner added or corrected, which stays.
"""

from uuid import uuid5

from django.db.models import Q

from partners.directory.models import ContactPoint
from partners.directory.offers import RequiredDocument, ServiceAtLocation
from welcome_center.foundation.center.models import ListCode

AT_ONCE = 500


def link(records, services, locations, source):
    """The file's links of its services. Returns the keys of the entries that changed by it."""
    wanted = {
        (services[service].pk, locations[location].pk): record.values
        for (service, location), record in records.items()
    }
    offices = {row.pk: row.organisation_id for row in services.values()}
    present = ServiceAtLocation.objects.filter(service__in=offices, location__source=source)
    touched = set()
    for row in present.select_for_update(of=("self",)).order_by("pk"):
        values = wanted.pop((row.service_id, row.location_id), None)
        if values is None:
            row.delete()
        elif row.hours != values.get("hours", row.hours):
            row.hours = values["hours"]
            row.save(update_fields=["hours"])
        else:
            continue
        touched.add(offices[row.service_id])
    new = [
        ServiceAtLocation(service_id=service, location_id=location, **values)
        for (service, location), values in wanted.items()
    ]
    ServiceAtLocation.objects.bulk_create(new, batch_size=AT_ONCE)
    return touched | {offices[row.service_id] for row in new}


def write_contact_points(records, organisations, services, locations):
    """Returns the keys of the entries that changed by it."""
    wanted = {}
    for record in records:
        row = ContactPoint(
            organisation=organisations[record.organisation],
            service=services.get(record.service),
            location=locations.get(record.location),
            **record.values,
        )
        row.write("label", record.texts.get("label", {}))
        wanted.setdefault(_said(row), row)
    keys = [[row.pk for row in rows.values()] for rows in (organisations, services, locations)]
    present = ContactPoint.objects.filter(
        Q(service=None) | Q(service__in=keys[1]),
        Q(location=None) | Q(location__in=keys[2]),
        organisation__in=keys[0],
    ).select_related("organisation", "service", "location")
    changed = _bring_up_to_date(ContactPoint, present, wanted)
    return {row.organisation_id for row in changed}


def write_documents(records, services):
    """Returns the keys of the entries that changed by it."""
    codes = {one.code: one for one in ListCode.objects.filter(list="document")}
    wanted = {}
    for record in records:
        code = codes.get(record.values.get("document"))
        row = RequiredDocument(service=services[record.key], **record.values | {"document": code})
        row.write("words", record.texts.get("words", {}))
        wanted.setdefault(_said(row), row)
    keys = [row.pk for row in services.values()]
    present = RequiredDocument.objects.filter(service__in=keys)
    present = present.select_related("service", "document")
    changed = _bring_up_to_date(RequiredDocument, present, wanted)
    return {row.service.organisation_id for row in changed}


def _bring_up_to_date(model, present, wanted):
    """`wanted`: rows by what they say. Returns all that were added, changed or removed."""
    changed = []
    for row in present.select_for_update(of=("self",)).order_by("pk"):
        said = _said(row)
        known = wanted.pop(said, None) or wanted.pop(row.uuid, None)
        if known is None and row.uuid == said:
            row.delete()
        elif known is None or _said(known) != said or not _take_over(row, known):
            continue
        changed.append(row)
    for key, row in wanted.items():
        row.uuid = key
    model.objects.bulk_create(wanted.values(), batch_size=AT_ONCE)
    return [*changed, *wanted.values()]


def _said(row):
    if isinstance(row, ContactPoint):
        owner = row.service or row.location or row.organisation
        return uuid5(owner.uuid, f"{row.kind}/{row.value}")
    words = row.document.code if row.document else row.text("words", "de")
    return uuid5(row.service.uuid, f"document/{words}")


def _take_over(row, known):
    """What the file says beside; returns whether that was another before."""
    before = _state(row)
    for name in row.TEXTS:
        texts = getattr(row, name) | getattr(known, name)
        if texts != getattr(row, name):
            row.write(name, texts)
    if isinstance(row, RequiredDocument):
        row.url, row.sort = known.url or row.url, known.sort
    if is_changed := _state(row) != before:
        row.save()
    return is_changed


def _state(row):
    return [getattr(row, name, None) for name in (*row.TEXTS, "url", "sort")]
