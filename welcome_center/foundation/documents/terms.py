"""What somebody asked a list for, as data: in an address, in a session, in a row."""

from dataclasses import dataclass
from urllib.parse import urlencode

from django.core.exceptions import TooManyFieldsSent
from django.http import QueryDict

MOST_VALUES = 30
LONGEST_VALUE = 200


class TooMuchAsked(Exception):
    """More filters at once, or longer words, than anybody types."""


@dataclass(frozen=True)
class Terms:
    """{name of a filter: its values}, without empty ones and in one order."""

    values: dict

    @classmethod
    def of(cls, asked, filter_class, *, names=None):
        """What a QueryDict says of a list's filters; everything else in it is left out."""
        known = set(names if names is not None else names_in_address(filter_class))
        found = {
            name: sorted(filter(None, (value.strip() for value in asked.getlist(name))))
            for name in sorted(known.intersection(asked))
        }
        return cls({name: values for name, values in found.items() if values}).checked()

    @classmethod
    def written(cls, text, filter_class, *, names=None):
        return cls.of(query(text), filter_class, names=names)

    def checked(self):
        every = [value for values in self.values.values() for value in values]
        if len(every) > MOST_VALUES or any(len(value) > LONGEST_VALUE for value in every):
            raise TooMuchAsked
        return self

    def without(self, names):
        return Terms({name: values for name, values in self.values.items() if name not in names})

    def joined(self, other):
        return Terms(dict(sorted({**self.values, **other.values}.items()))).checked()

    def as_query(self):
        asked = QueryDict(mutable=True)
        for name, values in self.values.items():
            asked.setlist(name, values)
        return asked

    def __str__(self):
        return urlencode(self.values, doseq=True)

    def __bool__(self):
        return bool(self.values)


def query(text):
    """Raises TooMuchAsked where it holds more than Django reads."""
    try:
        return QueryDict(text.replace("\0", ""))
    except TooManyFieldsSent as error:
        raise TooMuchAsked from error


def names_in_address(filter_class):
    """The names that a filter's fields have in an address; a span of days has two."""
    return [
        name
        for field, one in filter_class.base_filters.items()
        for name in _names(field, one.extra.get("widget") or one.field_class.widget)
    ]


def _names(field, widget):
    suffixes = getattr(widget, "suffixes", None)
    return [f"{field}_{suffix}" for suffix in suffixes] if suffixes else [field]
