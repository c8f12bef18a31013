"""The choices of the directory with the number of entries that each would leave."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from partners.directory.filters import FACETS, SWITCHES


@dataclass(frozen=True)
class Tick:
    """A choice beside its number. `value` is empty for a switch."""

    name: str
    value: str
    label: str
    number: int
    is_chosen: bool

    @property
    def key(self):
        """What the number is found by, to be renewed in place."""
        return f"{self.name}-{self.value}" if self.value else self.name


@dataclass(frozen=True)
class Facet:
    """A question. `rest`: choices that nothing can be found by at present."""

    name: str
    label: str
    ticks: list
    rest: list

    @property
    def is_wanted(self):
        return any(tick.is_chosen for tick in (*self.ticks, *self.rest))


def facets(form, wish, counts):
    """Languages, groups and ways; topics come by their group (`topic_facets`)."""
    return [_facet(form, name, wish, counts) for name in FACETS if name != "topic"]


def _facet(form, name, wish, counts):
    ticks = _ticks(form, name, wish, counts)
    found = [tick for tick in ticks if tick.number or tick.is_chosen]
    found.sort(key=lambda tick: not tick.is_chosen)
    return Facet(
        name, form.fields[name].label, found, [tick for tick in ticks if tick not in found]
    )


def _ticks(form, name, wish, counts):
    chosen = getattr(wish, name)
    return [
        Tick(name, code, label, counts.number(name, code), code in chosen)
        for code, label in form.fields[name].choices
    ]


def topic_facets(form, wish, counts, codes):
    """Topics by their group; the topics of groups that one cannot choose any more stand last."""
    group_of = {each.code: each.group for each in codes.named("topic")}
    by_group = {}
    for tick in _ticks(form, "topic", wish, counts):
        by_group.setdefault(group_of[tick.value], []).append(tick)
    order = list(codes.lists["topic_group"])
    return [
        Facet(group, codes.label("topic_group", group), by_group[group], [])
        for group in sorted(by_group, key=order.index)
    ]


def switches(form, wish, counts):
    return [
        Tick(name, "", form.fields[name].label, counts.switches[name], getattr(wish, name))
        for name in SWITCHES
    ]


# What is set -----------------------------------------------------------------------------------


@dataclass(frozen=True)
class Chosen:
    """Something that was asked for, and the address without it."""

    label: str
    without: str


def chosen(form, wish, asked):
    """`asked`: the request's QueryDict."""
    quoted = _("“%(words)s”") % {"words": wish.words}
    found = [Chosen(quoted, _without(asked, "words"))] if wish.words else []
    if wish.place:
        town = dict(form.fields["place"].choices)[wish.place]
        found.append(Chosen(town, _without(asked, "place")))
    for name in FACETS:
        labels = dict(form.fields[name].choices)
        found += [Chosen(labels[code], _without(asked, name, code)) for code in getattr(wish, name)]
    found += [
        Chosen(form.fields[name].label, _without(asked, name))
        for name in SWITCHES
        if getattr(wish, name)
    ]
    return found


def _without(asked, name, value=None):
    rest = asked.copy()
    kept = [each for each in rest.getlist(name) if value is not None and each != value]
    rest.setlist(name, kept)
    rest.pop("page", None)
    return f"?{rest.urlencode()}"
