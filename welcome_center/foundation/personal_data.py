"""How a capability declares which of its data belongs to a person (Art. 30 GDPR).

Each capability has a `privacy.py` with a list `DECLARATIONS`; `welcome_center.privacy` gathers
them. A field or relation that nobody declares fails a test.
"""

from dataclasses import dataclass, field, replace
from enum import StrEnum

# The periods that people read in the notice; docs/operations.md tells how they are kept.
RETENTION = {
    "RT01": "3 months after the appointment",
    "RT02": "12 months after the advice has ended",
    "RT04": "with the case, or on withdrawal of the consent",
    "RT05": "3 years, to the end of the year",
    "RT10": "12 months after the entry",
}


class Category(StrEnum):
    NONE = "none"  # belongs to nobody
    PERSONAL = "personal"  # Art. 4 GDPR
    SPECIAL = "special"  # Art. 9 GDPR, or as delicate


class Erase(StrEnum):
    DELETE = "delete"  # the row goes
    CLEAR = "clear"  # the value goes, the row stays for statistics
    KEEP = "keep"  # stays; the declaration says why


@dataclass(frozen=True)
class Declaration:
    """What one model holds about people.

    `subject` is the lookup that leads from a row to the person's or account's uuid, or empty.
    `retention` is a class of `RETENTION`, or a sentence.
    """

    model: str  # "newcomers.Person"
    purpose: str
    legal_basis: str
    retention: str
    subject: str = ""
    none: tuple[str, ...] = ()
    personal: tuple[str, ...] = ()
    special: tuple[str, ...] = ()
    erase: Erase = Erase.KEEP
    exported: tuple[str, ...] = field(default=())

    @property
    def declared(self):
        return {*self.none, *self.personal, *self.special}


def history_of(declaration, *, subject, without=()):
    """The same for the model's history. `subject` leads from its rows to the uuid."""
    own = ("pgh_id", "pgh_created_at", "pgh_label", "pgh_obj", "pgh_context")
    return replace(
        declaration,
        model=f"{declaration.model}Event",
        subject=subject,
        none=(*declaration.none, *own),
        personal=tuple(name for name in declaration.personal if name not in without),
    )
