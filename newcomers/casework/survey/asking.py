"""Asking people by mail, after an appointment took place, how it was."""

import secrets
from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from newcomers.booking.models import Appointment
from newcomers.casework.survey import actions, messages
from newcomers.casework.survey.links import language_for
from newcomers.casework.survey.models import SurveyAsked, SurveyInvitation
from newcomers.people.models import Person
from welcome_center.foundation.accounts.models import hash_token
from welcome_center.foundation.center.models import Center

AFTER = timedelta(hours=1)  # nobody is asked who is still in the house
WITHIN = timedelta(days=7)
PAUSE = timedelta(days=90)
ALIKE = timedelta(days=30)
FEWEST_ALIKE = 5
KEEP_WORDS = timedelta(days=365)


def ask_due(*, now, at_most=100):
    center = Center.objects.first()
    if center and center.asks_for_feedback:
        for appointment in _due(now)[:at_most]:
            _ask(appointment, now)


def forget_old(*, now):
    today = timezone.localdate(now)
    actions.forget(today=today, words_until=today - KEEP_WORDS, asked_until=today - PAUSE)


def _due(now):
    """Held, some hours to some days ago, with somebody who wants mails."""
    held = Appointment.objects.filter(
        status=Appointment.Status.DONE,
        ends_at__gt=now - WITHIN,
        ends_at__lte=now - AFTER,
        person__contact_by=Person.ContactBy.EMAIL,
    )
    asked = SurveyAsked.objects.filter(asked_on__gt=timezone.localdate(now) - PAUSE)
    return (
        held.exclude(person__in=asked.values("person"))
        .select_related("topic", "team")
        .order_by("ends_at", "pk")
    )


@transaction.atomic
def _ask(appointment, now):
    """Two workers at once: the row of the person decides, and one of them passes on."""
    today = timezone.localdate(now)
    free = Person.objects.select_for_update(skip_locked=True, of=["self"])
    wanting = free.filter(pk=appointment.person_id, contact_by=Person.ContactBy.EMAIL)
    person = wanting.select_related("account").first()
    if person is None or person.survey_asked.filter(asked_on__gt=today - PAUSE).exists():
        return
    token = secrets.token_urlsafe(32)
    SurveyAsked.objects.create(person=person, asked_on=today)
    SurveyInvitation.objects.create(
        token_hash=hash_token(token),
        team_id=appointment.team_id,
        site_id=appointment.site_id,
        ends_on=last_day_of_links(today),
        **_topic_where_common(appointment, person, now),
    )
    messages.ask(person, token, team=appointment.team)


def last_day_of_links(day):
    """The end of the next month, for all links of a month: it tells no day."""
    return (day.replace(day=1) + timedelta(days=62)).replace(day=1) - timedelta(days=1)


def _topic_where_common(appointment, person, now):
    """Its group, if it says nothing about anybody: five others may have answered the same way."""
    if appointment.topic.is_sensitive:
        return {}
    alike = Appointment.objects.filter(
        status=Appointment.Status.DONE,
        site=appointment.site_id,
        topic__group=appointment.topic.group_id,
        person__language=person.language_id,
        person__contact_by=Person.ContactBy.EMAIL,
        ends_at__gt=now - ALIKE,
        ends_at__lte=now,
    )
    if alike.values("person").distinct().count() < FEWEST_ALIKE:
        return {}
    return {"topic_group_id": appointment.topic.group_id, "topic_language": language_for(person)}
