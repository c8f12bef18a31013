"""What hangs on a row and is changed as one list: contact points, documents, a service's places.

As plain values a list can be compared, wait for approval, and be shown before and after.
"""

from django.core.exceptions import ValidationError

from partners.directory.models import ContactPoint, Location, Organisation
from partners.directory.offers import RequiredDocument, ServiceAtLocation
from welcome_center.foundation.center.models import ListCode

CONTACTS, DOCUMENTS, PLACES = "contact_points", "required_documents", "places"
LISTS = {CONTACTS: ContactPoint, DOCUMENTS: RequiredDocument, PLACES: ServiceAtLocation}
NOT_TYPED = ("organisation", "service", "location", "document")


def read(row, name):
    if name == PLACES:
        return [str(link.location.uuid) for link in _links(row)]
    return [plain(name, one) for one in _present(row, name)]


def check(row, name, wanted):
    """Raises ValidationError where something on the list cannot be."""
    if name == PLACES:
        _locations(row, wanted)
        return
    codes = document_codes()
    for each in wanted:
        _filled(_new(row, name), each, codes).clean_fields(exclude=NOT_TYPED)


def write(row, name, wanted):
    """What is on both lists keeps its key; what is new takes the key of what it replaces."""
    if name == PLACES:
        _write_links(row, wanted)
        return
    codes, free, same = document_codes(), list(_present(row, name)), {}
    for sort, each in enumerate(wanted):
        if kept := next((one for one in free if plain(name, one) == each), None):
            free.remove(kept)
            same[sort] = kept
    for sort, each in enumerate(wanted):
        one = same.get(sort) or (free.pop(0) if free else _new(row, name))
        one.sort = sort
        _filled(one, each, codes).save()
    for one in free:
        one.delete()


def _links(service):
    if service.pk is None:
        return []
    return service.places.select_related("location").order_by("location")


def _write_links(service, wanted):
    """Where it stays, its own hours stay."""
    places = _locations(service, wanted)
    service.places.exclude(location__in=places).delete()
    for place in places:
        ServiceAtLocation.objects.get_or_create(service=service, location=place)


def _locations(service, wanted):
    found = Location.objects.filter(organisation=service.organisation_id, uuid__in=wanted)
    if len(found) != len(set(wanted)):
        raise ValidationError("The entry has no such place.")
    return found


def document_codes():
    return {one.code: one for one in ListCode.objects.filter(list="document")}


def _present(row, name):
    if row.pk is None:
        return []
    if name == DOCUMENTS:
        found = RequiredDocument.objects.filter(service=row).select_related("document")
    else:
        found = ContactPoint.objects.filter(**_place_of(row))
    return found.order_by("sort", "pk")


def _place_of(row):
    if isinstance(row, Organisation):
        return {"organisation": row, "service": None, "location": None}
    if isinstance(row, Location):
        return {"organisation": row.organisation_id, "service": None, "location": row}
    return {"organisation": row.organisation_id, "service": row}


def _new(row, name):
    if name == DOCUMENTS:
        return RequiredDocument(service=row)
    place = _place_of(row)
    if not isinstance(row, Organisation):
        place["organisation_id"] = place.pop("organisation")
    return ContactPoint(**place)


def plain(name, one):
    """A row of such a list, or an older version of it."""
    if name == CONTACTS:
        return {"kind": one.kind, "value": one.value, "label": _said(one.label)}
    code = one.document.code if one.document else ""
    return {"document": code, "words": _said(one.words), "url": one.url}


def _said(texts):
    return {code: text for code, text in texts.items() if text}


def _filled(one, values, codes):
    if isinstance(one, ContactPoint):
        one.kind, one.value = values["kind"], values["value"]
        one.write("label", values["label"])
        return one
    code = values["document"]
    if code and code not in codes:
        raise ValidationError(f"No document is called {code}.")
    if not code and not values["words"]:
        raise ValidationError("A document has a code or words.")
    one.document, one.url = codes.get(code), values["url"]
    one.write("words", values["words"])
    return one
