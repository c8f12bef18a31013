"""Everything that changes when an advisor can be booked, and what becomes of those it hits."""

from dataclasses import dataclass, field

from django.db import transaction

from newcomers.booking import actions, desk_messages
from newcomers.booking.coverage import (
    hit_by_absence,
    hit_by_closing,
    hit_by_end,
    hit_by_rule,
    mark_of,
)
from newcomers.booking.models import (
    Absence,
    AdvisorProfile,
    Appointment,
    WeeklyRule,
    new_calendar_token,
)
from newcomers.booking.slot_rows import lock_advisor
from welcome_center.foundation.center import actions as center_actions


class HitsChanged(Exception):
    """Meanwhile the change hits other appointments than those that somebody decided about."""


@dataclass(frozen=True)
class Decision:
    """What becomes of an appointment that a change hits: a colleague takes it over, or it is
    cancelled. Without a decision it stays as it is."""

    appointment: Appointment
    colleague: AdvisorProfile | None = None


@dataclass(frozen=True)
class Settled:
    """The appointments that somebody saw a change hit, and what was decided about them."""

    hits: list[Appointment] = field(default_factory=list)
    decisions: list[Decision] = field(default_factory=list)


@transaction.atomic
def save_rule(rule, *, topics, settled, now):
    """New or changed weekly hours."""
    lock_advisor(rule.advisor_id)
    _check_hits(settled, hit_by_rule(rule, [topic.pk for topic in topics], now=now))
    rule.save()
    rule.topics.set(topics)
    _carry_out(settled.decisions, now)


@transaction.atomic
def end_rule(rule, *, last_day, settled, now):
    """What never began goes; all else stays, for it explains the appointments of its time."""
    lock_advisor(rule.advisor_id)
    _check_hits(settled, hit_by_end(rule, last_day, now=now))
    if last_day < rule.valid_from:
        rule.delete()
    else:
        WeeklyRule.objects.filter(pk=rule.pk).update(valid_to=last_day)
    _carry_out(settled.decisions, now)


@transaction.atomic
def save_absence(absence, *, settled, now):
    lock_advisor(absence.advisor_id)
    hits = hit_by_absence(absence.advisor, absence.starts_at, absence.ends_at, now=now)
    _check_hits(settled, hits)
    absence.save()
    _carry_out(settled.decisions, now)


def remove_absence(absence):
    absence.delete()


@transaction.atomic
def report_ill(profile, *, until, settled, now):
    """From now on, at once: nobody books this time any more, and everybody concerned is told.

    Two clicks make one absence.
    """
    lock_advisor(profile.pk)
    _check_hits(settled, hit_by_absence(profile, now, until, now=now))
    ill = profile.absences.filter(kind=Absence.Kind.ILL)
    if not ill.filter(starts_at__lte=now, ends_at__gte=until).exists():
        Absence.objects.create(advisor=profile, kind=Absence.Kind.ILL, starts_at=now, ends_at=until)
    _carry_out(settled.decisions, now)


@transaction.atomic
def close_days(*, site, sites, starts_on, ends_on, reason, settled, now):
    """`sites`: all that close; of one closing day `site`, or None for the whole center."""
    lock_everybody_at(sites)
    _check_hits(settled, hit_by_closing(sites, starts_on, ends_on, now=now))
    center_actions.close(site=site, starts_on=starts_on, ends_on=ends_on, reason=reason)
    _carry_out(settled.decisions, now)


@transaction.atomic
def rest_on_holiday(site, *, day, settled, now):
    """A public holiday on which the site was to be open after all."""
    lock_everybody_at([site])
    _check_hits(settled, hit_by_closing([site], day, day, now=now))
    center_actions.rest_on_holiday(site, day=day)
    _carry_out(settled.decisions, now)


def lock_everybody_at(sites):
    offering = WeeklyRule.objects.filter(site__in=sites).values("advisor")
    locked = AdvisorProfile.objects.filter(pk__in=offering).select_for_update(no_key=True)
    list(locked.order_by("pk").values_list("pk"))


def _check_hits(settled, hits):
    """Asked again under the lock: nobody slips in between the question and the change."""
    if mark_of(settled.hits) != mark_of(hits):
        raise HitsChanged


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
