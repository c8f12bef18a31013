"""An entry as its page and its printed sheet show it: services, places and hours, all in words."""

from dataclasses import dataclass, field

from django.db.models import Prefetch, Q
from django.utils.dates import WEEKDAYS
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from partners.directory import areas, hours, hours_words
from partners.directory.cards import State, opening_now, state_of
from partners.directory.changes import OPEN_STATES
from partners.directory.codes import read_codes
from partners.directory.freshness_words import confirmation
from partners.directory.kinds import Mode
from partners.directory.models import ContactPoint
from partners.directory.offers import RequiredDocument, Service, ServiceAtLocation
from welcome_center.foundation.words import listed


@dataclass(frozen=True)
class Offer:
    """A service, in words."""

    service: object
    state: State | None
    topics: list
    groups: list
    ages: str
    genders: list
    languages: list
    areas: list
    modes: list
    contacts: list


@dataclass
class Opening:
    """The hours that some services share. `now`: a sentence about this minute."""

    hours: str
    noted: tuple  # rows that may bear a note on the hours
    services: list = field(default_factory=list)
    now: str = ""
    is_open: bool = False
    lines: list = field(default_factory=list)
    exceptions: list = field(default_factory=list)

    @property
    def by_appointment(self):
        return self.services[0].by_appointment

    @property
    def says_something(self):
        return self.lines or self.by_appointment or any(row.hours_note for row in self.noted)


@dataclass
class Place:
    """`location` is None for what is offered at no place: by phone, or online."""

    location: object
    openings: list = field(default_factory=list)
    contacts: list = field(default_factory=list)


def in_words(entry, services, contacts, codes, moment):
    """All that readers learn of it, in the language that is on."""
    where = places(services, contacts, moment, get_language())
    day = moment.astimezone(hours.BERLIN).date()
    has_hours = any(opening.lines for place in where for opening in place.openings)
    return {
        "entry": entry,
        "kind": codes.label("org_type", entry.kind),
        "fresh": confirmation(entry, day, has_hours=has_hours, with_role=True),
        "offers": offers(services, contacts, codes),
        "places": where,
        "contacts": of_the_whole(contacts),
        "with_documents": [each for each in services if each.required_documents.all()],
    }


def as_public(entry, moment):
    """The same for who looks after it, also while it is not published."""
    services = services_of(entry)
    codes = read_codes(moment.astimezone(hours.BERLIN).date())
    return in_words(entry, services, contacts_of(entry, services), codes, moment)


def services_of(entry):
    """What the public sees of it, with places and documents. Three queries."""
    places = ServiceAtLocation.objects.select_related("location").order_by("pk")
    papers = RequiredDocument.objects.select_related("document").order_by("sort", "pk")
    return list(
        Service.objects.filter(organisation=entry, state__in=OPEN_STATES)
        .defer("document", "words")
        .prefetch_related(Prefetch("places", places), Prefetch("required_documents", papers))
        .order_by("sort", "pk")
    )


def contacts_of(entry, services):
    """The entry's own, its places' and those of these services. A fax is on paper only."""
    return list(
        ContactPoint.objects.filter(Q(service=None) | Q(service__in=services), organisation=entry)
        .exclude(kind=ContactPoint.Kind.FAX)
        .order_by("sort", "pk")
    )


def of_the_whole(contacts):
    """Those that belong to no single place or service."""
    return [each for each in contacts if each.location_id is None and each.service_id is None]


# Services ---------------------------------------------------------------------------------------


def offers(services, contacts, codes):
    towns = {code: town.label for code, town in codes.lists["place"].items()}
    names = areas.names({key for service in services for key in service.areas}, towns)
    return [_offer(service, contacts, codes, names) for service in services]


def _offer(service, contacts, codes, names):
    return Offer(
        service=service,
        state=state_of([service]),
        topics=codes.labels("topic", service.topics),
        groups=codes.labels("group", service.residence_groups),
        ages=_ages(service.minimum_age, service.maximum_age),
        genders=codes.labels("gender", service.genders),
        languages=[_language(code, service, codes) for code in service.languages],
        areas=[names[key] for key in service.areas],
        modes=[label for mode, label in Mode.choices if mode in service.modes],
        contacts=[each for each in contacts if each.service_id == service.pk],
    )


def _ages(youngest, oldest):
    if youngest is None and oldest is None:
        return ""
    if oldest is None:
        return _("from %(years)s years of age") % {"years": youngest}
    if youngest is None:
        return _("up to %(years)s years of age") % {"years": oldest}
    return _("from %(youngest)s to %(oldest)s years of age") % {
        "youngest": youngest,
        "oldest": oldest,
    }


def _language(code, service, codes):
    """Arabic, or "Arabic (Tuesday, Thursday)"."""
    label = codes.label("language", code)
    days = [WEEKDAYS[day - 1] for day in service.language_days.get(code, []) if day in range(1, 8)]
    if not days:
        return label
    return _("%(language)s (%(days)s)") % {"language": label, "days": listed(days)}


# Places and hours -------------------------------------------------------------------------------


def places(services, contacts, moment, language):
    """Each place once, with the hours of what is offered there."""
    found = {}
    for service in services:
        for location, opening in _openings(service):
            place = found.setdefault(location, Place(location))
            _join(place.openings, opening, service)
    for location, place in found.items():
        place.contacts = _at(location, contacts) if location else []
        for opening in place.openings:
            _tell(opening, location.land if location else "", moment, language)
    return list(found.values())


def _openings(service):
    """[(location, when)]; one without a location where the service is offered at none."""
    found = []
    for link in service.places.all():
        link.service = service  # known: no query for it
        noted = (link, service, link.location)
        found.append((link.location, Opening(link.opening_hours, noted)))
    return found or [(None, Opening(service.hours, (service,)))]


def _at(location, contacts):
    """What belongs to a single service there stands with the service."""
    return [
        each for each in contacts if each.location_id == location.pk and each.service_id is None
    ]


def _join(openings, opening, service):
    """Services with the same hours and notes share a table."""
    for known in openings:
        if _said(known, known.services[0]) == _said(opening, service):
            known.services.append(service)
            return
    opening.services.append(service)
    openings.append(opening)


def _said(opening, service):
    notes = [row.hours_note for row in opening.noted]
    return opening.hours, notes, service.by_appointment


def _tell(opening, land_key, moment, language):
    text, land = opening.hours, hours.LANDS.get(land_key, "")
    today = moment.astimezone(hours.BERLIN).date()
    opening.now = opening_now(text, land_key, moment)
    if not opening.now:  # none, or unreadable
        return
    opening.is_open = hours.is_open(text, land, moment)
    opening.lines = hours_words.lines(text, land, today)
    opening.exceptions = [
        (day, hours_words.times(day.ranges))
        for day in hours.exceptions(text, land, today, language=language)
    ]
