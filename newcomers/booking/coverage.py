"""Which appointments an advisor's weekly hours carry, and which a change would leave bare."""

from datetime import date, time, timedelta
from typing import NamedTuple

from django.utils import timezone

from newcomers.booking.models import Appointment
from newcomers.booking.working_hours import applies_on, day_bounds


class Plan(NamedTuple):
    """Weekly hours, saved or not yet. No topic named means every topic."""

    site_id: int
    weekday: int
    starts: time
    ends: time
    modes: frozenset[str]
    topics: frozenset[str]
    valid_from: date
    valid_to: date | None


def plan_of(rule, topics):
    """`topics`: the codes, for a rule that is not saved yet has none of its own."""
    return Plan(
        rule.site_id,
        rule.weekday,
        rule.starts,
        rule.ends,
        frozenset(rule.modes),
        frozenset(topics),
        rule.valid_from,
        rule.valid_to,
    )


def saved_plans(profile):
    """rule's pk → plan. Two queries."""
    rules = profile.rules.prefetch_related("topics")
    return {rule.pk: plan_of(rule, (topic.pk for topic in rule.topics.all())) for rule in rules}


def carries(plan, appointment):
    begin, end = map(timezone.localtime, (appointment.starts_at, appointment.ends_at))
    return (
        applies_on(plan, begin.date())
        and begin.date() == end.date()
        and plan.starts <= begin.time()
        and end.time() <= plan.ends
        and plan.site_id == appointment.site_id
        and appointment.mode in plan.modes
        and (not plan.topics or appointment.topic_id in plan.topics)
    )


def hit_by_plans(profile, plans, changed, *, now):
    """Open appointments that the hours carry now and would not carry with `changed`."""
    upcoming = Appointment.objects.open(now).filter(advisor=profile, starts_at__gt=now).for_list()
    return [
        appointment
        for appointment in upcoming
        if any(carries(plan, appointment) for plan in plans)
        and not any(carries(plan, appointment) for plan in changed)
    ]


def hit_by_rule(rule, topics, *, now):
    """By new or changed weekly hours that are not saved yet. `topics`: their codes."""
    plans = saved_plans(rule.advisor)
    changed = plans | {rule.pk: plan_of(rule, topics)}
    return hit_by_plans(rule.advisor, plans.values(), changed.values(), now=now)


def hit_by_end(rule, last_day, *, now):
    """By weekly hours that end sooner."""
    plans = saved_plans(rule.advisor)
    changed = plans | {rule.pk: plans[rule.pk]._replace(valid_to=last_day)}
    return hit_by_plans(rule.advisor, plans.values(), changed.values(), now=now)


def hit_by_absence(profile, starts_at, ends_at, *, now):
    """Open appointments in this time that are not yet over."""
    upcoming = Appointment.objects.open(now).filter(advisor=profile)
    return list(upcoming.overlapping(starts_at, ends_at).for_list())


def hit_by_closing(sites, first_day, last_day, *, now):
    """Open appointments at these sites on days, both ends among them, that are to be closed."""
    days = (last_day - first_day + timedelta(days=1)).days
    begin, end = day_bounds(first_day, days)
    upcoming = Appointment.objects.open(now).filter(site__in=sites)
    return list(upcoming.overlapping(begin, end).for_list())


def mark_of(appointments):
    """By what one tells whether they are still the same: moving or handing over changes it."""
    return ",".join(f"{each.pk}.{each.sequence}" for each in sorted(appointments, key=_number))


def _number(appointment):
    return appointment.pk


def overlaps(plan, other):
    """Whether an advisor would have to be in two places, or offers the same time twice."""
    is_same_time = plan.starts < other.ends and other.starts < plan.ends
    is_same_season = (plan.valid_to is None or other.valid_from <= plan.valid_to) and (
        other.valid_to is None or plan.valid_from <= other.valid_to
    )
    return plan.weekday == other.weekday and is_same_time and is_same_season
