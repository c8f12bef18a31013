"""What the database and the actions hold about contacts."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone
from django_countries import countries

from newcomers.casework import actions
from newcomers.casework.citizenship import GROUP_OF, GROUPS, NOT_STATED, group_of
from newcomers.casework.models import Contact, ContactNote
from tests.factories.accounts import UserFactory
from tests.factories.casework import ContactFactory
from tests.factories.people import PersonFactory
from welcome_center.foundation.access import Role
from welcome_center.foundation.center.importer import load_code_lists
from welcome_center.foundation.center.models import ListCode

pytestmark = pytest.mark.django_db
Kind = Contact.Kind


@pytest.fixture
def advisor():
    return UserFactory(role=Role.ADVISOR)


@pytest.fixture
def contact(advisor):
    return ContactFactory(advisor=advisor)


@pytest.fixture
def old(advisor):
    return ContactFactory(advisor=advisor, held_at=timezone.now() - timedelta(days=8))


def correct(contact, *, by, **changes):
    reason = changes.pop("reason", "")
    now = changes.pop("now", timezone.now())
    return actions.correct_contact(contact, changes=changes, by=by, now=now, reason=reason)


def test_the_same_entry_is_stored_once(contact):
    again = ContactFactory.build(
        uuid=contact.uuid, site=contact.site, team=contact.team, language=contact.language
    )

    actions.store_contact(again)

    assert Contact.objects.get().pk == contact.pk


@pytest.mark.parametrize(
    "wrong",
    [
        {"text": "Sie sucht Arbeit."},
        {"referred_kind": "MBE"},
        {"topic_groups": []},
    ],
    ids=["text about nobody", "target without a referral", "no topic"],
)
def test_what_must_never_be_is_refused_by_the_database(wrong):
    with pytest.raises(IntegrityError):
        ContactFactory(**wrong)


def test_on_its_day_whoever_entered_it_corrects_without_a_reason(contact, advisor):
    correct(contact, by=advisor, topic_groups=["RES"])

    contact.refresh_from_db()
    assert contact.topic_groups == ["RES"]
    assert not ContactNote.objects.exists()


def test_a_colleague_says_why(contact):
    colleague = UserFactory(role=Role.ADVISOR)
    with pytest.raises(actions.ReasonMissing):
        correct(contact, by=colleague, topic_groups=["RES"])

    correct(contact, by=colleague, topic_groups=["RES"], reason="Falsche Taste")

    note = ContactNote.objects.get()
    assert (note.before, note.noted_by) == ({"topic_groups": ["ARR"]}, colleague.uuid)


def test_on_another_day_everybody_says_why(contact, advisor):
    tomorrow = timezone.now() + timedelta(days=1)

    with pytest.raises(actions.ReasonMissing):
        correct(contact, by=advisor, mode="PHONE", now=tomorrow)


@pytest.mark.parametrize(
    "change",
    [{"topic_groups": ["RES"]}, {"kind": "FIRST"}, {"family_members": 3}, {"created_at": None}],
    ids=str,
)
def test_after_a_week_nobody_changes_it_past_the_rules(old, change):
    values = {name: timezone.now() if value is None else value for name, value in change.items()}

    with pytest.raises(IntegrityError), transaction.atomic():
        Contact.objects.filter(pk=old.pk).update(**values)
    with pytest.raises(IntegrityError), transaction.atomic():
        old.delete()


def test_after_a_week_a_note_with_its_reason_opens_it(old, advisor):
    correct(old, by=advisor, topic_groups=["RES"], reason="Nach Akte")

    old.refresh_from_db()
    assert old.topic_groups == ["RES"]
    assert ContactNote.objects.get().before == {"topic_groups": ["ARR"]}


def test_after_a_week_twins_are_still_merged_and_texts_erased(advisor):
    person, twin = PersonFactory(), PersonFactory()
    held_at = timezone.now() - timedelta(days=8)
    ContactFactory(advisor=advisor, person=person, text="Es ging um Arbeit.", held_at=held_at)

    Contact.objects.update(person=twin)
    Contact.objects.update(text="", person=None, advisor=None)

    assert Contact.objects.get().text == ""


def test_after_a_week_a_text_is_not_written_anew():
    person, held_at = PersonFactory(), timezone.now() - timedelta(days=8)
    ContactFactory(person=person, text="Es ging um Arbeit.", held_at=held_at)

    with pytest.raises(IntegrityError), transaction.atomic():
        Contact.objects.update(text="Es ging um Wohnen.")


def test_a_correction_stays_as_it_was_written(contact):
    note = ContactNote.objects.create(contact=contact, reason="Probe", noted_by=contact.uuid)

    with pytest.raises(Exception, match="update or delete"), transaction.atomic():
        ContactNote.objects.update(reason="Anders")
    with pytest.raises(Exception, match="update or delete"), transaction.atomic():
        note.delete()


def test_a_short_contact_that_is_turned_over_counts_once(contact, advisor):
    person = PersonFactory(team=contact.team)

    actions.correct_contact(contact, changes={}, by=advisor, now=timezone.now(), person=person)

    assert Contact.objects.count() == 1
    assert not Contact.objects.short().exists()
    [consultation] = Contact.objects.consultations()
    assert (consultation.person, consultation.kind) == (person, Kind.FIRST)


def test_the_second_consultation_of_somebody_is_a_follow_up(contact, advisor):
    person = PersonFactory(team=contact.team)
    ContactFactory(kind=Kind.FIRST, person=person, site=contact.site)

    actions.correct_contact(contact, changes={}, by=advisor, now=timezone.now(), person=person)

    contact.refresh_from_db()
    assert (contact.kind, contact.is_known) == (Kind.FOLLOW, True)


def test_somebodys_contact_is_not_turned_over_again(contact, advisor):
    person = PersonFactory(team=contact.team)
    now = timezone.now()
    actions.correct_contact(contact, changes={}, by=advisor, now=now, person=person)

    with pytest.raises(actions.AlreadyAPersons):
        actions.correct_contact(contact, changes={}, by=advisor, now=now, person=person)


def test_a_short_contact_with_a_person_is_still_no_consultation():
    ContactFactory(person=PersonFactory())

    assert Contact.objects.short().count() == 1
    assert not Contact.objects.consultations().exists()


def test_another_team_does_not_see_it(contact):
    stranger = UserFactory(role=Role.ADVISOR)
    newcomer = UserFactory(role=Role.NEWCOMER, team=contact.team)

    assert not Contact.objects.visible_to(stranger).exists()
    assert not Contact.objects.visible_to(newcomer).exists()


def test_each_country_counts_in_one_group_of_the_list():
    load_code_lists()
    known = set(ListCode.objects.filter(list="citizenship_group").values_list("code", flat=True))

    unsorted = {code for code, _name in countries if group_of(code) == NOT_STATED}

    assert set(GROUPS) == known - {NOT_STATED}
    assert len(GROUP_OF) == sum(len(named.split()) for named in GROUPS.values())
    # where nobody is at home
    assert unsorted == {"AQ", "BV", "GS", "HM", "TF"}
