"""Asking a place whether its entry is true: a mail with a link that is good once.

The link's token is worked out anew for each reminder; the table holds only its hash.
"""

from datetime import timedelta

from django.db import transaction
from django.db.models import CharField, F, Q, Value
from django.db.models.functions import Cast, Concat
from django.utils.crypto import salted_hmac
from django.utils.timezone import localdate

from partners.directory import actions, messages
from partners.directory.freshness import LINK_LASTS, REMIND_AFTER, to_ask, with_address
from partners.directory.kinds import Confirmer
from partners.directory.models import Organisation
from partners.directory.upkeep import ConfirmationRequest
from welcome_center.foundation.accounts.models import hash_token
from welcome_center.foundation.outbox.models import Message

State = ConfirmationRequest.State
NOT_AGAIN_WITHIN = timedelta(minutes=10)
BETWEEN_REMINDERS = timedelta(days=7)  # also where the workers were away for weeks


class NoAddress(Exception):
    """Nobody knows whom to ask."""


class AskedJustNow(Exception):
    """A mail went out a few minutes ago."""


class LinkUsed(Exception):
    """It was answered, by this link or another way."""


class LinkExpired(Exception):
    """Its time is over, or a newer one went out."""


def request_of(token):
    """The request that this link belongs to, in whatever state, or None."""
    found = ConfirmationRequest.objects.select_related("organisation")
    return found.filter(token_hash=hash_token(token)).first()


def token_of(request):
    key = f"{request.organisation.uuid}:{request.sent_at.timestamp()}"
    return salted_hmac("partners.directory.asking", key, algorithm="sha256").hexdigest()


# Asking ---------------------------------------------------------------------------------------


@transaction.atomic
def ask_for_confirmation(entry, *, now):
    """A new link by mail; an older one is no longer good."""
    actions.lock(entry)
    known = entry.confirmation_requests.all()
    if known.filter(sent_at__gt=now - NOT_AGAIN_WITHIN).exists():
        raise AskedJustNow
    entry = with_address(Organisation.objects.all()).get(pk=entry.pk)
    if not entry.address:
        raise NoAddress
    actions.expire_requests(entry)
    return _ask(entry, now)


@transaction.atomic
def ask_due(*, now, at_once=100):
    """Ask a batch of those that are due; returns how many. Another worker takes other rows."""
    due = to_ask(now).select_for_update(skip_locked=True, of=("self",))
    mine = [entry.pk for entry in due[:at_once]]
    still_due = to_ask(now).filter(pk__in=mine)  # another may have asked until the lock was free
    return len([_ask(entry, now) for entry in still_due])


def _ask(entry, now):
    today = localdate(now)
    request = ConfirmationRequest(
        organisation=entry,
        recipient=entry.address,
        only_hours=entry.due_on is not None and entry.due_on > today,
        sent_at=now,
        expires_at=now + LINK_LASTS,
    )
    token = token_of(request)
    request.token_hash = hash_token(token)
    request.save()
    messages.ask(request, token=token)
    return request


@transaction.atomic
def remind_due(*, now, at_once=100):
    """Remind a batch; returns how many."""
    waiting = ConfirmationRequest.objects.filter(
        _is_time(now),
        Q(reminded_at=None) | Q(reminded_at__lte=now - BETWEEN_REMINDERS),
        expires_at__gt=now,
        organisation__in=Organisation.objects.published(),
    )
    due = waiting.open().select_related("organisation").order_by("pk")
    mine = due.select_for_update(skip_locked=True, of=("self",))[:at_once]
    return len([_remind(each, now) for each in mine])


def _is_time(now):
    time = Q(pk=None)
    for number, after in enumerate(REMIND_AFTER):
        time |= Q(reminders=number, sent_at__lte=now - after)
    return time


def _remind(request, now):
    messages.remind(request, token=token_of(request))
    request.reminders, request.reminded_at = F("reminders") + 1, now
    request.save(update_fields=["reminders", "reminded_at"])


# What becomes of it ---------------------------------------------------------------------------


def note_refused(*, now):
    """Whose mail the server refused: the coordinator must find another address."""
    failed = Message.objects.filter(
        state=Message.State.FAILED, kind__in=[kind.code for kind in messages.WITH_LINK]
    )
    about = Concat(
        Value("partners.confirmationrequest:"), Cast("pk", CharField()), output_field=CharField()
    )
    named = ConfirmationRequest.objects.open().annotate(about=about)
    named.filter(about__in=failed.values("object_id")).update(state=State.REFUSED)


def expire(*, now):
    ConfirmationRequest.objects.open().filter(expires_at__lte=now).update(state=State.EXPIRED)


# Answering ------------------------------------------------------------------------------------


@transaction.atomic
def confirm_by_link(request, *, now):
    """All correct. One click counts, whoever else clicks."""
    claim(request, now=now)
    actions.confirm_entry(request.organisation, by=Confirmer.PARTNER, now=now)


def claim(request, *, now):
    """Use the link up. Raises LinkUsed or LinkExpired."""
    actions.lock(request.organisation)
    usable = ConfirmationRequest.objects.usable().filter(pk=request.pk, expires_at__gt=now)
    if not usable.update(state=State.ANSWERED, answered_at=now):
        check_usable(ConfirmationRequest.objects.get(pk=request.pk), now=now)
        raise LinkUsed


@transaction.atomic
def change_by_link(request, *, version, written, wished, remark="", now):
    """What is corrected now is true: the rest counts as confirmed with it."""
    claim(request, now=now)
    entry = request.organisation
    edited = actions.edit_entry(entry, version=version, written=written, wished=wished, now=now)
    if remark:
        actions.report_mistake(entry, text=remark, now=now)
    actions.confirm_entry(entry, by=Confirmer.PARTNER, now=now)
    return edited


def check_usable(request, *, now):
    if request.state == State.ANSWERED:
        raise LinkUsed
    if request.state == State.EXPIRED or request.expires_at <= now:
        raise LinkExpired
