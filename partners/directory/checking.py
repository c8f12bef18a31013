"""Looks through a file before anything is written, and says in words what to correct."""

from django.core.exceptions import ValidationError

from partners.directory.kinds import EVERYWHERE, Mode
from partners.directory.models import Location, Organisation
from partners.directory.offers import Service
from welcome_center.foundation.center.models import Language, ListCode, ResidenceGroup, Topic

MODELS = {"organisations": Organisation, "locations": Location, "services": Service}
LONGEST_TEXT = 5000
LONGEST_CONTACT = 300
LEFT_OUT = ["slug", "organisation", "parent", "owner", "sort_key", "based_on", "uuid"]


def check(batch):
    """All errors of a batch. A handful of queries, whatever its size."""
    known = _known_codes()
    return [
        error
        for kind, model in MODELS.items()
        for record in getattr(batch, kind).values()
        for error in (*_fields(record, model), *_codes(record, known), *_relations(record, batch))
    ] + [
        *(error for record in batch.documents for error in _codes(record, known)),
        *(error for record in batch.contact_points for error in _contact(record)),
    ]


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
    for area in record.values.get("areas", ()):
        if area != EVERYWHERE and not (area.isascii() and area.isdigit() and 2 <= len(area) <= 8):
            yield record.error("areas", f"“{area}” is no municipality key. Please correct it.")


def _fields(record, model):
    """What the columns hold: numbers, addresses, hours, lengths; and texts."""
    row = model(**record.values)
    if model is Organisation:
        row.slug = "unused"
    try:
        row.clean_fields(exclude=LEFT_OUT)
    except ValidationError as wrong:
        for name, messages in wrong.message_dict.items():
            yield from (record.error(name, message) for message in messages)
    for name, texts in record.texts.items():
        for text in texts.values():
            if "\x00" in text or len(text) > LONGEST_TEXT:
                problem = f"longer than {LONGEST_TEXT} signs, or with signs that are no text."
                yield record.error(name, problem)
    if any("\x00" in value for value in record.values.values() if isinstance(value, str)):
        yield record.error("", "holds a sign that is no text. Please remove it.")


def _contact(record):
    value = record.values["value"]
    if not value or len(value) > LONGEST_CONTACT or "\x00" in value:
        yield record.error("phone", f"is empty or longer than {LONGEST_CONTACT} signs.")


def _relations(record, batch):
    if record.organisation and record.organisation not in batch.organisations:
        yield record.error("organisation", f"there is no organisation “{record.organisation}”.")
    low, high = (record.values.get(name) for name in ("minimum_age", "maximum_age"))
    if str(low).isdigit() and str(high).isdigit() and int(low) > int(high):
        yield record.error("minimum_age", "is above the oldest age. Please swap them.")
    if record.values.get("waiting_weeks") and record.values.get("capacity") != "waiting":
        yield record.error("waiting_weeks", "needs the capacity “waiting”.")
