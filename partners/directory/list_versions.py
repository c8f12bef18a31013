"""The history of what hangs on an entry's rows: contact points, documents to bring, places.

What one transaction did to one list is one version of it. What comes back keeps its keys.
"""

from itertools import groupby
from operator import attrgetter

from partners.directory import attached
from partners.directory.models import Location
from partners.directory.offers import Service
from partners.directory.past import Version, events_of
from partners.directory.upkeep import ChangeProposal

Target = ChangeProposal.Target


def versions(entry, owners):
    """Oldest first. `owners`: {(kind, pk): name} of the rows that the entry has."""
    places = dict(_known_places(entry))
    return [
        version
        for name in attached.LISTS
        for owner, events in _by_owner(_events(entry, name)).items()
        if owner in owners
        for version in _compared(name, owner[0], owners[owner], events, places)
    ]


def _known_places(entry):
    return events_of(Location).filter(organisation=entry.pk).values_list("id", "uuid")


def _events(entry, name):
    events = events_of(attached.LISTS[name])
    if name == attached.CONTACTS:
        return events.filter(organisation=entry.pk)
    services = events_of(Service).filter(organisation=entry.pk).order_by().values("id")
    found = events.filter(service_id__in=services)
    return found.select_related("document") if name == attached.DOCUMENTS else found


def _by_owner(events):
    found = {}
    for event in events:
        found.setdefault(_owner(event), []).append(event)
    return found


def _owner(event):
    if event.service_id:
        return Target.SERVICE, event.service_id
    if event.location_id:
        return Target.LOCATION, event.location_id
    return Target.ORGANISATION, event.organisation_id


def _compared(name, kind, named, events, places):
    before, found = [], []
    for event, there in _steps(events):
        after = _told(name, there, places)
        if after != before:
            found.append(Version(kind, event, named, {name: before}, {name: after}, name))
        before = after
    if found:
        found[-1].is_present = True
    return found


def _steps(events):
    """(last event, {pk: event of what is there}) after each transaction."""
    there = {}
    for _moment, together in groupby(events, key=attrgetter("pgh_created_at")):
        for event in together:
            there.pop(event.id, None)
            if event.pgh_label != "delete":
                there[event.id] = event
        yield event, dict(there)


def _told(name, there, places):
    if name == attached.PLACES:
        links = sorted(there.values(), key=attrgetter("location_id"))
        return [f"{places[each.location_id]} {each.hours}".strip() for each in links]
    ordered = sorted(there.values(), key=attrgetter("sort", "id"))
    return [attached.plain(name, event) for event in ordered]


# Going back -----------------------------------------------------------------------------------


def event_of(entry, name, pgh_id):
    return _events(entry, name).filter(pgh_id=pgh_id).first()


def restore(entry, name, event):
    """The list as it was after this event. Returns whose list it is: (kind, pk)."""
    owner = _owner(event)
    steps = _steps(_by_owner(_events(entry, name))[owner])
    there = next(there for last, there in steps if last.pgh_id >= event.pgh_id)
    model = attached.LISTS[name]
    model.objects.filter(**_of(*owner)).exclude(pk__in=there).delete()
    for each in there.values():
        _put(model, each)
    return owner


def _of(kind, pk):
    """Which rows are on the list: the other way round of `_owner`."""
    return {
        Target.SERVICE: {"service": pk},
        Target.LOCATION: {"location": pk, "service": None},
        Target.ORGANISATION: {"organisation": pk, "location": None, "service": None},
    }[kind]


def bring_back(entry, kind, gone):
    """What went together with a row comes back with it. `gone`: the row's end."""
    for name, model in attached.LISTS.items():
        last = {event.id: event for event in _events(entry, name)}
        for event in last.values():
            is_of_row = getattr(event, f"{kind}_id", None) == gone.id
            went_along = (event.pgh_label, event.pgh_created_at) == ("delete", gone.pgh_created_at)
            if is_of_row and went_along:
                _put(model, event)


def _put(model, event):
    """Unless something that it belongs to is gone."""
    fields = model._meta.concrete_fields
    values = {one.attname: getattr(event, one.attname) for one in fields}
    belongs = [(one.related_model, values[one.attname]) for one in fields if one.is_relation]
    if all(other.objects.filter(pk=pk).exists() for other, pk in belongs if pk):
        model(**values).save()
