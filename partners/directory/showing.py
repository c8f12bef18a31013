"""A change in words: for approving and looking back."""

from dataclasses import dataclass
from decimal import Decimal

from django.conf import settings
from django.core.paginator import Paginator
from django.utils.dates import WEEKDAYS
from django.utils.formats import number_format
from django.utils.text import capfirst
from django.utils.timezone import localdate
from django.utils.translation import get_language_info, gettext_lazy
from django.utils.translation import gettext as _

from partners.directory import areas, attached, changes, hours_words
from partners.directory.kinds import Mode
from partners.directory.models import ContactPoint, Location
from partners.directory.offers import Service
from partners.directory.week_hours import to_week
from welcome_center.foundation.center.models import Language, ListCode, ResidenceGroup, Topic
from welcome_center.foundation.words import listed

OLDEST = 50
CODES = {
    "topics": Topic.objects,
    "languages": Language.objects,
    "residence_groups": ResidenceGroup.objects,
    "genders": ListCode.objects.filter(list="gender"),
}
LISTS = {
    attached.CONTACTS: gettext_lazy("Phone numbers and other contacts"),
    attached.DOCUMENTS: gettext_lazy("What to bring"),
    attached.PLACES: gettext_lazy("Where it is offered"),
}


@dataclass(frozen=True)
class Difference:
    """One field, or one language of a text: what was there, what is to be."""

    label: str
    before: str
    after: str
    language: str = ""


def oldest(rows):
    """The first of what may be any number. The others come up as these are dealt with."""
    return Paginator(rows, OLDEST).page(1)


def differences(kind, before, after):
    """In words, in the order in which the form asks."""
    model = changes.MODELS[kind]
    order = [*(one.name for one in model._meta.concrete_fields), *LISTS]
    return [
        difference
        for name in sorted(after, key=order.index)
        if before.get(name) != after[name]
        for difference in _of_field(model, name, before.get(name), after[name])
    ]


def _of_field(model, name, before, after):
    if name in LISTS:
        return [Difference(str(LISTS[name]), _lines(name, before), _lines(name, after))]
    label = capfirst(model._meta.get_field(name).verbose_name)
    if name in model.TEXTS:
        return list(_of_texts(label, before or {}, after or {}))
    return [Difference(label, in_words(model, name, before), in_words(model, name, after))]


def _of_texts(label, before, after):
    known = [code for code, _label in settings.LANGUAGES]
    for code in dict.fromkeys([*known, *before, *after]):
        if before.get(code, "") != after.get(code, ""):
            named = get_language_info(code)["name_local"] if code in known else code
            yield Difference(f"{label} ({named})", before.get(code, ""), after.get(code, ""), code)


def _lines(name, values):
    """A line each, with its texts in every language: who approves them reads them all."""
    if name == attached.PLACES:
        return "\n".join(_places(values or ()))
    told = _contacts(values or ()) if name == attached.CONTACTS else _documents(values or ())
    order = [code for code, _label in settings.LANGUAGES]  # German, the original, first
    return "\n".join(
        " – ".join(filter(None, [*plain, *map(texts.get, order)])) for plain, texts in told
    )


def _places(values):
    """Keys of places; in a history, the hours that hold only there stand behind them."""
    told = [value.partition(" ")[::2] for value in values]
    rows = Location.objects.filter(uuid__in=[key for key, _hours in told])
    known = {str(one.uuid): str(one) for one in rows}
    named = [(known.get(key, _("a place that is gone")), hours) for key, hours in told]
    return [" – ".join(filter(None, each)) for each in named]


def _contacts(values):
    kinds = dict(ContactPoint.Kind.choices)
    return [([f"{kinds[each['kind']]}: {each['value']}"], each["label"]) for each in values]


def _documents(values):
    names = {code: one.label for code, one in attached.document_codes().items()} if values else {}
    return [([names.get(each["document"]), each["url"]], each["words"]) for each in values]


def in_words(model, name, value):
    if value is None or value in ("", [], {}):
        return ""
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if name in CODES:
        names = _labels(CODES[name], value)
        return listed(names.get(code, code) for code in value)
    if name == "fee_amount":
        return number_format(Decimal(value), 2)
    if name == "hours":
        return _hours(value)
    if name == "modes":
        return listed(dict(Mode.choices).get(code, code) for code in value)
    if name == "areas":
        return listed(areas.names(value, areas.all_towns()).values())
    if isinstance(value, list):
        return listed(map(str, value))
    if isinstance(value, dict):
        return _days(value)
    choices = dict(model._meta.get_field(name).flatchoices)
    return str(choices.get(value, value))


def _hours(text):
    """Mo–Fr 8:00–12:00 Uhr. What does not fit a week stays as it is written."""
    week = to_week(text)
    if week is None:
        return _("round the clock") if text == "24/7" else text
    told = hours_words.short(text, "", localdate()) or _("closed")
    return "\n".join([told, _("Closed on public holidays")] if week[1] else [told])


def _days(by_language):
    """Arabic: Tuesday, Thursday – a line a language."""
    names = _labels(Language.objects, by_language)
    known = {day + 1: name for day, name in WEEKDAYS.items()}
    return "\n".join(
        f"{names.get(code, code)}: {listed(known[day] for day in days if day in known)}"
        for code, days in by_language.items()
    )


def all_of(service):
    """A new service, field by field: what whoever approves it must read."""
    values = changes.present(service, changes.DRAFTED)
    return differences(changes.Target.SERVICE, {}, {k: v for k, v in values.items() if v})


def is_publication(proposal):
    return proposal.kind == changes.Target.SERVICE and proposal.after == {
        "state": Service.State.PUBLISHED
    }


def _labels(known, codes):
    return {one.code: one.label for one in known.filter(code__in=codes)}
