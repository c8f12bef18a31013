"""What happens to messages. Sending them is `delivery`."""

import uuid

from django.db import transaction
from django.db.models import Case, F, Q, Value, When
from django.utils import timezone

from welcome_center.foundation.outbox.models import Message, Wording
from welcome_center.foundation.outbox.rendering import default_wording, render, supported

State = Message.State


class NotResendable(Exception):
    """It carries a credential, or it is not through yet."""


class OutOfDate(NotResendable):
    """What it says is not true any more."""


@transaction.atomic
def post(
    kind,
    *,
    about,
    to,
    language,
    context,
    due_at=None,
    moment=None,
    team=None,
    calendar="",
    is_credential=False,
):
    """Write a message in the transaction of the change it tells of; a worker sends it after commit.

    There is one message for each (kind, object, recipient, moment); a second call changes nothing,
    but it wakes one that was cancelled (moved away and back again). A reminder's moment is what it
    reminds of; without a moment each call is a message of its own. `due_at` is now if not given.
    """
    language = supported(language)
    text = render(kind, language, context)
    now = timezone.now()
    message = Message(
        kind=kind.code,
        object_id=object_id(about),
        recipient=to,
        moment=moment or now,
        language=language,
        team=team,
        is_credential=is_credential or kind.is_credential,
        subject=text.subject,
        body=text.body,
        calendar=calendar,
        due_at=due_at or now,
    )
    if moment is None or not _wake(message):
        Message.objects.bulk_create([message], ignore_conflicts=True)


def _wake(message):
    cancelled = Message.objects.filter(
        kind=message.kind,
        object_id=message.object_id,
        recipient=message.recipient,
        moment=message.moment,
        state=State.CANCELLED,
    )
    return cancelled.update(
        state=State.WAITING,
        reason="",
        attempts=0,
        locked_until=None,
        is_outdated=False,
        due_at=message.due_at,
        language=message.language,
        subject=message.subject,
        body=message.body,
        calendar=message.calendar,
    )


def cancel(about, *, kinds=None):
    """What has not been sent about this object stays here, even where a worker has it in hand;
    what has been sent, or failed, is out of date and never goes out again."""
    written = Message.objects.filter(object_id=object_id(about), is_outdated=False)
    if kinds is not None:
        written = written.filter(kind__in=[kind.code for kind in kinds])
    is_unsent = Q(state__in=[State.WAITING, State.SENDING])
    written.update(
        is_outdated=True,
        state=Case(When(is_unsent, then=Value(State.CANCELLED)), default=F("state")),
        locked_until=Case(When(is_unsent, then=Value(None)), default=F("locked_until")),
    )


def resend_message(message, *, now):
    """Send a message that was sent or failed once more, as a new mail. Two clicks send one."""
    if message.is_out_of_date(now):
        raise OutOfDate
    through = Message.objects.filter(
        pk=message.pk,
        is_credential=False,
        is_outdated=False,
        state__in=[State.SENT, State.FAILED],
    )
    won = through.update(
        state=State.WAITING,
        reason="",
        attempts=0,
        locked_until=None,
        due_at=now,
        sent_at=None,
        message_id=uuid.uuid4(),
    )
    if not won:
        raise NotResendable


@transaction.atomic
def change_wording(kind, language, *, subject, body):
    """Write this kind of mail in the center's own words; our own words need no row."""
    ours = default_wording(kind, language)
    if (subject, body) == (ours.subject, ours.body):
        return reset_wording(kind, language)
    Wording.objects.update_or_create(
        kind=kind.code, language=language, defaults={"subject": subject, "body": body}
    )


def reset_wording(kind, language):
    Wording.objects.filter(kind=kind.code, language=language).delete()


def object_id(about):
    """Two objects of different models never share one."""
    return str(getattr(about, "uuid", None) or f"{about._meta.label_lower}:{about.pk}")
