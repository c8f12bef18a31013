"""Looks through a file before anything is written, and says in words what to correct."""

import re

from django.core.exceptions import ValidationError

from partners.directory.areas import is_key
from partners.directory.kinds import EVERYWHERE, Mode
from partners.directory.models import ContactPoint, Location, Organisation
from partners.directory.offers import RequiredDocument, Service, ServiceAtLocation
from welcome_center.foundation.center.models import Language, ListCode, ResidenceGroup, Topic

MODELS = {"organisations": Organisation, "locations": Location, "services": Service}
LONGEST_TEXT = 5000
NO_SIGN = re.compile("[\x00\ud800-\udfff]")
NO_TEXT = "holds a sign that is no text. Please remove it."
KEYS = ("organisation", "service", "location", "document")
LEFT_OUT = [*KEYS, "slug", "parent", "owner", "sort_key", "based_on", "uuid"]


def check(batch):
    """All errors of a batch. A handful of queries, whatever its size."""
    known = _known_codes()
    rows = (
        (record, model)
        for kind, model in MODELS.items()
        for record in getattr(batch, kind).values()
    )
    hung = (
        *((record, ContactPoint) for record in batch.contact_points),
        *((record, RequiredDocument) for record in batch.documents),
        *((record, ServiceAtLocation) for record in batch.places.values()),
    )
    return [
        *(error for row in rows for error in _row(*row, known, batch)),
        *(error for record in batch.documents for error in _codes(record, known)),
        *(error for row in hung for error in _fields(*row)),
    ]


def _row(record, model, known, batch):
    yield from _key(record, model)
    yield from _fields(record, model)
    yield from _codes(record, known)
    yield from _relations(record, batch)


def _known_codes():
    lists = ("org_type", "document", "gender")
    of_lists = {name: set() for name in lists}
    for name, code in ListCode.objects.filter(list__in=lists).values_list("list", "code"):
        of_lists[name].add(code)
    return {
        "kind": of_lists["org_type"],
        "document": of_lists["document"],
        "genders": of_lists["gender"],
        "topics": set(Topic.objects.values_list("code", flat=True)),
        "languages": set(Language.objects.values_list("code", flat=True)),
        "residence_groups": set(ResidenceGroup.objects.values_list("code", flat=True)),
        "modes": set(Mode.values),
    }


def _codes(record, known):
    for name, codes in known.items():
        value = record.values.get(name)
        if name == "kind" and "state" not in record.values:
            continue  # of a contact point or a place
        named = value if isinstance(value, list) else [value] if value else []
        for code in named:
            if code not in codes:
                yield record.error(name, f"“{code}” is no code we know. Please correct it.")
    yield from _keys_of_places(record)


def _keys_of_places(record):
    named = [("areas", area) for area in record.values.get("areas", ()) if area != EVERYWHERE]
    named += [("ags", ags) for ags in [record.values.get("ags")] if ags]
    for name, key in named:
        if not is_key(key):
            problem = "is no municipality key. Please write all digits, also a zero at first."
            yield record.error(name, f"“{key}” {problem}")


def _key(record, model):
    try:
        model._meta.get_field("external_id").clean(record.key, None)
    except ValidationError as wrong:
        yield from (record.error("external_id", message) for message in wrong.messages)
    if NO_SIGN.search(record.key):
        yield record.error("external_id", NO_TEXT)


def _fields(record, model):
    """What the columns hold: numbers, addresses, hours, lengths; and texts."""
    row = model(**{name: value for name, value in record.values.items() if name not in KEYS})
    try:
        row.clean_fields(exclude=LEFT_OUT)
    except ValidationError as wrong:
        for name, messages in wrong.message_dict.items():
            yield from (record.error(name, message) for message in messages)
    for name, texts in record.texts.items():
        for text in texts.values():
            if NO_SIGN.search(text) or len(text) > LONGEST_TEXT:
                problem = f"longer than {LONGEST_TEXT} signs, or with signs that are no text."
                yield record.error(name, problem)
    if any(NO_SIGN.search(value) for value in record.values.values() if isinstance(value, str)):
        yield record.error("", NO_TEXT)


def _relations(record, batch):
    if record.organisation and record.organisation not in batch.organisations:
        yield record.error("organisation", f"there is no organisation “{record.organisation}”.")
    low, high = (record.values.get(name) for name in ("minimum_age", "maximum_age"))
    if str(low).isdecimal() and str(high).isdecimal() and int(low) > int(high):
        yield record.error("minimum_age", "is above the oldest age. Please swap them.")
    if record.values.get("waiting_weeks") and record.values.get("capacity") != "waiting":
        yield record.error("waiting_weeks", "needs the capacity “waiting”.")
