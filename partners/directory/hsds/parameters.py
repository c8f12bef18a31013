"""What may be asked for in the address: one table for reading it and for describing it."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from uuid import UUID

from django.utils.dateparse import parse_date, parse_datetime

PER_PAGE = 50
MOST_PER_PAGE = 100
MOST_MINIMAL = 10_000
LONGEST_SEARCH = 100


class BadParameters(Exception):
    """`problems`: what is wrong, by parameter."""

    def __init__(self, problems):
        self.problems = problems
        super().__init__(problems)


# What a value may be --------------------------------------------------------------------------


def number(text):
    if not re.fullmatch(r"[0-9]{1,9}", text) or int(text) < 1:
        raise ValueError("must be a number from 1 on.")
    return int(text)


def yes_or_no(text):
    known = {"true": True, "1": True, "": True, "false": False, "0": False}
    if text.lower() not in known:
        raise ValueError("must be true or false.")
    return known[text.lower()]


def identifier(text):
    try:
        return UUID(text)
    except ValueError:
        raise ValueError("must be a UUID.") from None


def moment(text):
    """A date means its first minute. Without a time zone it is UTC."""
    try:
        found = parse_datetime(text.replace(" ", "+")) or parse_datetime(text)
        day = None if found else parse_date(text)
    except ValueError:
        found = day = None
    if day:
        found = datetime(day.year, day.month, day.day)  # noqa: DTZ001  gets its zone below
    if not found:
        raise ValueError("must be a date or a moment like 2026-11-23T10:00:00Z.")
    return found if found.tzinfo else found.replace(tzinfo=UTC)


def words(text):
    if "\0" in text:
        raise ValueError("must not hold the sign NUL.")
    if len(text) > LONGEST_SEARCH:
        raise ValueError(f"must be at most {LONGEST_SEARCH} letters.")
    return text.strip()


def only_json(text):
    if text.lower() != "json":
        raise ValueError("must be json; nothing else is offered.")
    return text


# The table ------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Parameter:
    read: Callable
    schema: dict
    description: str
    default: object = None


TEXT = {"type": "string"}
ID = {"type": "string", "format": "uuid"}
SWITCH = {"type": "boolean", "default": False}
PARAMETERS = {
    "search": Parameter(
        words,
        TEXT | {"maxLength": LONGEST_SEARCH},
        "Full text search. In services: German, English and Arabic word stems and typing errors.",
        "",
    ),
    "page": Parameter(
        number, {"type": "integer", "minimum": 1, "default": 1}, "Number of the page.", 1
    ),
    "per_page": Parameter(
        number,
        {"type": "integer", "minimum": 1, "maximum": MOST_PER_PAGE, "default": PER_PAGE},
        f"How many on a page. More than {MOST_PER_PAGE} is answered with {MOST_PER_PAGE}.",
    ),
    "format": Parameter(only_json, TEXT | {"enum": ["json"]}, "Only json.", "json"),
    "taxonomy_term_id": Parameter(identifier, ID, "Only services with this taxonomy term."),
    "taxonomy_id": Parameter(identifier, ID, "Only services with any term of this taxonomy."),
    "organization_id": Parameter(identifier, ID, "Only what this organization provides."),
    "modified_after": Parameter(
        moment,
        TEXT | {"format": "date-time"},
        "Only what was changed at this moment or later. Without a time zone it is UTC.",
    ),
    "minimal": Parameter(
        yes_or_no,
        SWITCH,
        f"Only id and modified_date, up to {MOST_MINIMAL} on a page.",
        False,
    ),
    "full": Parameter(yes_or_no, SWITCH, "With everything that belongs to each.", False),
    "full_service": Parameter(yes_or_no, SWITCH, "With services in full.", False),
    "top_only": Parameter(yes_or_no, SWITCH, "Only terms without a parent.", False),
    "parent_id": Parameter(identifier, ID, "Only the children of this term."),
}
PAGING = ("search", "page", "per_page", "format")
FILTERS = ("taxonomy_term_id", "taxonomy_id", "organization_id", "modified_after")


def read(given, names):
    """{name: value} of all these parameters. Raises BadParameters."""
    problems = {
        name: f"is not known here. Known are: {', '.join(names) or 'none'}."
        for name in list(given)[:20]
        if name not in names
    }
    wanted = {name: PARAMETERS[name].default for name in names}
    for name in names:
        if name in given:
            try:
                wanted[name] = PARAMETERS[name].read(given[name])
            except ValueError as problem:
                problems[name] = str(problem)
    if problems:
        raise BadParameters(problems)
    return wanted
