"""Finding entries: words, topic, language, group, place, hours. Always the same few queries.

An entry is found when one of its services fits everything at once. `counts.py` says what further
choices would leave; `search` there gives both.
"""

from dataclasses import dataclass

from django.db.models import (
    Case,
    F,
    Func,
    IntegerField,
    Max,
    Min,
    Prefetch,
    Q,
    Value,
    When,
)

from partners.directory import hours
from partners.directory.models import GRACE
from partners.directory.offers import Service, ServiceAtLocation
from partners.directory.places import kilometres, middle
from partners.directory.words import read_words

SORTS = ("relevance", "distance", "freshness", "name")


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


class OfAll(Func):
    """The number of groups before the page was cut out."""

    template = "COUNT(*) OVER ()"
    output_field = IntegerField()
    contains_aggregate = True  # not to be grouped by


# Which services fit ---------------------------------------------------------------------------


def fitting_services(wish, keys=(), said=None):
    """The listed services that fit the whole wish. `keys`: the hours that are open (open_keys).

    `said`: the wish's words as `read_words` reads them; without it they are read here.
    """
    fits = Q()
    for condition in conditions(wish, keys).values():
        fits &= condition
    return wanted_services(wish, said).filter(fits)


def wanted_services(wish, said=None):
    """What is left by words, place and age alone, before anything is chosen from the lists."""
    found = Service.objects.listed()
    if wish.words.strip():
        found = found.filter((said or read_words(wish.words)).fits)
    if wish.place:
        found = found.responsible_in(wish.place)
    if wish.age is not None:
        young_enough = Q(maximum_age=None) | Q(maximum_age__gte=wish.age)
        found = found.filter(Q(minimum_age=None) | Q(minimum_age__lte=wish.age), young_enough)
    return found


def conditions(wish, keys):
    """What each list and switch asks for; nothing where nothing is chosen."""
    chosen = {
        "topic": Q(topics__overlap=list(wish.topic)),
        "language": Q(languages__overlap=list(wish.language)),
        "group": Q(residence_groups__overlap=list(wish.group)) | Q(residence_groups=[]),
        "kind": Q(organisation__kind__in=wish.kind),
        "mode": Q(modes__overlap=list(wish.mode)),
        **switched_on(keys),
    }
    return {name: asks for name, asks in chosen.items() if getattr(wish, name)}


def switched_on(keys):
    """What each switch asks for when it is on."""
    return {
        "open_now": _with_hours(keys) & Q(state=Service.State.PUBLISHED),
        "accessible": Q(has_step_free_access=True),
        "without_appointment": Q(by_appointment=False),
        "free": Q(is_free=True),
    }


def _with_hours(keys):
    """The same as an overlap, but each is looked up in a hash of all keys, not beside each."""
    keys = list(keys) or [""]  # nobody has hours without a word
    first_two = Q(opening__0__in=keys) | Q(opening__1__in=keys)
    return first_two | Q(opening__len__gt=2, opening__overlap=keys)


# The list -------------------------------------------------------------------------------------


def find(wish, moment, keys=(), *, said=None, first=0, size=20):
    """One page of entries. Three queries; one more for the distance."""
    said = said or read_words(wish.words)
    services = fitting_services(wish, keys, said)
    ranked = _ranked(services, wish, said, moment.astimezone(hours.BERLIN).date())
    rows = list(ranked[first : first + size])
    total = rows[0]["total"] if rows else (ranked.count() if first else 0)
    return Page(_entries(rows, services), total)


def _ranked(services, wish, said, day):
    """One row an entry: its key, what it is sorted by, and the number of all."""
    by_entry = (
        services.order_by()
        .values("organisation_id")
        .annotate(rank=_rank(said, day), confirmed=Max("organisation__confirmed_on"))
    )
    if wish.sort == "distance" and (point := middle(wish.place)):
        by_entry = by_entry.annotate(
            km=Min(kilometres(point, "places__location__latitude", "places__location__longitude"))
        )
    return by_entry.annotate(total=OfAll()).order_by(*_order(wish, by_entry))


def _rank(said, day):
    """Half as much for what nobody has confirmed in time, or ever."""
    behind = Q(organisation__due_on__lt=day - GRACE) | Q(organisation__confirmed_on=None)
    weight = Case(When(behind, then=Value(0.5)), default=Value(1.0))
    return Max(said.rank * weight) if said else Max(weight)


def _order(wish, by_entry):
    name = ("organisation__sort_key", "organisation_id")
    freshest = F("confirmed").desc(nulls_last=True)
    if wish.sort == "distance" and "km" in by_entry.query.annotations:
        return (F("km").asc(nulls_last=True), *name)
    if wish.sort == "name":
        return name
    if wish.sort == "freshness":
        return (freshest, *name)
    return ("-rank", freshest, *name)


def _entries(rows, services):
    """The entries of these rows in their order, with places and hours."""
    far = {row["organisation_id"]: row.get("km") for row in rows}
    shown = (
        services.filter(organisation__in=far)
        .select_related("organisation")
        .prefetch_related(Prefetch("places", ServiceAtLocation.objects.select_related("location")))
        .defer("document", "words")
        .order_by("sort", "pk")
    )
    entries = {}
    for service in shown:
        entry = entries.setdefault(service.organisation_id, service.organisation)
        entry.fitting = [*getattr(entry, "fitting", []), service]
        entry.km = far[entry.pk]
    return [entries[key] for key in far]
