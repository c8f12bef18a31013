"""Which colleagues are free to take over appointments at the same time.

Nine queries for any number of appointments and colleagues.
"""

from collections import defaultdict

from django.utils import timezone

from newcomers.booking.coverage import carries, plan_of
from newcomers.booking.models import Absence, AdvisorProfile, Appointment
from newcomers.booking.working_hours import Span
from welcome_center.foundation.center.holidays import closed_days


def colleagues_free_for(appointments, *, now):
    """appointment's pk → profiles: same time, topic, language, mode and site."""
    if not appointments:
        return {}
    colleagues = list(_colleagues({appointment.site_id for appointment in appointments}))
    busy = _busy(colleagues, appointments, now)
    closed = _closed(appointments)
    return {
        appointment.pk: [
            colleague
            for colleague in colleagues
            if colleague.pk != appointment.advisor_id
            and timezone.localdate(appointment.starts_at) not in closed[appointment.site_id]
            and _offers(colleague, appointment)
            and not _overlaps(busy[colleague.pk], appointment)
        ]
        for appointment in appointments
    }


def _colleagues(sites):
    free = AdvisorProfile.objects.filter(
        is_bookable=True, user__is_active=True, rules__site__in=sites
    ).distinct()
    return free.for_list().prefetch_related("languages", "topics", "rules__topics")


def _offers(colleague, appointment):
    topics = {topic.pk for topic in colleague.topics.all()}
    if topics and appointment.topic_id not in topics:
        return False
    if appointment.language_id not in {language.pk for language in colleague.languages.all()}:
        return False
    return any(
        carries(plan_of(rule, (topic.pk for topic in rule.topics.all())), appointment)
        for rule in colleague.rules.all()
    )


def _busy(colleagues, appointments, now):
    begin = min(appointment.starts_at for appointment in appointments)
    end = max(appointment.ends_at for appointment in appointments)
    taken = Appointment.objects.taking_time_at(now).overlapping(begin, end)
    absent = Absence.objects.filter(starts_at__lt=end, ends_at__gt=begin)
    busy = defaultdict(list)
    for rows in (taken, absent):
        of_them = rows.filter(advisor__in=colleagues)
        for advisor, starts_at, ends_at in of_them.values_list("advisor", "starts_at", "ends_at"):
            busy[advisor].append(Span(starts_at, ends_at))
    return busy


def _overlaps(spans, appointment):
    return any(
        span.starts_at < appointment.ends_at and appointment.starts_at < span.ends_at
        for span in spans
    )


def _closed(appointments):
    lands = {appointment.site_id: appointment.site.land for appointment in appointments}
    first = timezone.localdate(min(appointment.starts_at for appointment in appointments))
    last = timezone.localdate(max(appointment.starts_at for appointment in appointments))
    return closed_days(lands, first, (last - first).days + 1)
