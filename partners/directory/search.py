"""Finding entries: words, topic, language, group, place, hours; and what further choices leave.

An entry is found when one of its services fits everything at once. What there is to choose from is
kept in memory (`listing.py`); the database is asked for words and for the page that is shown.
"""

from dataclasses import dataclass, field
from functools import reduce
from math import inf
from operator import and_, attrgetter

from django.db.models import Prefetch

from partners.directory import hours
from partners.directory.listing import EVERYBODY, current
from partners.directory.offers import Service, ServiceAtLocation
from partners.directory.open_now import open_services
from partners.directory.places import kilometres, middle
from partners.directory.words import look_for

SORTS = ("relevance", "distance", "freshness", "name")
FACETS = ("topic", "language", "group", "kind", "mode")
SWITCHES = ("open_now", "accessible", "without_appointment", "free")


@dataclass(frozen=True)
class Wish:
    """What somebody looks for. Within one facet any of the choices will do."""

    words: str = ""
    topic: tuple[str, ...] = ()
    language: tuple[str, ...] = ()
    group: tuple[str, ...] = ()  # residence groups
    kind: tuple[str, ...] = ()  # of institution
    mode: tuple[str, ...] = ()
    place: str = ""  # an AGS: who is responsible there
    age: int | None = None
    open_now: bool = False
    accessible: bool = False
    without_appointment: bool = False
    free: bool = False
    sort: str = "relevance"


@dataclass(frozen=True)
class Page:
    """Entries in order, each with its fitting services in `fitting`; and how many in all."""

    entries: list
    total: int


@dataclass
class Counts:
    """`choices`: list → code → number of entries; `switches`: switch → number."""

    choices: dict = field(default_factory=lambda: {facet: {} for facet in FACETS})
    switches: dict = field(default_factory=dict)

    def number(self, name, code):
        """Who names no group helps everybody: also groups that nobody names."""
        choices = self.choices[name]
        return choices.get(code, choices.get(EVERYBODY, 0))


def search(wish, moment, *, first=0, size=20):
    """A page of entries, and the counts. Three queries, and two more for words or the distance."""
    listing = current(moment.astimezone(hours.BERLIN).date())
    sieve = _Sieve(listing, wish, moment)
    return sieve.page(first, size), sieve.counts()


class _Sieve:
    """Which services fit, as bits. `wanted`: by words, place and age alone, nothing chosen yet."""

    def __init__(self, listing, wish, moment):
        self.listing = listing
        self.wish = wish
        self.found = look_for(wish.words) if wish.words.strip() else None
        self.wanted = self._wanted()
        self.switches = {
            "open_now": open_services(listing, moment),
            **{name: listing.with_any(name, [True]) for name in SWITCHES[1:]},
        }
        self.asked = self._asked()

    def _wanted(self):
        listing, wish = self.listing, self.wish
        wanted = listing.services
        if self.found:
            wanted &= listing.of_keys(self.found.likeness)
        if wish.place:
            wanted &= listing.responsible_in(wish.place)
        if wish.age is not None:
            wanted &= listing.for_age(wish.age)
        return wanted

    def _asked(self):
        """What each list and switch leaves; nothing where nothing is chosen."""
        wish = self.wish
        asked = {
            name: self._of(name, getattr(wish, name)) for name in FACETS if getattr(wish, name)
        }
        return asked | {name: self.switches[name] for name in SWITCHES if getattr(wish, name)}

    def _of(self, name, codes):
        return self.listing.with_any(name, [*codes, EVERYBODY] if name == "group" else codes)

    def _fitting(self, *, but=None):
        return reduce(and_, (bits for name, bits in self.asked.items() if name != but), self.wanted)

    # How many -------------------------------------------------------------------------------

    def counts(self):
        """How many entries each choice would leave, all others kept."""
        counts = Counts()
        for name in FACETS:
            rest = self._fitting(but=name)
            for code in self.listing.codes[name]:
                if number := self.listing.number(rest & self._of(name, [code])):
                    counts.choices[name][code] = number
        for name, bits in self.switches.items():
            counts.switches[name] = self.listing.number(self._fitting(but=name) & bits)
        return counts

    # Which ----------------------------------------------------------------------------------

    def page(self, first, size):
        fitting = self._fitting()
        far = self._distances(fitting)
        entries = self._sorted(self.listing.entries_of(fitting), fitting, far)
        shown = entries[first : first + size]
        keys = [key for entry in shown for key in self.listing.services_of(entry, fitting)]
        return Page(_read(shown, keys, far), len(entries))

    def _sorted(self, entries, fitting, far):
        """They come in the order of relevance where no words were typed."""
        if self.wish.sort == "name":
            return sorted(entries, key=attrgetter("by_name"))
        if self.wish.sort == "freshness":
            return sorted(entries, key=attrgetter("by_freshness"))
        if far is not None:
            return sorted(entries, key=lambda entry: (far.get(entry.pk, inf), entry.by_name))
        if self.found:
            best = self._best_ranks(fitting)
            return sorted(entries, key=lambda entry: (-best[entry.pk], entry.by_freshness))
        return entries

    def _best_ranks(self, fitting):
        keys = self.listing.keys_of(fitting)
        ranks, best = self.found.ranks(keys), {}
        for key in keys:
            entry = self.listing.entry_of[key]
            best[entry.pk] = max(best.get(entry.pk, 0), ranks.get(key, 0) * entry.weight)
        return best

    def _distances(self, fitting):
        """{key of an entry: kilometres to its nearest place}; None where nobody asks."""
        point = middle(self.wish.place) if self.wish.sort == "distance" else None
        if point is None:
            return None
        far = {}
        for key in self.listing.keys_of(fitting):
            entry = self.listing.entry_of[key].pk
            for other in self.listing.points.get(key, ()):
                far[entry] = min(far.get(entry, inf), kilometres(point, other))
        return far


def _read(shown, keys, far):
    """The entries in their order, with places and hours. Two queries."""
    services = (
        Service.objects.listed()
        .filter(pk__in=keys)
        .select_related("organisation")
        .prefetch_related(Prefetch("places", ServiceAtLocation.objects.select_related("location")))
        .defer("document", "words")
        .order_by("sort", "pk")
    )
    entries = {}
    for service in services:
        entry = entries.setdefault(service.organisation_id, service.organisation)
        entry.fitting = [*getattr(entry, "fitting", []), service]
        entry.km = (far or {}).get(entry.pk)
    return [entries[each.pk] for each in shown if each.pk in entries]
