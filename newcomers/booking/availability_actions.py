"""Everything that changes when an advisor can be booked, and what becomes of those it hits."""

from dataclasses import dataclass

from django.db import transaction

from newcomers.booking import actions, desk_messages
from newcomers.booking.models import (
    Absence,
    AdvisorProfile,
    Appointment,
    WeeklyRule,
    new_calendar_token,
)


@dataclass(frozen=True)
class Decision:
    """What becomes of an appointment that a change hits: a colleague takes it over, or it is
    cancelled. Without a decision it stays as it is."""

    appointment: Appointment
    colleague: AdvisorProfile | None = None


@transaction.atomic
def save_rule(rule, *, topics, decisions, now):
    """New or changed weekly hours."""
    _lock(rule.advisor)
    rule.save()
    rule.topics.set(topics)
    _carry_out(decisions, now)


@transaction.atomic
def end_rule(rule, *, last_day, decisions, now):
    """What never began goes; all else stays, for it explains the appointments of its time."""
    _lock(rule.advisor)
    if last_day < rule.valid_from:
        rule.delete()
    else:
        WeeklyRule.objects.filter(pk=rule.pk).update(valid_to=last_day)
    _carry_out(decisions, now)


@transaction.atomic
def save_absence(absence, *, decisions, now):
    _lock(absence.advisor)
    absence.save()
    _carry_out(decisions, now)


def remove_absence(absence):
    absence.delete()


@transaction.atomic
def report_ill(profile, *, until, decisions, now):
    """From now on, at once: nobody books this time any more, and everybody concerned is told.

    Two clicks make one absence.
    """
    _lock(profile)
    ill = profile.absences.filter(kind=Absence.Kind.ILL)
    if not ill.filter(starts_at__lte=now, ends_at__gte=until).exists():
        Absence.objects.create(advisor=profile, kind=Absence.Kind.ILL, starts_at=now, ends_at=until)
    _carry_out(decisions, now)


def _lock(profile):
    """A hold that becomes a booking just now is finished first, or sees what we write."""
    AdvisorProfile.objects.select_for_update(no_key=True).get(pk=profile.pk)


def _carry_out(decisions, now):
    for decision in decisions:
        if decision.colleague is None:
            actions.cancel_by_center(decision.appointment, now=now)
        else:
            actions.hand_over_appointment(decision.appointment, decision.colleague, now=now)
            desk_messages.handed_over(decision.appointment, now=now)


def renew_calendar_token(profile):
    """The old link to the calendar feed stops working."""
    profile.calendar_token = new_calendar_token()
    profile.save(update_fields=["calendar_token"])
