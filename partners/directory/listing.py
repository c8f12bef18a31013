"""The listed services in the memory of each process: what lists choose and count by, as bits.

A bit stands for a service. Above the services of each entry lies one bit more, the entry's own:
adding ones to all services carries into it wherever one of them is found. So what was chosen is
narrowed down, counted and put in order by a few operations on long integers.

The listing is read anew as soon as anything of the directory has changed (`DirectoryChange`).
"""

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date

from django.db import connection

from partners.directory.kinds import EVERYWHERE
from partners.directory.models import GRACE
from partners.directory.offers import Service, ServiceAtLocation

EDITION = "SELECT concat_ws('-', max(id), count(*)) FROM partners_directorychange"
EVERYBODY = "*"  # as a residence group: the service names none
FACETS = {
    "topic": "topics",
    "language": "languages",
    "group": "residence_groups",
    "mode": "modes",
    "area": "areas",
    "opening": "opening",
}
READ = (
    "pk",
    "organisation_id",
    *FACETS.values(),
    "state",
    "minimum_age",
    "maximum_age",
    "has_step_free_access",
    "by_appointment",
    "is_free",
    "organisation__kind",
    "organisation__sort_key",
    "organisation__confirmed_on",
    "organisation__due_on",
    "organisation__hours_due_on",
)
SWITCHES = {
    "accessible": lambda row: row["has_step_free_access"],
    "without_appointment": lambda row: not row["by_appointment"],
    "free": lambda row: row["is_free"],
    "at_work": lambda row: row["state"] == Service.State.PUBLISHED,
}


@dataclass(frozen=True, slots=True)
class Entry:
    """`weight`: half for what nobody has confirmed in time, or ever. Its bits: `first` … `own`."""

    pk: int
    weight: float
    by_name: int
    by_freshness: int
    first: int
    own: int


@dataclass
class Listing:
    """Bits: `services`, `entries` (all there are), `chosen` ((list, code) → services).

    By place of a bit: `entry_at`, `service_at`. By a service's key: `entry_of`, `places`, `points`.
    """

    edition: str
    day: date
    services: int = 0
    entries: int = 0
    entry_at: dict = field(default_factory=dict)
    service_at: dict = field(default_factory=dict)
    entry_of: dict = field(default_factory=dict)
    places: dict = field(default_factory=dict)
    chosen: dict = field(default_factory=dict)
    codes: dict = field(default_factory=lambda: defaultdict(list))
    ages: list = field(default_factory=list)
    points: dict = field(default_factory=dict)
    kept: dict = field(default_factory=dict)  # what was worked out from it, see open_now.py

    def with_any(self, name, codes):
        """The services with one of these codes."""
        found = 0
        for code in codes:
            found |= self.chosen.get((name, code), 0)
        return found

    def responsible_in(self, ags):
        """Those whose area holds this municipality: the key itself or a beginning of it."""
        return self.with_any("area", [ags[:size] for size in range(2, len(ags) + 1)] + [EVERYWHERE])

    def for_age(self, age):
        found = self.services
        for bit, youngest, oldest in self.ages:
            if not (youngest or 0) <= age <= (age if oldest is None else oldest):
                found &= ~bit
        return found

    def of_keys(self, keys):
        """These services, by their keys in the database. What is not listed is left out."""
        return _bits([self.places[key] for key in keys if key in self.places])

    def number(self, services):
        """How many entries these services belong to."""
        return self._owners(services).bit_count()

    def entries_of(self, services):
        """Those entries, in the list's usual order: confirmed in time, freshest, by name."""
        return [self.entry_at[place] for place in places_of(self._owners(services))]

    def keys_of(self, services):
        return [self.service_at[place] for place in places_of(services)]

    def services_of(self, entry, services):
        """The keys of those of these services that belong to the entry."""
        own = (services >> entry.first) & ((1 << (entry.own - entry.first)) - 1)
        return [self.service_at[entry.first + place] for place in places_of(own)]

    def _owners(self, services):
        return (services + self.services) & self.entries


def places_of(bits):
    """The places of the ones, from the lowest."""
    written = bin(bits)[:1:-1]
    found = []
    place = written.find("1")
    while place >= 0:
        found.append(place)
        place = written.find("1", place + 1)
    return found


# Kept and read anew ---------------------------------------------------------------------------

_kept = None


def current(day):
    """The listing as it is now. One query where nothing has changed."""
    global _kept
    edition = read_edition()  # before the rows: a change in between is seen next time
    if _kept is None or (_kept.edition, _kept.day) != (edition, day):
        _kept = _read(edition, day)
    return _kept


def read_edition():
    """Keys are never given twice, so the newest and their number tell two states apart."""
    with connection.cursor() as cursor:
        cursor.execute(EDITION)
        [edition] = cursor.fetchone()
    return edition


def _read(edition, day):
    rows = Service.objects.listed().order_by("sort", "pk").values(*READ)
    by_entry = defaultdict(list)
    for row in rows:
        by_entry[row["organisation_id"]].append(row)
    listing = Listing(edition, day)
    _lay_out(listing, by_entry)
    _mark(listing, rows)
    listing.points = _points()
    return listing


def _lay_out(listing, by_entry):
    """Gives each service and each entry its place, in the list's usual order."""
    first_rows = {key: rows[0] for key, rows in by_entry.items()}
    by_name = _numbers(first_rows, lambda row: row["organisation__sort_key"])
    by_freshness = _numbers(first_rows, lambda row: (_age(row), row["organisation__sort_key"]))
    weights = {key: _weight(rows, listing.day) for key, rows in by_entry.items()}
    place = 0
    for key in sorted(by_entry, key=lambda key: (-weights[key], by_freshness[key])):
        own = place + len(by_entry[key])
        entry = Entry(key, weights[key], by_name[key], by_freshness[key], place, own)
        for at, row in enumerate(by_entry[key], place):
            listing.places[row["pk"]], listing.service_at[at] = at, row["pk"]
            listing.entry_of[row["pk"]] = entry
        listing.entry_at[own] = entry
        place = own + 1
    listing.services = _bits(listing.service_at)
    listing.entries = _bits(listing.entry_at)


def _numbers(rows, order):
    in_order = sorted(rows, key=lambda key: (order(rows[key]), key))
    return {key: number for number, key in enumerate(in_order)}


def _age(row):
    """Freshest first; what nobody has confirmed comes last."""
    return (
        -row["organisation__confirmed_on"].toordinal() if row["organisation__confirmed_on"] else 0
    )


def _weight(rows, day):
    """Hours count only where some are shown."""
    has_hours = any(row["opening"] for row in rows)
    due = [rows[0]["organisation__due_on"], has_hours and rows[0]["organisation__hours_due_on"]]
    is_behind = any(each and each < day - GRACE for each in due)
    return 0.5 if is_behind or rows[0]["organisation__confirmed_on"] is None else 1.0


def _mark(listing, rows):
    places = defaultdict(list)
    for row in rows:
        place = listing.places[row["pk"]]
        for name, code in _codes_of(row):
            places[name, code].append(place)
        if row["minimum_age"] is not None or row["maximum_age"] is not None:
            listing.ages.append((1 << place, row["minimum_age"], row["maximum_age"]))
    for (name, code), found in places.items():
        listing.chosen[name, code] = _bits(found)
        listing.codes[name].append(code)


def _codes_of(row):
    yield "kind", row["organisation__kind"]
    for name, column in FACETS.items():
        for code in row[column]:
            yield name, code
    if not row["residence_groups"]:
        yield "group", EVERYBODY
    for name, is_on in SWITCHES.items():
        if is_on(row):
            yield name, True


def _bits(places):
    bits = bytearray(max(places, default=0) // 8 + 1)
    for place in places:
        bits[place >> 3] |= 1 << (place & 7)
    return int.from_bytes(bits, "little")


def _points():
    """Service → the points (degrees) of the places where it is offered."""
    known = ServiceAtLocation.objects.filter(
        location__latitude__isnull=False, location__longitude__isnull=False
    ).values_list("service_id", "location__latitude", "location__longitude")
    points = defaultdict(list)
    for service, *point in known.order_by():
        points[service].append(tuple(point))
    return points
