"""Everything that happened to a person, the latest first: one UNION of what each capability says.

A capability that has something to add writes its `file_parts.py` and is named in `PARTS`.
"""

from newcomers.booking import file_parts as booking
from newcomers.casework import file_parts as casework
from newcomers.casework.attachments import file_parts as attachments
from newcomers.casework.cases import file_parts as cases
from newcomers.casework.followups import file_parts as followups
from newcomers.file import own_parts
from newcomers.people.filing import Entry
from newcomers.referrals import file_parts as referrals

PARTS = (
    followups.PART,
    booking.PART,
    cases.PART,
    casework.PART,
    referrals.PART,
    attachments.PART,
    own_parts.PART,
)
SOURCES = [source for part in PARTS for source in part.sources]
PANELS = [panel for part in PARTS for panel in part.panels]
BY_CODE = {source.code: source for source in SOURCES}


def kinds():
    """(code, name) to choose from; sources of one name are chosen together."""
    by_name = {str(source.name): source.code for source in reversed(SOURCES)}
    return [(code, name) for name, code in reversed(by_name.items())]


def entries(person, user, *, only=""):
    """Rows of what the user may see, in a total order."""
    chosen = BY_CODE.get(only)
    asked = [each for each in SOURCES if chosen is None or each.name == chosen.name]
    first, *others = [source.entries(person, user) for source in asked]
    found = first.union(*others, all=True) if others else first
    return found.order_by("-entry_at", "entry_source", "-entry_row")


def told(rows):
    return [Entry(at, BY_CODE[source].tell(said)) for at, source, _row, said in rows]


def panels(person, user, *, now):
    """[(template, context)] of the fragments that have something to show."""
    read = ((panel.template, panel.read(person, user, now=now)) for panel in PANELS)
    return [(template, context) for template, context in read if context is not None]


def still_open(person, *, now):
    """Sentences about what keeps the file from being archived."""
    asked = (part.keeps_open(person, now=now) for part in PARTS if part.keeps_open)
    return [sentence for sentence in asked if sentence]


def followers():
    """What goes along when a file is handed over."""
    return [part.follow for part in PARTS if part.follow]
