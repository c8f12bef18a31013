"""A day as a timeline: appointments, and for one advisor also free time, breaks and absences."""

import itertools
from dataclasses import dataclass, field
from datetime import datetime

from django.utils.translation import gettext_lazy as _

from newcomers.booking.desk import permissions
from newcomers.booking.desk.badges import badge_of
from newcomers.booking.models import Absence, Appointment
from newcomers.booking.working_hours import Span, gaps

Status = Appointment.Status
DEEDS = {
    Status.ARRIVED: _("Arrived"),
    Status.DONE: _("Held"),
    Status.NO_SHOW: _("Did not come"),
    Status.CONFIRMED: _("Undo"),
}


@dataclass(frozen=True)
class Deed:
    """A button."""

    status: str
    label: str


@dataclass(frozen=True)
class Entry:
    """One line. `when`: done, now, next, free, break, held or elsewhere."""

    starts_at: datetime
    ends_at: datetime
    when: str
    appointment: Appointment | None = None
    absence: Absence | None = None
    badge: str = ""
    tone: str = ""
    deeds: list[Deed] = field(default_factory=list)
    can_move: bool = False
    can_cancel: bool = False
    is_current: bool = False

    @property
    def main_deed(self):
        """What is to be done now: the page's one primary button."""
        return self.deeds[0] if self.is_current and self.deeds else None

    @property
    def quick_deeds(self):
        """One click for what is still to be said."""
        return self.deeds if self._is_open else []

    @property
    def menu_deeds(self):
        """What mends a wrong click."""
        return [] if self._is_open else self.deeds

    @property
    def has_menu(self):
        return bool(self.menu_deeds) or self.can_move or self.can_cancel

    @property
    def is_remarkable(self):
        """Whether a short list should say the state at all: most are confirmed or held."""
        return self.tone in ("warning", "danger", "success")

    @property
    def _is_open(self):
        return self.appointment is not None and self.appointment.is_open


def timeline(appointments, hours, profile, day, *, elsewhere=(), now):
    """`appointments`: this advisor's of that day, holds among them; `elsewhere`: those of teams
    whose appointments the reader may not see. They only take time."""
    shown = entries(appointments, now=now)
    spans = hours.spans.get((profile.pk, day), [])
    absences = hours.absences.get(profile.pk, [])
    shown += [_plain(each.starts_at, each.ends_at, "elsewhere") for each in elsewhere]
    taken = [
        Span(a.starts_at, a.ends_at)
        for a in (*appointments, *elsewhere)
        if a.status in Appointment.TAKING_TIME
    ]
    away = [Span(absence.starts_at, absence.ends_at) for absence in absences]
    begin = spans[0].starts_at if spans else now
    free = [gap for gap in gaps(spans, [*taken, *away]) if gap.ends_at > now]
    shown += [_plain(max(gap.starts_at, _last_minute(now)), gap.ends_at, "free") for gap in free]
    shown += [_plain(*pause, "break") for pause in _breaks(spans, [*taken, *away])]
    shown += [_away(absence, spans) for absence in absences if _touches(absence, spans)]
    return sorted(shown, key=lambda entry: (max(entry.starts_at, begin), entry.ends_at))


def entries(appointments, *, now):
    current = _current(appointments, now)
    return [entry_of(each, now=now, is_current=each is current) for each in appointments]


def entry_of(appointment, *, now, is_current=False):
    badge, tone = badge_of(appointment, now=now)
    deeds = permissions.results_for(appointment, now=now)
    return Entry(
        appointment.starts_at,
        appointment.ends_at,
        _when(appointment, now, is_current),
        appointment=appointment,
        badge=badge,
        tone=tone,
        deeds=[Deed(status.value, DEEDS[status]) for status in deeds],
        can_move=permissions.can_move(appointment, now=now),
        can_cancel=permissions.can_cancel(appointment, now=now),
        is_current=is_current,
    )


def is_current(appointment, *, now):
    return appointment.is_open and appointment.starts_at <= now < appointment.ends_at


def _current(appointments, now):
    return next((each for each in appointments if is_current(each, now=now)), None)


def _when(appointment, now, current):
    if current:
        return "now"
    if appointment.status == Status.HELD:
        return "held"
    return "next" if appointment.is_open else "done"


def _last_minute(now):
    return now.replace(second=0, microsecond=0)


def _plain(starts_at, ends_at, when):
    return Entry(starts_at, ends_at, when)


def _breaks(spans, taken):
    between = [Span(one.ends_at, two.starts_at) for one, two in itertools.pairwise(spans)]
    return gaps(between, taken)


def _touches(absence, spans):
    """Whether it lies in the hours of this day at all."""
    return any(s.starts_at < absence.ends_at and absence.starts_at < s.ends_at for s in spans)


def _away(absence, spans):
    """Cut to the hours of the day: a holiday of two weeks is one line."""
    begin = max(absence.starts_at, spans[0].starts_at)
    return Entry(begin, min(absence.ends_at, spans[-1].ends_at), "break", absence=absence)
