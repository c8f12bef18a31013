"""What a counter did today: how many, how quickly, and the last few. One query."""

from dataclasses import dataclass
from statistics import median

from django.utils import timezone

from newcomers.booking.working_hours import day_bounds
from newcomers.casework.models import Contact
from newcomers.casework.permissions import UNDO, can_undo_contact

SHOWN = 6
COLUMNS = (
    "uuid",
    "held_at",
    "created_at",
    "advisor_id",
    "topic_groups",
    "language_id",
    "result",
    "entry_seconds",
)


@dataclass(frozen=True)
class Line:
    contact: Contact
    topic: str
    language: str
    can_undo: bool


@dataclass(frozen=True)
class Shift:
    lines: list[Line]
    count: int
    seconds: int | None  # median of an entry

    @property
    def undo_seconds(self):
        return int(UNDO.total_seconds())


def shift_of(site, *, user, choices, now):
    today = Contact.objects.at(site, *day_bounds(timezone.localdate(now))).filter(team=site.team_id)
    rows = list(today.order_by("-created_at", "-pk").only(*COLUMNS))
    typed = [row.entry_seconds for row in rows if row.entry_seconds is not None]
    return Shift(
        lines=[_line(row, user, choices, now) for row in rows[:SHOWN]],
        count=len(rows),
        seconds=round(median(typed)) if typed else None,
    )


def _line(row, user, choices, now):
    return Line(
        contact=row,
        topic=", ".join(choices.codes.labels("topic_group", row.topic_groups)),
        language=choices.label("language", row.language_id),
        can_undo=can_undo_contact(user, row, now=now),
    )
