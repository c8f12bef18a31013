"""Sending people on, and what the place, the person and the clock make of it."""

import secrets
from datetime import timedelta

from django.db import transaction

from newcomers.referrals import messages
from newcomers.referrals.models import FOLLOWING, Referral, ReferralStep, State
from partners.rules import actions as rules
from partners.rules.models import RuleDoubt
from welcome_center.foundation.accounts.models import hash_token
from welcome_center.foundation.consent import actions as consent_actions

Side = ReferralStep.Side
LINK_LASTS = timedelta(days=8)
NOT_RESPONSIBLE = "DECL"  # in the code list of results


class ConsentMissing(Exception):
    """Without it nothing may leave the house."""


class NoRecipient(Exception):
    """Nobody knows where to write to."""


class NotNow(Exception):
    """Somebody answered, ended or withdrew it meanwhile."""


class WrongCode(Exception):
    """Not the code of the letter."""


# From the center ------------------------------------------------------------------------------


@transaction.atomic
def draft_referral(person, *, advisor, topic, service, rule="", overridden="", **said):
    """Nothing leaves yet. `said`: kind, request, answer_by, override_reason.

    `overridden`: the code of the rule that named another place; somebody should look at it.
    """
    organisation = service.organisation
    if overridden:
        reason = said["override_reason"]
        rules.doubt_rule(overridden, origin=RuleDoubt.Origin.OVERRIDDEN, reason=reason)
    return Referral.objects.create(
        person=person,
        team=person.team,
        municipality=person.municipality,
        advisor=advisor,
        topic=topic,
        service=service,
        target_name=organisation.text("name", "de"),
        target_kind=organisation.kind,
        recipient=service.email or organisation.email,
        rule=rule,
        **said,
    )


@transaction.atomic
def send_referral(referral, *, by, now):
    """Let it go out: the advice as it stands, or what the consent allows by a link.

    Raises ConsentMissing where a warm referral has no live consent for exactly this place, and
    NoRecipient where the place has no address.
    """
    token = ""
    if referral.kind == Referral.Kind.WARM:
        _check_consent(referral, now)
        if not referral.recipient:
            raise NoRecipient
        token = secrets.token_urlsafe(32)
        referral.token_hash, referral.link_until = hash_token(token), now + LINK_LASTS
    referral.sent_at = now
    save = ("token_hash", "link_until", "sent_at")
    change_state(referral, State.SENT, side=Side.CENTER, now=now, by=by, save=save)
    if token:
        messages.referral_sent(referral, token=token, moment=now)
    messages.person_told(referral, moment=now)


def _check_consent(referral, now):
    consent = referral.consent
    is_live = consent and consent.withdrawn_at is None and consent.valid_until >= now.date()
    is_for_this = is_live and referral.service and consent.recipient == referral.service.uuid
    if not (is_for_this and consent.subject in referral.person.uuids):
        raise ConsentMissing


@transaction.atomic
def take_consent_back(referral, *, side, by, now):
    """At any time, twice without harm: a referral under way ends with it."""
    if referral.is_under_way:
        withdraw_referral(referral, side=side, by=by, now=now)
    elif referral.consent and referral.consent.withdrawn_at is None:
        consent_actions.withdraw_consent(referral.consent, now=now)
        messages.place_told_of_withdrawal(referral, moment=now)


@transaction.atomic
def withdraw_referral(referral, *, side, by, now):
    """With the consent, where there is one: from now on the place reads nothing."""
    if referral.consent_id and referral.consent.withdrawn_at is None:
        consent_actions.withdraw_consent(referral.consent, now=now)
    was_sent = referral.state != State.DRAFT
    change_state(referral, State.WITHDRAWN, side=side, now=now, by=by)
    if was_sent:
        messages.place_told_of_withdrawal(referral, moment=now)


@transaction.atomic
def send_link_again(referral, *, now):
    """A fresh link to the place's known address; the old one is no longer good."""
    if not referral.is_under_way:
        raise NotNow
    token = secrets.token_urlsafe(32)
    referral.token_hash, referral.link_until = hash_token(token), now + LINK_LASTS
    referral.save(update_fields=["token_hash", "link_until"])
    messages.referral_sent(referral, token=token, moment=now)


# From the place -------------------------------------------------------------------------------


def see_referral(referral, *, code, now):
    """Whoever has link and letter may read; the first time is a step of its own."""
    if not secrets.compare_digest(code.strip().upper().encode(), referral.code.encode()):
        raise WrongCode
    open_referral(referral, now=now)


@transaction.atomic
def open_referral(referral, *, by=None, now):
    """The first time counts; of two who open it at once, both may read."""
    if _lock(referral).state == State.SENT:
        change_state(referral, State.SEEN, side=Side.PARTNER, now=now, by=by)


@transaction.atomic
def accept_referral(referral, *, by=None, now):
    _answer(referral, State.ACCEPTED, now, by=by)


@transaction.atomic
def propose_appointment(referral, *, at, by=None, now):
    referral.appointment_at = at
    _answer(referral, State.APPOINTMENT, now, by=by, save=("appointment_at",))


@transaction.atomic
def decline_referral(referral, *, reason, better_target="", note="", by=None, now):
    referral.decline_reason, referral.better_target = reason, better_target
    save = ("decline_reason", "better_target")
    _answer(referral, State.DECLINED, now, by=by, note=note, save=save)
    if reason.code == NOT_RESPONSIBLE:
        rules.doubt_rule(referral.rule, origin=RuleDoubt.Origin.DECLINED)


@transaction.atomic
def report_result(referral, *, result, note="", by=None, now):
    referral.result = result
    _answer(referral, State.DONE, now, by=by, note=note, save=("result",))


@transaction.atomic
def ask_back(referral, *, question, by=None, now):
    """A question changes no state; the advisor is told."""
    locked = _lock(referral)
    if not locked.is_under_way:
        raise NotNow
    ReferralStep.objects.create(
        referral=referral, state=locked.state, side=Side.PARTNER, by=by, note=question, at=now
    )
    tell_advisor(referral, now=now)


def _answer(referral, state, now, *, by=None, note="", save=()):
    change_state(referral, state, side=Side.PARTNER, now=now, by=by, note=note, save=save)
    tell_advisor(referral, now=now)
    messages.person_told(referral, moment=now)


# From the person ------------------------------------------------------------------------------


@transaction.atomic
def note_arrival(referral, *, arrival, now):
    """“I was there” or “it did not work”; the last word counts, and the advisor hears of it."""
    referral.arrival = arrival
    referral.save(update_fields=["arrival"])
    ReferralStep.objects.create(
        referral=referral, state=referral.state, side=Side.PERSON, note=arrival, at=now
    )
    tell_advisor(referral, now=now)


# ----------------------------------------------------------------------------------------------


def tell_advisor(referral, *, now):
    """By mail, and on the desk until somebody has read it."""
    referral.unread_since = now
    referral.save(update_fields=["unread_since"])
    messages.advisor_told(referral, moment=now)


def note_answer(referral, *, seen):
    """A colleague has read what had come in by then; what came later waits."""
    Referral.objects.filter(pk=referral.pk, unread_since__lte=seen).update(unread_since=None)


def change_state(referral, state, *, side, now, by=None, note="", save=()):
    """Decides the race of two who answer at once: the row is locked, its state read anew.

    Raises NotNow where the present state does not lead there.
    """
    if state not in FOLLOWING.get(_lock(referral).state, ()):
        raise NotNow
    referral.state = state
    referral.save(update_fields=["state", *save])
    ReferralStep.objects.create(referral=referral, state=state, side=side, by=by, note=note, at=now)


def _lock(referral):
    return Referral.objects.select_for_update(of=("self",)).get(pk=referral.pk)
