"""What belongs to the rows of a page: one query for each kind, however many rows there are."""

from collections import defaultdict

from django.db.models import F

from partners.directory.hsds import objects
from partners.directory.models import ContactPoint, Location, Organisation
from partners.directory.offers import RequiredDocument, Service, ServiceAtLocation

# Written for the search, or for us.
NEVER_TOLD = ("document", "words", "towns", "opening", "based_on")
# All that is told of those of which there are most: tuples cost a third of model instances.
POINT = ("uuid", "organisation_id", "service_id", "location_id", "kind", "value", "label")
PAPER = ("uuid", "service_id", "code", "words", "url")


# Simple ---------------------------------------------------------------------------------------


def organizations(found):
    return [objects.organization(row) for row in _organisations(found)]


def services(found):
    rows = list(found.defer(*NEVER_TOLD))
    _add_offices(rows)
    return [_with_office(row) for row in rows]


def services_at_locations(found):
    links = _links(found)
    _add_services(links)
    return [
        objects.service_at_location(each)
        | {"location": objects.location(each.location), "service": _with_office(each.service)}
        for each in links
    ]


def minimal(found):
    return [
        {"id": key, "modified_date": changed_at}
        for key, changed_at in found.values_list("uuid", "changed_at")
    ]


def _with_office(row):
    return objects.service(row) | {"organization": objects.organization(row.organisation)}


# In full --------------------------------------------------------------------------------------


def full_services(found, terms):
    rows = list(found.defer(*NEVER_TOLD))
    links = _links_of(rows)
    _add_offices(rows)
    _add_children(rows, [each.location for each in links])
    return _told_in_full(rows, links, terms)


def full_services_at_locations(found, terms):
    links = _links(found)
    rows = _add_services(links)
    _add_children(rows, [each.location for each in links])
    return [
        objects.full_service_at_location(each)
        | {
            "service": objects.full_service(each.service, terms)
            | {"organization": objects.organization(each.service.organisation)}
        }
        for each in links
    ]


def full_organizations(found, terms, *, with_full_services=False):
    rows = _organisations(found)
    keys = [row.pk for row in rows]
    offered = list(
        Service.objects.listed().filter(organisation__in=keys).defer(*NEVER_TOLD).order_by("pk")
    )
    places = list(Location.objects.filter(organisation__in=keys).order_by("pk"))
    links = _links_of(offered) if with_full_services else []
    _add_offices(offered, rows)
    _add_children(offered, [*places, *(each.location for each in links)], rows)
    if with_full_services:
        told = _told_in_full(offered, links, terms)
    else:
        told = [objects.service(row) for row in offered]
    services_of = _by([row.organisation_id for row in offered], told)
    places_of = _by(
        [row.organisation_id for row in places], [objects.full_location(row) for row in places]
    )
    return [
        objects.full_organization(row, terms)
        | {"locations": places_of[row.pk], "services": services_of[row.pk]}
        for row in rows
    ]


def _told_in_full(rows, links, terms):
    by_key = {row.pk: row for row in rows}
    for each in links:
        each.service = by_key[each.service_id]
    at = _by(
        [each.service_id for each in links],
        [objects.full_service_at_location(each) for each in links],
    )
    offices = {row.organisation_id: row.organisation for row in rows}
    told = {key: objects.full_organization(row, terms) for key, row in offices.items()}
    return [
        objects.full_service(row, terms)
        | {"organization": told[row.organisation_id], "service_at_locations": at[row.pk]}
        for row in rows
    ]


# Fetching -------------------------------------------------------------------------------------


def _organisations(found):
    """With the parent's id, where the parent is public too."""
    rows = list(found.defer("based_on", "upkeep_email", "owner"))
    parents = {row.parent_id for row in rows} - {None}
    public = Organisation.objects.published().filter(pk__in=parents) if parents else ()
    known = {row.pk: row.uuid for row in public}
    for row in rows:
        row.parent_uuid = known.get(row.parent_id)
    return rows


def _links(found):
    """Services at locations with their locations."""
    owner = F("location__organisation__uuid")
    links = found.select_related("location").defer("based_on", "location__based_on")
    links = list(links.annotate(organisation_uuid=owner))
    for each in links:
        each.location.organisation_uuid = each.organisation_uuid
    return links


def _links_of(services):
    wanted = [row.pk for row in services]
    return _links(ServiceAtLocation.objects.filter(service__in=wanted).order_by("pk"))


def _add_services(links):
    rows = Service.objects.filter(pk__in={each.service_id for each in links}).defer(*NEVER_TOLD)
    by_key = {row.pk: row for row in rows}
    _add_offices(by_key.values())
    for each in links:
        each.service = by_key[each.service_id]
    return list(by_key.values())


def _add_offices(services, known=None):
    if known is None:
        wanted = {row.organisation_id for row in services}
        known = _organisations(Organisation.objects.filter(pk__in=wanted))
    by_key = {row.pk: row for row in known}
    for row in services:
        row.organisation = by_key[row.organisation_id]


def _add_children(services, locations, organisations=()):
    """Contact points and documents of all these, two queries."""
    offices = {row.organisation_id: row.organisation for row in services}
    offices |= {row.pk: row for row in organisations}
    owners = {*offices, *(row.organisation_id for row in locations)}
    points = ContactPoint.objects.filter(organisation__in=owners).order_by("sort", "pk")
    hung = defaultdict(list)
    for each in points.values_list(*POINT, named=True):
        hung[_hangs_on(each)].append(each)
    papers = RequiredDocument.objects.filter(service__in=[row.pk for row in services])
    papers = papers.annotate(code=F("document__code")).order_by("sort", "pk")
    papers = papers.values_list(*PAPER, named=True)
    papers_of = _by([each.service_id for each in papers], papers)
    for row in services:
        row.points, row.papers = hung["service", row.pk], papers_of[row.pk]
    for row in locations:
        row.points = hung["location", row.pk]
        if row.organisation_id in offices:
            row.organisation_uuid = offices[row.organisation_id].uuid
    for row in offices.values():
        row.points = hung["organisation", row.pk]


def _hangs_on(point):
    if point.service_id:
        return "service", point.service_id
    if point.location_id:
        return "location", point.location_id
    return "organisation", point.organisation_id


def _by(keys, values):
    found = defaultdict(list)
    for key, value in zip(keys, values, strict=True):
        found[key].append(value)
    return found
