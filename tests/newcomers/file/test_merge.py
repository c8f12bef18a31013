"""Two entries of one person become one, and two again within a day."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.urls import reverse

from newcomers.booking.models import Appointment
from newcomers.casework.models import Contact
from newcomers.file.merging import actions
from newcomers.file.merging.models import PersonMerge
from newcomers.file.merging.moving import _relations
from newcomers.people.models import Person, PersonLanguage
from newcomers.referrals import actions as referrals
from newcomers.referrals.models import Referral, State
from tests.factories.accounts import UserFactory
from tests.factories.booking import AppointmentFactory, local
from tests.factories.casework import ContactFactory
from tests.factories.center import CenterFactory, LanguageFactory, TeamFactory
from tests.factories.people import PersonFactory
from tests.factories.referrals import ReferralFactory
from welcome_center.foundation.access import Role

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)


@pytest.fixture(autouse=True)
def clock(settings):
    settings.SECOND_FACTOR_REQUIRED = False
    CenterFactory()
    with time_machine.travel(NOW, tick=False) as clock:
        yield clock


@pytest.fixture
def advisor(client):
    user = UserFactory(role=Role.ADVISOR, team=TeamFactory())
    client.force_login(user)
    return user


@pytest.fixture
def survivor(advisor):
    team = advisor.teams.get()
    return PersonFactory(team=team, name="Mohammed Haddad", birth_year=None, phone="")


@pytest.fixture
def twin(survivor):
    twin = PersonFactory(team=survivor.team, name="Muhammad Haddad", birth_year=1990)
    twin.phone = "+493023125001"
    twin.save()
    PersonLanguage.objects.create(person=twin, language=LanguageFactory(code="ar"), level="native")
    return twin


def merge(client, survivor, twin, **chosen):
    url = reverse("merging:people_merge", args=[survivor.code, twin.code])
    wished = {"name": "mine", "birth_year": "theirs", "phone": "theirs"} | chosen
    return client.post(url, {"merge": "1"} | wished)


def undo(client):
    return client.post(reverse("merging:merge_undo", args=[PersonMerge.objects.get().uuid]))


def test_chosen_values_stay_and_the_other_entry_is_gone(client, survivor, twin):
    merge(client, survivor, twin)

    one = Person.objects.get(team=survivor.team)
    assert (one.pk, one.name, one.birth_year) == (survivor.pk, "Mohammed Haddad", 1990)
    assert one.phone == "+493023125001"


def test_everything_moves(client, survivor, twin, advisor):
    talk = AppointmentFactory(person=twin)
    old = ContactFactory(person=twin, team=twin.team, advisor=advisor)
    Contact.objects.filter(pk=old.pk).update(created_at=NOW)
    referral = ReferralFactory(warm=True, person=twin, advisor=advisor)

    merge(client, survivor, twin)

    for row in (talk, old, referral):
        row.refresh_from_db()
        assert row.person == survivor
    assert survivor.languages.get().language_id == "ar"


def test_no_relation_of_a_person_is_forgotten():
    assert {relation.related_model for relation in _relations()} >= {
        Appointment,
        Contact,
        Referral,
        PersonLanguage,
    }


def test_a_consent_given_before_still_lets_the_referral_out(client, survivor, twin, advisor):
    referral = ReferralFactory(warm=True, person=twin, advisor=advisor)

    merge(client, survivor, twin)
    referral.refresh_from_db()
    referrals.send_referral(referral, by=advisor, now=NOW)

    assert Referral.objects.get().state == State.SENT


def test_what_both_have_stays_once(client, survivor, twin):
    arabic = twin.languages.get().language
    PersonLanguage.objects.create(person=survivor, language=arabic, level="some")

    merge(client, survivor, twin)
    assert survivor.languages.get().level == "some"

    undo(client)
    assert Person.objects.get(code=twin.code).languages.get().level == "native"


def test_the_former_code_leads_to_the_survivor(client, survivor, twin):
    merge(client, survivor, twin)

    assert Person.objects.known_by(twin.code).get() == survivor
    found = client.post(reverse("file:person_list"), {"q": twin.code}).content.decode()
    assert survivor.code in found
    file = client.get(reverse("file:person", args=[twin.code]))
    assert file.url == reverse("file:person", args=[survivor.code])


def test_the_file_offers_to_undo_it_and_tells_of_it(client, survivor, twin):
    merge(client, survivor, twin)

    page = client.get(reverse("file:person", args=[survivor.code])).content.decode()

    assert reverse("merging:merge_undo", args=[PersonMerge.objects.get().uuid]) in page
    assert "zusammengeführt" in page


def test_a_restricted_file_is_not_merged(client, survivor, twin):
    Person.objects.filter(pk=twin.pk).update(restricted_at=NOW)

    page = merge(client, survivor, twin)

    assert page.context["form"].non_field_errors()
    assert Person.objects.filter(team=survivor.team).count() == 2


def test_two_accounts_are_not_made_one(client, survivor, twin):
    for person in (survivor, twin):
        person.account = UserFactory(role=Role.NEWCOMER)
        person.save()

    page = merge(client, survivor, twin)

    assert page.status_code == 200
    assert page.context["form"].non_field_errors()
    assert Person.objects.filter(team=survivor.team).count() == 2


def test_two_appointments_at_one_time_are_told(client, survivor, twin):
    for person in (survivor, twin):
        AppointmentFactory(person=person)

    page = merge(client, survivor, twin)

    assert "Termin" in str(page.context["form"].non_field_errors())
    assert Person.objects.filter(team=survivor.team).count() == 2


def test_the_only_account_goes_along_and_comes_back(client, survivor, twin):
    twin.account = UserFactory(role=Role.NEWCOMER)
    twin.save()

    merge(client, survivor, twin)
    survivor.refresh_from_db()
    assert survivor.account == twin.account

    undo(client)
    survivor.refresh_from_db()
    assert survivor.account is None
    assert Person.objects.get(code=twin.code).account == twin.account


def test_undone_within_a_day_both_have_what_was_theirs(client, survivor, twin, advisor, clock):
    theirs = AppointmentFactory(person=twin)
    ours = AppointmentFactory(person=survivor, starts_at=local("11:00"))
    merge(client, survivor, twin)
    clock.shift(timedelta(hours=23))
    client.force_login(advisor)

    undo(client)

    again = Person.objects.get(code=twin.code)
    survivor.refresh_from_db()
    assert (again.pk, again.uuid, again.birth_year) == (twin.pk, twin.uuid, 1990)
    assert (survivor.birth_year, survivor.phone) == (None, "")
    assert [*again.appointments.all()] == [theirs]
    assert [*survivor.appointments.all()] == [ours]
    assert not Person.objects.known_by(twin.code).filter(pk=survivor.pk).exists()


def test_what_somebody_changed_since_is_left_alone(client, survivor, twin):
    merge(client, survivor, twin)
    Person.objects.filter(pk=survivor.pk).update(birth_year=1991)

    undo(client)

    survivor.refresh_from_db()
    assert survivor.birth_year == 1991


def test_after_a_day_nothing_is_undone_and_only_the_fact_is_kept(
    client, survivor, twin, advisor, clock
):
    merge(client, survivor, twin)
    clock.shift(timedelta(days=1, minutes=1))
    actions.forget_old(now=NOW + timedelta(days=1, minutes=1))
    client.force_login(advisor)

    undo(client)

    kept = PersonMerge.objects.get()
    assert (kept.twin, kept.before, kept.moved, kept.undone_at) == (None, None, None, None)
    assert not Person.objects.filter(code=twin.code).exists()


def test_what_can_be_undone_is_not_forgotten(client, survivor, twin):
    merge(client, survivor, twin)

    actions.forget_old(now=NOW + timedelta(hours=23))

    assert PersonMerge.objects.get().twin


def test_a_second_click_finds_nothing_left_to_merge(client, survivor, twin):
    merge(client, survivor, twin)

    assert merge(client, survivor, twin).status_code == 404
    assert PersonMerge.objects.count() == 1


def test_with_itself_nobody_is_merged(client, survivor, twin):
    page = merge(client, survivor, survivor)

    assert page.context["form"].non_field_errors()


def test_another_teams_entry_is_not_found(client, survivor, twin):
    other = PersonFactory()

    assert merge(client, survivor, other).status_code == 404
    chosen = client.post(reverse("merging:twin_choose", args=[survivor.code]), {"code": other.code})
    assert list(chosen.context["form"].errors) == ["code"]


def test_a_likely_twin_is_offered(client, survivor, twin):
    page = client.get(reverse("merging:twin_choose", args=[survivor.code]))

    assert [each.person for each in page.context["known"]] == [twin]
    by_code = client.post(page.wsgi_request.path, {"code": twin.code.lower()})
    assert by_code.url == reverse("merging:people_merge", args=[survivor.code, twin.code])


def test_another_teams_merge_is_not_undone(client, survivor, twin):
    merge(client, survivor, twin)
    client.force_login(UserFactory(role=Role.ADVISOR, team=TeamFactory()))

    assert undo(client).status_code == 404
    assert not Person.objects.filter(code=twin.code).exists()
