"""How a capability puts what it knows about a person into the file.

Each has a `file_parts.py` with a `PART`; `newcomers/file/timeline.py` gathers them. A source costs
no query of its own: all of them are one UNION.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime

from django.db.models import Exists, F, OuterRef, Q, Subquery, Value
from django.db.models.functions import JSONObject
from django.utils.functional import Promise
from django.utils.translation import get_language

from newcomers.people.records import FileStep
from welcome_center.foundation.accounts.models import User
from welcome_center.foundation.center.codes import label_in


@dataclass(frozen=True)
class Told:
    """An entry in words. `text` and `by` are what people typed, `facts` short words below it."""

    title: str
    text: str = ""
    facts: tuple = ()
    by: str = ""
    url: str = ""
    icon: str = "letter"


@dataclass(frozen=True)
class Source:
    """Where entries of the timeline come from; `name` is what they are called together.

    `rows(person)` gives a queryset; `at` is when it happened, `said` what an entry needs to be
    told, by name: expressions. `tell(said)` puts it into words: no query in there. `team`: the
    path to the team whose row it is; without one it belongs to the file itself.
    """

    code: str
    name: Promise
    rows: Callable
    at: str
    tell: Callable
    said: dict = field(default_factory=dict)
    team: str = ""

    def entries(self, person, user):
        """(when, source, row, said) of what the user may see."""
        rows = self.rows(person)
        if self.team:
            rows = rows.filter(self._is_open_to(person, user))
        return (
            rows.order_by()
            .annotate(
                entry_at=F(self.at),
                entry_source=Value(self.code),
                entry_row=F("pk"),
                entry_said=JSONObject(**self.said),
            )
            .values_list("entry_at", "entry_source", "entry_row", "entry_said")
        )

    def _is_open_to(self, person, user):
        """The teams' own rows, and those that a team handed over with the file."""
        handed = FileStep.objects.filter(
            person=person,
            kind=FileStep.Kind.HANDED_OVER,
            from_team=OuterRef(self.team),
            at__gte=OuterRef(self.at),
        )
        return Q(**{f"{self.team}__in": user.teams.values("pk")}) | Exists(handed)


@dataclass(frozen=True)
class Entry:
    at: datetime
    told: Told


@dataclass(frozen=True)
class Panel:
    """A fragment beside the timeline. `read(person, user, now=…)` gives its context, or None."""

    template: str
    read: Callable


@dataclass(frozen=True)
class Part:
    """What one capability adds to a file.

    `keeps_open(person, now=…)` gives a sentence while something is still open, or "".
    `follow(person, advisor=…)` is called in the transaction of a hand-over, when the person's row
    has its new team: what is still open goes along. `advisor` is whoever looks after it now.
    """

    sources: tuple[Source, ...] = ()
    panels: tuple[Panel, ...] = ()
    keeps_open: Callable | None = None
    follow: Callable | None = None


def name_of(path):
    """The name of the account whose uuid stands there."""
    who = User.objects.filter(uuid=OuterRef(path))
    return Subquery(who.values("name")[:1])


def labels_of(path=""):
    """What `label_of` reads: all labels of an entry of a code list."""
    names = {"labels": "labels", "own": "own_labels"}
    return JSONObject(**{key: f"{path}__{name}" if path else name for key, name in names.items()})


def label_of(said):
    """In the reader's language."""
    own = {language: label for language, label in said["own"].items() if label}
    return label_in({**said["labels"], **own}, get_language())


def moment_of(said):
    """A moment as JSON carries it."""
    return datetime.fromisoformat(said)
