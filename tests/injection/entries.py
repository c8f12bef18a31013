"""Places that already hold what somebody wrote: as if it had come past every form."""

from partners.directory.models import ContactPoint, Location, Organisation
from partners.directory.offers import RequiredDocument, Service
from tests.factories.directory import (
    ChangeProposalFactory,
    ContactPointFactory,
    GapNoteFactory,
    LocationFactory,
    MembershipFactory,
    MistakeReportFactory,
    OrganisationFactory,
    RequiredDocumentFactory,
    ServiceFactory,
)
from tests.injection.rows import STORABLE, fitting

KINDS = list(ContactPoint.Kind)


def write_entries(house, payloads=STORABLE):
    """Each payload as a place with a service, minded by our contact; a wish, a mistake, a gap."""
    return [_entry(house, number, payload) for number, payload in enumerate(payloads)]


def _entry(house, number, payload):
    text = {"de": payload, "ar": payload}
    entry = OrganisationFactory(
        slug=f"written-{number}",
        **dict.fromkeys(("name", "alternate_name", "description", "alert"), text),
        **_lines(Organisation, payload, "website", "email"),
    )
    location = LocationFactory(
        organisation=entry,
        **dict.fromkeys(("name", "way", "accessibility", "hours_note"), text),
        **_lines(Location, payload, "street", "postal_code", "city", "url"),
    )
    service = _service(house, entry, location, payload)
    for at in (None, location):
        value = fitting(ContactPoint, "value", payload)
        kind = KINDS[number % len(KINDS)]
        ContactPointFactory(organisation=entry, location=at, kind=kind, value=value, label=text)
    RequiredDocumentFactory(
        service=service, words=text, url=fitting(RequiredDocument, "url", payload)
    )
    _upkeep(house, entry, service, payload)
    return entry


def _service(house, entry, location, payload):
    names = ("name", "description", "eligibility", "fee", "way_in", "interpreting", "alert")
    return ServiceFactory(
        organisation=entry,
        location=location,
        topics=[house.topic.pk],
        **{name: {"de": payload, "ar": payload} for name in names},
        **_lines(Service, payload, "url", "email"),
    )


def _upkeep(house, entry, service, payload):
    MembershipFactory(organisation=entry, user=house.own_contact)
    ChangeProposalFactory(
        organisation=entry,
        kind="service",
        target=service.uuid,
        before={"fee": {}, "url": ""},
        after={"fee": {"de": payload}, "url": payload},
        proposed_by=house.own_contact,
    )
    MistakeReportFactory(organisation=entry, text=payload[:1000])
    GapNoteFactory(text=payload[:1000], ags=payload[:8], language=payload[:40])


def _lines(model, payload, *names):
    return {name: fitting(model, name, payload) for name in names}


def lists_of(house):
    """(who, path) of the pages that show many of them."""
    for page in range(1, 9):
        yield "nobody", f"/de/directory/?page={page}"
    yield "nobody", "/ar/directory/?page=2"
    yield "contact", "/de/partners/"
    for page in range(1, 5):
        yield "coordinator", f"/de/desk/directory/?show=fresh&page={page}"


def pages_of(entry):
    """(who, path) of the pages of one of them."""
    wish = entry.proposals.get().uuid
    own, mind = f"/de/partners/{entry.slug}/", f"/de/desk/directory/entries/{entry.slug}/"
    yield "nobody", f"/de/directory/{entry.slug}/"
    yield "nobody", f"/ar/directory/{entry.slug}/sheet/"
    yield "contact", own
    yield "contact", f"{own}texts/"
    yield "coordinator", mind
    yield "coordinator", f"{mind}history/"
    yield "coordinator", f"/de/desk/directory/changes/{wish}/"
