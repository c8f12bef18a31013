"""What happens to a person's own details: begun, answered bit by bit, finished."""

from django.conf import settings
from django.db import transaction

from newcomers.people import contact
from newcomers.people.models import Person, PersonLanguage
from welcome_center.foundation.accounts.models import User
from welcome_center.foundation.center.models import Team
from welcome_center.foundation.consent.actions import note_shown
from welcome_center.foundation.consent.models import NoticeShown


@transaction.atomic
def begin_intake(account, *, answers, language, now):
    """The first step: makes the person and keeps that the notice was shown in `language`.

    Two tabs make one person; the later answers win.
    """
    person, is_new = Person.objects.update_or_create(
        account=account,
        defaults=answers,
        create_defaults={**answers, "team": Team.objects.first(), "origin": Person.Origin.SELF},
    )
    _write_in_the_language_of(person)
    if is_new:
        note_shown(person.uuid, language=language, channel=NoticeShown.Channel.INTAKE, now=now)
    return person


def enter_person(person):
    """A colleague enters somebody who is not known yet."""
    person.origin = Person.Origin.STAFF
    person.save(force_insert=True)


def save_answers(person, *, answers):
    """One step's answers; what other steps say is left alone."""
    for name, value in answers.items():
        setattr(person, name, value)
    person.save(update_fields=list(answers))


@transaction.atomic
def save_start(person, *, answers):
    save_answers(person, answers=answers)
    _write_in_the_language_of(person)


def _write_in_the_language_of(person):
    """Mails come in the language that somebody wants to be advised in, where we write in it."""
    if person.language_id in dict(settings.LANGUAGES):
        User.objects.filter(pk=person.account_id).update(language=person.language_id)


@transaction.atomic
def save_contact(person, *, answers, now):
    before = person.mail_address
    save_answers(person, answers=answers)
    if person.mail_address != before:
        contact.changed(person, now=now)


@transaction.atomic
def save_languages(person, *, levels):
    """What somebody speaks: {Language: level}. Replaces what was there."""
    # The person's row is the lock: two tabs take turns.
    Person.objects.select_for_update().get(pk=person.pk)
    person.languages.exclude(language__in=levels).delete()
    PersonLanguage.objects.bulk_create(
        [
            PersonLanguage(person=person, language=language, level=level)
            for language, level in levels.items()
        ],
        update_conflicts=True,
        unique_fields=["person", "language"],
        update_fields=["level"],
    )


def finish_intake(person, *, now):
    """Said once; later visits to the summary change nothing."""
    Person.objects.filter(pk=person.pk, intake_finished_at=None).update(intake_finished_at=now)
