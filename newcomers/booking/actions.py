"""Everything that changes an appointment.

Two exclusion constraints in the database have the last word: one appointment at a time per advisor,
and per person. A new row is inserted with ON CONFLICT DO NOTHING, which waits for nobody and never
deadlocks; where a row changes its time or person, the rows it competes for are locked first.
"""

from contextlib import contextmanager
from datetime import timedelta

from django.db import IntegrityError, OperationalError, connection, transaction
from django.db.models import F, Q
from django.utils import timezone
from psycopg import errors

from newcomers.booking import messages, slot_rows
from newcomers.booking.models import Appointment
from newcomers.booking.slots import HORIZON, LEAD, Slot, free_slots, is_within_hours
from newcomers.people.models import Person
from welcome_center.foundation.center.models import Site

HOLD = timedelta(minutes=15)
OPEN_BOOKINGS = 2  # per person, and per address
MOVABLE_UNTIL = timedelta(hours=4)  # before it begins
CONFIRM_WITHIN = timedelta(hours=24)
CONFIRM_BEFORE_START = timedelta(hours=1)
CONFIRM_AT_LEAST = timedelta(minutes=30)

Status = Appointment.Status


class SlotTaken(Exception):
    """Somebody else has this time, or it is not offered (any more)."""


class PersonIsBusy(Exception):
    """The person has another appointment at this time."""


class TooManyBookings(Exception):
    """The person or the address has as many open bookings as one may have."""


class TooLate(Exception):
    """The time for this has passed."""


class AlreadyChanged(Exception):
    """Somebody, or this same form, changed the appointment first."""


class AlreadyBooked(AlreadyChanged):
    """This very form was sent before: the booking stands."""


# Taking a time --------------------------------------------------------------------------------


@transaction.atomic
def hold_slot(wish, slot, *, now):
    """Keep a slot for somebody who is filling in the form."""
    held = {"status": Status.HELD, "lapses_at": now + HOLD}
    return _insert(wish, slot, now=now, is_public=True, **held)


@transaction.atomic
def book_appointment(wish, slot, *, person, now, needs=(), note=""):
    """A colleague books for a person: it stands, and is confirmed, at once."""
    _lock_person(person)
    if person.appointments.taking_time().overlapping(slot.starts_at, slot.ends_at).exists():
        raise PersonIsBusy
    booked = {"status": Status.CONFIRMED, "person": person, "booked_at": now}
    talk = {"needs": list(needs), "note": note}
    with _or_taken():
        _lock_advisor(slot.advisor_id)  # an absence that is being written waits, or we see it
        appointment = _insert(wish, slot, now=now, is_public=False, **booked, **talk)
    _tell_booked(appointment, now)
    return appointment


def _insert(wish, slot, *, now, is_public, **fields):
    _check_offered(wish, slot, now=now, is_public=is_public)
    appointment = Appointment(
        advisor_id=slot.advisor_id,
        site_id=slot.site_id,
        team_id=Site.objects.values_list("team_id", flat=True).get(pk=slot.site_id),
        topic=wish.topic,
        language=wish.language,
        mode=wish.mode,
        starts_at=slot.starts_at,
        ends_at=slot.ends_at,
        **fields,
    )
    with _or_taken():
        # Mostly nobody is in the way; else perhaps a hold whose time is over.
        won = _try(appointment) or (_let_holds_lapse(slot, now) and _try(appointment))
    if not won:
        raise SlotTaken
    return won


def _try(appointment):
    """The row as it was stored, or None where the time is taken."""
    Appointment.objects.bulk_create([appointment], ignore_conflicts=True)
    return Appointment.objects.filter(uuid=appointment.uuid).first()


def _check_offered(wish, slot, *, now, is_public):
    """What a browser sends may be anything: only a time that we offer can be booked.
    The desk may book at once, and as far ahead as there are hours."""
    day = timezone.localdate(slot.starts_at)
    if is_public and day > timezone.localdate(now) + HORIZON:
        raise SlotTaken
    lead = LEAD if is_public else timedelta(0)
    offered = free_slots(wish, from_day=day, days=1, now=now, advisors=[slot.advisor_id], lead=lead)
    if slot not in offered:
        raise SlotTaken


def _let_holds_lapse(slot, now):
    """How many were in the way."""
    lapsed = Appointment.objects.lapsed(now).filter(status=Status.HELD, advisor=slot.advisor_id)
    return lapsed.overlapping(slot.starts_at, slot.ends_at).update(status=Status.LAPSED)


@transaction.atomic
def change_hold(held, wish, slot, *, now):
    """Another time for somebody who is still filling in the form. The code stays."""
    with _or_taken():
        _lock_advisor(slot.advisor_id)
        _check_offered(wish, slot, now=now, is_public=True)
        _let_holds_lapse(slot, now)
        appointment = _lock_unbooked(held)
        team_id = Site.objects.values_list("team_id", flat=True).get(pk=slot.site_id)
        place = {**_place(wish, slot), "topic": wish.topic, "team_id": team_id}
        Appointment.objects.filter(pk=appointment.pk).update(
            **place, status=Status.HELD, lapses_at=now + HOLD
        )
    appointment.refresh_from_db()
    return appointment


# From a hold to a booking ---------------------------------------------------------------------


@transaction.atomic
def book_held(held, *, person, **booking):
    """Turn a hold into a booking; take the time again where the hold has lapsed but it is free."""
    with _or_taken():
        _lock_address(messages.address_of(person))
        _lock_person(person)
        _check_bookings_of_person(person, booking["now"])
        return _book_held(held, person=person, **booking)


def _book_held(held, *, person, now, needs=(), note=""):
    is_confirmed = _is_proven(person)
    appointment = _lock_held(held)
    _check_still_offered(appointment, now)
    _check_bookings_of_address(messages.address_of(person), now)
    if appointment.status == Status.LAPSED:
        _let_holds_lapse(appointment, now)
    booking = {
        "person": person,
        "status": Status.CONFIRMED if is_confirmed else Status.BOOKED,
        "lapses_at": None if is_confirmed else confirm_by(appointment.starts_at, now=now),
        "booked_at": now,
        "needs": list(needs),
        "note": note,
    }
    for name, value in booking.items():
        setattr(appointment, name, value)
    appointment.save(update_fields=booking)
    _tell_booked(appointment, now)
    return appointment


@transaction.atomic
def book_held_as_guest(held, *, guest, now, needs=(), note=""):
    """`guest`: the fields of a new Person."""
    talk = {"now": now, "needs": needs, "note": note}
    if account := guest.get("account"):
        # One person, however often the form is sent.
        told = guest | {"origin": Person.Origin.SELF, "team_id": held.team_id}
        person = Person.objects.get_or_create(account=account, defaults=told)[0]
        return book_held(held, person=person, **talk)
    with _or_taken():
        _lock_address(guest.get("email", ""))
        person = Person.objects.create(origin=Person.Origin.GUEST, team_id=held.team_id, **guest)
        return _book_held(held, person=person, **talk)


def _is_proven(person):
    """A mail address must be confirmed by its link, unless it is that of the person's own
    account, which sign-up has confirmed. Whoever gets no mails has nothing to confirm."""
    own = person.account.email if person.account else ""
    return messages.address_of(person) in ("", own)


def confirm_by(starts_at, *, now):
    """A day, but an hour before it begins, and never under 30 minutes."""
    latest = min(now + CONFIRM_WITHIN, starts_at - CONFIRM_BEFORE_START)
    return max(latest, now + CONFIRM_AT_LEAST)


def _lock_held(held):
    _lock_advisor(held.advisor_id)
    return _lock_unbooked(held)


def _check_still_offered(held, now):
    """Since it was held, the advisor may have fallen ill. New absences wait for our lock."""
    if held.starts_at <= now or not is_within_hours(held):
        raise SlotTaken


def _lock_unbooked(held):
    appointment = Appointment.objects.select_for_update().get(pk=held.pk)
    if appointment.status not in (Status.HELD, Status.LAPSED):
        raise AlreadyBooked
    if appointment.person_id is not None:
        raise SlotTaken  # it was booked, but not confirmed in time
    return appointment


def _check_bookings_of_person(person, now):
    if person.appointments.open(now).count() >= OPEN_BOOKINGS:
        raise TooManyBookings


def _check_bookings_of_address(address, now):
    if not address:
        return
    has_address = Q(person__email=address) | Q(person__email="", person__account__email=address)
    if Appointment.objects.open(now).filter(has_address).count() >= OPEN_BOOKINGS:
        raise TooManyBookings


def _lock_advisor(pk):
    if not slot_rows.lock_advisor(pk):
        raise SlotTaken  # there is no such advisor (any more)


def _lock_person(person):
    Person.objects.select_for_update(no_key=True).get(pk=person.pk)


def _lock_address(email):
    """Two forms from one address are counted one after the other."""
    if email:
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))", [email.lower()])


@contextmanager
def _or_taken():
    """What PostgreSQL says when two want one time, in our words. The action's own transaction
    (or savepoint) ends with it.
    """
    try:
        yield
    except IntegrityError as error:
        if isinstance(error.__cause__, errors.ExclusionViolation):
            raise SlotTaken from error
        raise
    except OperationalError as error:
        if isinstance(error.__cause__, (errors.DeadlockDetected, errors.LockNotAvailable)):
            raise SlotTaken from error
        raise


# Changing a booking ---------------------------------------------------------------------------


@transaction.atomic
def confirm_appointment(appointment, *, now):
    _change(appointment, [Status.BOOKED], now, status=Status.CONFIRMED, lapses_at=None)
    messages.remind(appointment, now=now)


def can_still_be_moved(appointment, *, now):
    return appointment.is_open and now <= appointment.starts_at - MOVABLE_UNTIL


@transaction.atomic
def move_appointment(appointment, wish, slot, *, now, by_center=False):
    """To another time of the same or another advisor. The code, the person and the talk stay."""
    if not by_center and not can_still_be_moved(appointment, now=now):
        raise TooLate
    place = {**_place(wish, slot), "lapses_at": _new_deadline(appointment, slot, now)}
    with _or_taken():
        _lock_advisor(slot.advisor_id)
        _check_offered(wish, slot, now=now, is_public=not by_center)
        _let_holds_lapse(slot, now)
        _change(appointment, Appointment.OPEN, now, **place, sequence=F("sequence") + 1)
    messages.moved(appointment, now=now)
    messages.remind(appointment, now=now)


def _new_deadline(appointment, slot, now):
    """Whoever has not confirmed gets no longer than the new time allows."""
    if appointment.lapses_at is None:
        return None
    return min(appointment.lapses_at, confirm_by(slot.starts_at, now=now))


@transaction.atomic
def hand_over_appointment(appointment, colleague, *, now):
    """To a colleague, at the same time and place: reminders and calendar files stay right.
    Whether the colleague offers it, `cover` says; telling them is the caller's."""
    with _or_taken():
        _lock_advisor(colleague.pk)
        if not is_within_hours(appointment, advisor=colleague.pk):
            raise SlotTaken  # the colleague fell ill meanwhile
        _let_holds_lapse(_same_time(appointment, colleague), now)
        _change(appointment, Appointment.OPEN, now, advisor=colleague, sequence=F("sequence") + 1)


def _same_time(appointment, colleague):
    return Slot(appointment.starts_at, appointment.ends_at, colleague.pk, appointment.site_id)


def _place(wish, slot):
    return {
        "advisor_id": slot.advisor_id,
        "site_id": slot.site_id,
        "language": wish.language,
        "mode": wish.mode,
        "starts_at": slot.starts_at,
        "ends_at": slot.ends_at,
    }


@transaction.atomic
def cancel_by_person(appointment, *, reason="", now):
    """Until it begins."""
    if appointment.starts_at <= now:
        raise TooLate
    _cancel(appointment, Status.CANCELLED_BY_PERSON, reason, now)
    messages.cancelled_by_person(appointment, now=now)


@transaction.atomic
def cancel_by_center(appointment, *, reason="", now):
    _cancel(appointment, Status.CANCELLED_BY_CENTER, reason, now)
    messages.cancelled_by_center(appointment, now=now)


def _cancel(appointment, status, reason, now):
    changes = {"status": status, "cancel_reason": reason, "lapses_at": None}
    _change(appointment, Appointment.OPEN, now, **changes, sequence=F("sequence") + 1)


# What became of it ----------------------------------------------------------------------------

# An advisor may mend a wrong click: from each result to each other, and back.
RESULTS = {
    Status.ARRIVED: (Status.BOOKED, Status.CONFIRMED, Status.DONE, Status.NO_SHOW),
    Status.DONE: (Status.BOOKED, Status.CONFIRMED, Status.ARRIVED, Status.NO_SHOW),
    Status.NO_SHOW: (Status.BOOKED, Status.CONFIRMED, Status.ARRIVED, Status.DONE),
    Status.CONFIRMED: (Status.ARRIVED, Status.DONE, Status.NO_SHOW),
}


@transaction.atomic
def record_result(appointment, status, *, now, seen=None):
    """Arrived, held, did not come; or back to confirmed. Nobody fails to come before it begins.

    `seen`: the state that the colleague saw when clicking. Without it any state that leads here.
    """
    if status == Status.NO_SHOW and now < appointment.starts_at:
        raise TooLate
    from_states = [state for state in RESULTS[status] if seen in (None, state)]
    _change(appointment, from_states, now, status=status, lapses_at=None)


def _change(appointment, from_states, now, **changes):
    """One UPDATE decides the race between two who click at once."""
    won = Appointment.objects.standing(now).filter(
        pk=appointment.pk, status__in=from_states, sequence=appointment.sequence
    )
    if not won.update(**changes):
        raise AlreadyChanged
    appointment.refresh_from_db()


def _tell_booked(appointment, now):
    messages.booked(appointment, now=now)
    if appointment.status == Status.CONFIRMED:
        messages.remind_newly(appointment, now=now)
