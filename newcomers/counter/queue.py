"""The line at one site today: who is next, how long they wait, who was called."""

from dataclasses import dataclass
from datetime import datetime
from statistics import median

from django.core import signing
from django.utils import timezone

from newcomers.counter.models import QueueTicket

SCREEN_SALT = "counter.room"
A_DAY = 16 * 3600  # seconds that the address of a room's screen is good for
SHOWN_IN_ROOM = 4


@dataclass(frozen=True)
class Waiting:
    ticket: QueueTicket
    minutes: int


@dataclass(frozen=True)
class Line:
    waiting: list[Waiting]
    called: list[QueueTicket]
    minutes: int | None  # median of those who were called today

    @property
    def next(self):
        return self.waiting[0].ticket if self.waiting else None

    @property
    def latest(self):
        """For the room: those called last, the newest first."""
        return self.called[:SHOWN_IN_ROOM]


def line_of(site, *, now):
    """One query."""
    tickets = list(QueueTicket.objects.of_day(site, timezone.localdate(now)))
    called = [each for each in tickets if each.state == QueueTicket.State.CALLED]
    waited = [_minutes(each.created_at, each.called_at) for each in tickets if each.called_at]
    return Line(
        waiting=[
            Waiting(each, _minutes(each.created_at, now))
            for each in tickets
            if each.state == QueueTicket.State.WAITING
        ],
        called=sorted(called, key=lambda each: each.called_at, reverse=True),
        minutes=round(median(waited)) if waited else None,
    )


def _minutes(since: datetime, until: datetime):
    return max(0, int((until - since).total_seconds() // 60))


def screen_token(site):
    """Opens the room's screen, and nothing else, until the evening."""
    return signing.dumps(site.pk, salt=SCREEN_SALT)


def site_of_token(token):
    """The number of the site, or None."""
    try:
        return signing.loads(token, salt=SCREEN_SALT, max_age=A_DAY)
    except signing.BadSignature:
        return None
