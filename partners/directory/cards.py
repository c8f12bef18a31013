"""Entries as the list shows them: one card each, from what the search has read already."""

from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from partners.directory import hours, hours_words
from partners.directory.freshness_words import Confirmation, confirmation
from partners.directory.offers import Service

Capacity = Service.Capacity


@dataclass(frozen=True)
class State:
    """A badge: its words, and how urgent they are."""

    text: str
    tone: str


@dataclass(frozen=True)
class Card:
    entry: object
    kind: str
    services: list
    town: str
    kilometres: float | None
    opening: str
    languages: list
    state: State | None
    fresh: Confirmation


def cards(entries, codes, moment):
    return [_card(entry, codes, moment) for entry in entries]


def _card(entry, codes, moment):
    services = entry.fitting
    places = [place for service in services for place in service.places.all()]
    opening = _opening(_at_work(services), moment)
    day = moment.astimezone(hours.BERLIN).date()
    spoken = dict.fromkeys(code for service in services for code in service.languages)
    return Card(
        entry=entry,
        kind=codes.label("org_type", entry.kind),
        services=services,
        town=next((place.location.city for place in places if place.location.city), ""),
        kilometres=entry.km,
        opening=opening,
        languages=codes.labels("language", spoken),
        state=state_of(services),
        fresh=confirmation(entry, day, has_hours=bool(opening)),
    )


def _opening(services, moment):
    for service in services:
        for text, land_key in _hours_of(service):
            if sentence := opening_now(text, land_key, moment):
                return sentence
    return ""


def _hours_of(service):
    """At each of its places; its own where it is offered at none."""
    places = service.places.all()
    return [(each.opening_hours, each.location.land) for each in places] or [(service.hours, "")]


def opening_now(text, land_key, moment):
    """One sentence about this minute; nothing where hours were written past every check."""
    try:
        return hours_words.state(text, hours.LANDS.get(land_key, ""), moment)
    except hours.UnreadableHours:
        return ""


def state_of(services):
    """The best of what several services have: who finds one open door is helped."""
    at_work = _at_work(services)
    if not at_work:
        return State(_("Temporarily closed"), "warning")
    by_capacity = {service.capacity: service for service in reversed(at_work)}
    if Capacity.OPEN in by_capacity:
        return State(_("Free places"), "success")
    if Capacity.UNKNOWN in by_capacity:
        return None
    if Capacity.WAITING in by_capacity:
        return _waiting([service for service in at_work if service.capacity == Capacity.WAITING])
    return State(_("No admission at present"), "warning")


def _at_work(services):
    return [service for service in services if service.state != Service.State.PAUSED]


def _waiting(services):
    weeks = min((each.waiting_weeks for each in services if each.waiting_weeks), default=None)
    if weeks is None:
        return State(_("Waiting list"), "warning")
    words = ngettext("Waiting time %(weeks)s week", "Waiting time %(weeks)s weeks", weeks)
    return State(words % {"weeks": weeks}, "warning")
