"""Two who write the same text at once: whoever saves second is told, and no text is lost."""

from dataclasses import dataclass
from datetime import datetime

CONFLICT = 409
JOIN = "join"
BETWEEN = "\n\n"


@dataclass(frozen=True)
class Conflict:
    """`text`: what is saved now. `others`: labels of the other fields that differ from it."""

    text: str
    others: list
    by: str = ""
    at: datetime | None = None


def conflict_of(form, saved, *, text, by="", at=None):
    """`form` is valid; `text` names its long field. `saved` is the row as it stands."""
    differ = [
        form[name].label
        for name, value in form.answers.items()
        if name != text and getattr(saved, name) != value
    ]
    return Conflict(text=getattr(saved, text), others=differ, by=by, at=at)


def seen(typed, saved):
    """What was typed, once more, in a form that has now seen what was saved."""
    again = typed.copy()
    again["version"] = saved.version
    return again


def joined(typed, saved_text, *, text):
    """What was typed; after the button that joins both texts, one below the other."""
    if typed is None or JOIN not in typed or not saved_text:
        return typed
    both = typed.copy()
    both[text] = BETWEEN.join(filter(None, (typed.get(text, "").rstrip(), saved_text)))
    return both
