"""Sending what is due. Any number of workers may do this at once.

A worker claims a batch (SKIP LOCKED keeps two apart), looks at each row once more before it hands
the mail over, and notes each mail before the next. A worker that dies leaves its rows locked until
`LOCK` has passed; they then go out with the same Message-ID.
"""

import logging
import time
from contextlib import suppress
from datetime import timedelta

from django.core.mail import get_connection
from django.db import InterfaceError, OperationalError, connection, transaction
from django.utils import timezone

from welcome_center.foundation.center.models import Center
from welcome_center.foundation.outbox import reasons
from welcome_center.foundation.outbox.letters import letter
from welcome_center.foundation.outbox.models import Message

logger = logging.getLogger(__name__)
State = Message.State

BATCH = 100
# A sign-in code asked for now goes out with the next batch: so a batch may not take long.
BATCH_SECONDS = 5
# Longer than a worker may take for one task (CELERY_TASK_TIME_LIMIT): nobody has the row in hand.
LOCK = timedelta(minutes=2)
PAUSES = [timedelta(minutes=minutes) for minutes in (1, 5, 15, 60)]
GIVE_UP_AFTER = timedelta(hours=24)
PAUSE_WITHOUT_SERVER = timedelta(seconds=30)


class NoServer(Exception):
    """The mail server cannot be reached; everything waits."""


def deliver_due(*, seconds):
    """Send what is due, for about so many seconds. Returns how many mails went out."""
    ends_at = time.monotonic() + seconds
    n_sent = 0
    while time.monotonic() < ends_at and (batch := claim(timezone.now())):
        try:
            n_sent += Round(batch).deliver(min(ends_at, time.monotonic() + BATCH_SECONDS))
        except NoServer:
            logger.warning("mail server not reachable", extra={"fields": {"waiting": len(batch)}})
            break
    return n_sent


@transaction.atomic
def claim(now):
    """Take the next batch in hand: sign-in codes and the like first, then what waits longest."""
    due = Message.objects.due(now).select_related("team")
    first = due.order_by("-is_credential", "due_at", "pk")[:BATCH]
    batch = list(first.select_for_update(skip_locked=True, of=["self"]))
    for message in batch:
        message.locked_until = now + LOCK
    mine = Message.objects.filter(pk__in=[message.pk for message in batch])
    mine.update(state=State.SENDING, locked_until=now + LOCK)
    return _without_lapsed(batch, now)


def _without_lapsed(batch, now):
    lapsed = [message for message in batch if message.has_lapsed(now)]
    if lapsed:
        late = {"state": State.CANCELLED, "reason": reasons.TOO_LATE, "locked_until": None}
        in_our_hands(lapsed).update(**late)
    return [message for message in batch if message not in lapsed]


class Round:
    """One batch over one connection to the mail server."""

    def __init__(self, batch):
        self.unsent = list(batch)
        self.server = get_connection()
        self.center = Center.objects.first()

    def deliver(self, ends_at):
        """Returns how many went out; what is left when time is up goes back."""
        pause = None
        try:
            self._connect()
            return self._deliver_all(ends_at)
        except NoServer:
            pause = PAUSE_WITHOUT_SERVER
            raise
        finally:
            self._hang_up()
            persistently(give_back, self.unsent, pause)

    def _deliver_all(self, ends_at):
        n_sent, is_wanted = 0, None
        while self.unsent and time.monotonic() < ends_at:
            message = self.unsent.pop(0)
            if is_wanted is None:
                is_wanted = persistently(is_still_wanted, message)
            is_sent = is_wanted and self._hand_over(message)
            is_wanted = None
            if is_sent:
                n_sent += 1
                is_wanted = persistently(note_sent, message, timezone.now(), self.unsent[:1])
        return n_sent

    def _hand_over(self, message):
        try:
            self.server.send_messages([letter(message, self.center)])
        except (OSError, ValueError) as error:  # smtplib's errors are OSErrors
            persistently(note_failure, message, reasons.verdict(error), timezone.now())
            self._reconnect()
            return False
        return True

    def _connect(self):
        try:
            self.server.open()
        except OSError as error:
            raise NoServer from error

    def _reconnect(self):
        # After an error we cannot know in which state the server's side is.
        self._hang_up()
        if self.unsent:
            self._connect()

    def _hang_up(self):
        with suppress(OSError):
            self.server.close()


def in_our_hands(batch):
    """Those of a batch that are neither cancelled nor taken over by another worker."""
    return Message.objects.filter(
        pk__in=[message.pk for message in batch],
        locked_until__in={message.locked_until for message in batch},
        state=State.SENDING,
    )


def is_still_wanted(message):
    """Looked up right before sending."""
    return in_our_hands([message]).exists()


# One round trip instead of two ORM statements: half of what a mail costs besides its sending.
# Cancelled in the very moment of sending: sent is the truth.
NOTE_SENT = """
    WITH noted AS (
        UPDATE foundation_message
        SET state = 'sent', sent_at = %(now)s, locked_until = NULL, reason = '',
            body = CASE WHEN is_credential THEN '' ELSE body END,
            calendar = CASE WHEN is_credential THEN '' ELSE calendar END
        WHERE id = %(sent)s AND state IN ('sending', 'cancelled')
    )
    SELECT EXISTS (
        SELECT FROM foundation_message
        WHERE id = %(next)s AND state = 'sending' AND locked_until = %(locked_until)s
    )
"""


def note_sent(message, now, following=()):
    """Note one mail and look at the next; returns whether that is still wanted."""
    values = {"now": now, "sent": message.pk, "next": None, "locked_until": None}
    for after in following:
        values |= {"next": after.pk, "locked_until": after.locked_until}
    with connection.cursor() as cursor:
        cursor.execute(NOTE_SENT, values)
        return cursor.fetchone()[0]


def note_failure(message, verdict, now):
    attempts = message.attempts + 1
    again_at = now + PAUSES[min(attempts, len(PAUSES)) - 1]
    changes = {"attempts": attempts, "reason": verdict.reason, "locked_until": again_at}
    changes["state"] = State.WAITING
    is_too_old = again_at > message.due_at + GIVE_UP_AFTER
    if verdict.is_final or (is_too_old and not verdict.is_servers_fault):
        changes |= {"state": State.FAILED, "locked_until": None, **_without_secret(message)}
    in_our_hands([message]).update(**changes)


def give_back(messages, pause=None):
    """Return what was not sent; with a pause where the mail server is away."""
    changes = {"state": State.WAITING, "locked_until": None}
    if pause:
        changes |= {"locked_until": timezone.now() + pause, "reason": reasons.CONNECTION}
    in_our_hands(messages).update(**changes)


def _without_secret(message):
    return {"body": "", "calendar": ""} if message.is_credential else {}


def persistently(write, *args):
    """Outlive a restart of the database: what was sent must be noted, or it is sent again."""
    for pause in (0.2, 0.5, 1, 2, 4):
        try:
            return write(*args)
        except (OperationalError, InterfaceError):
            if connection.in_atomic_block:
                raise
            connection.close()
            time.sleep(pause)
    return write(*args)
