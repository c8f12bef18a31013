"""What we write to people: each kind of message with the words it may name.

A capability's `messages.py` registers its kinds. Texts name only a kind's own placeholders
(`$name`): what is not listed here reaches no mail, from our wording or from a center's own.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from django.utils.functional import Promise, lazy


def example(say):
    """What `say` answers, in the language of the moment: a preview reads like the mail."""
    return lazy(say, str)()


@dataclass(frozen=True)
class Placeholder:
    """A word that a text may name as `$name`."""

    meaning: str | Promise
    example: str | Promise = ""
    is_needed: bool = False  # a text without it would be of no use (a link, a code)

    @property
    def sample(self):
        return str(self.example) or f"[{self.meaning}]"


@dataclass(frozen=True)
class Kind:
    code: str
    label: str | Promise
    placeholders: Mapping[str, Placeholder] = field(default_factory=dict)
    is_credential: bool = False
    # Of no use once its moment has passed: a reminder of something that has begun.
    ends_at_moment: bool = False
    # For the house itself: whoever leads a team may see it where it belongs to none.
    is_for_center: bool = False

    @property
    def needed(self):
        return {name for name, word in self.placeholders.items() if word.is_needed}


REGISTRY: dict[str, Kind] = {}


def register(
    code, *, label, placeholders, credential=False, ends_at_moment=False, for_center=False
):
    """Make a kind known. Placeholders map a name to a `Placeholder`, or to its meaning alone.

    Its wording lies in `templates/email/<code>.subject.txt` and `.body.txt`.
    """
    words = {name: _placeholder(value) for name, value in placeholders.items()}
    kind = Kind(code, label, words, credential, ends_at_moment, for_center)
    if code in REGISTRY and REGISTRY[code] != kind:
        raise ValueError(f"Two kinds of message are called {code}.")
    REGISTRY[code] = kind
    return kind


def _placeholder(value):
    return value if isinstance(value, Placeholder) else Placeholder(value)


def get(code):
    """The kind, or None where its capability is no longer there."""
    return REGISTRY.get(code)


def every():
    return sorted(REGISTRY.values(), key=lambda kind: kind.code)


def for_center():
    """Codes of the kinds that are written to the house itself."""
    return [kind.code for kind in every() if kind.is_for_center]
