"""Holds answers against the field tables: nothing missing, nothing that HSDS does not know."""

from datetime import date, datetime
from uuid import UUID

from tests.partners.directory.hsds import fields

SIMPLE = {
    fields.TEXT: lambda value: isinstance(value, str),
    fields.NUMBER: lambda value: isinstance(value, int | float) and not isinstance(value, bool),
    "switch": lambda value: isinstance(value, bool),
    fields.ID: lambda value: str(UUID(value)) == value,
    fields.DAY: lambda value: bool(date.fromisoformat(value)),
    fields.MOMENT: lambda value: datetime.fromisoformat(value).tzinfo is not None,
}


def wrong(told, table, where=""):
    """What is wrong with this object, in words."""
    known = {name.rstrip("*"): kind for name, kind in table.items()}
    problems = [
        f"{where}.{name} is missing"
        for name in (name[:-1] for name in table if name.endswith("*"))
        if name not in told
    ]
    for name, value in told.items():
        here = f"{where}.{name}"
        problems += _wrong(value, known[name], here) if name in known else [f"{here} is unknown"]
    return problems


def _wrong(value, kind, where):
    if isinstance(kind, tuple):
        return [] if value in kind else [f"{where} is {value}"]
    if isinstance(kind, list):
        table = getattr(fields, kind[0])
        return [each for one in value for each in wrong(one, table, where)]
    if kind in SIMPLE:
        return [] if SIMPLE[kind](value) else [f"{where} is {value!r}"]
    return wrong(value, getattr(fields, kind), where)
