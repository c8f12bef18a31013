from datetime import timedelta

import pytest
from django.urls import reverse

from newcomers.casework.models import Contact, ContactNote
from partners.directory.models import Organisation
from tests.factories.booking import local
from tests.factories.casework import ContactFactory
from tests.factories.directory import OrganisationFactory
from tests.factories.people import PersonFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def contact(advisor, site):
    return ContactFactory(advisor=advisor, site=site)


@pytest.fixture
def old(advisor, site):
    return ContactFactory(advisor=advisor, site=site, held_at=local("9:40") - timedelta(days=30))


@pytest.fixture
def correct(at_counter, typed):
    def correct(contact, **more):
        return at_counter.post(reverse("counter:entry", args=[contact.uuid]), typed(**more))

    return correct


def test_a_wrong_key_is_mended_on_the_same_day(correct, contact):
    response = correct(contact, mode="PHONE", origin="SY")

    contact.refresh_from_db()
    assert response.status_code == 302
    assert (contact.mode, contact.citizenship_group) == ("PHONE", "MENA")
    assert not ContactNote.objects.exists()


def test_the_form_cannot_change_whose_entry_it_is(correct, contact, advisor, site):
    uuid = contact.uuid

    correct(contact, mode="PHONE", uuid="00000000-0000-4000-8000-000000000000", kind="FIRST")

    contact.refresh_from_db()
    assert (contact.uuid, contact.kind, contact.advisor) == (uuid, "SHORT", advisor)


def test_later_it_takes_a_reason(correct, old):
    refused = correct(old, mode="PHONE")
    assert refused.status_code == 200
    assert "reason" in refused.context["form"].errors

    correct(old, mode="PHONE", reason="Es war ein Anruf.")

    old.refresh_from_db()
    assert old.mode == "PHONE"
    assert ContactNote.objects.get().before == {"mode": "F2F"}


def test_a_colleague_gives_a_reason_at_once(client, colleague, contact, typed):
    client.force_login(colleague)

    response = client.post(reverse("counter:entry", args=[contact.uuid]), typed(mode="PHONE"))

    assert "reason" in response.context["form"].errors


def test_the_code_of_somebody_makes_it_a_consultation(correct, contact, site):
    person = PersonFactory(team=site.team)

    correct(contact, person_code=f" {person.code.lower()[:4]}{person.code[4:]}")

    contact.refresh_from_db()
    assert (contact.person, contact.kind) == (person, "FIRST")
    assert Contact.objects.count() == 1


@pytest.mark.parametrize("code", ["ZZZZZZZZ", "'; --", "0O1I"])
def test_an_unknown_code_changes_nothing(correct, contact, code):
    response = correct(contact, mode="PHONE", person_code=code)

    contact.refresh_from_db()
    assert "person_code" in response.context["form"].errors
    assert (contact.mode, contact.person) == ("F2F", None)


def test_another_teams_person_is_unknown(correct, contact):
    response = correct(contact, person_code=PersonFactory().code)

    assert "person_code" in response.context["form"].errors


def test_a_place_that_left_the_directory_stays_where_it_was_referred_to(correct, advisor, site):
    place = OrganisationFactory(kind="MBE", state=Organisation.State.HIDDEN)
    contact = ContactFactory(
        advisor=advisor, site=site, result="referred", referred_to=place.uuid, referred_kind="MBE"
    )

    correct(contact, result="referred", target="", mode="PHONE")

    contact.refresh_from_db()
    assert (contact.mode, contact.referred_to) == ("PHONE", place.uuid)


def test_another_teams_entry_is_not_there(correct):
    assert correct(ContactFactory()).status_code == 404
