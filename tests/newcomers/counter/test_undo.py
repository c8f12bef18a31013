from datetime import timedelta

import pytest
from django.urls import reverse

from newcomers.casework.models import Contact
from tests.factories.booking import local
from tests.factories.casework import ContactFactory
from tests.factories.people import PersonFactory

pytestmark = pytest.mark.django_db


def undo(client, contact, **more):
    return client.post(reverse("counter:undo", args=[contact.uuid]), **more)


@pytest.fixture
def contact(advisor, site):
    return ContactFactory(advisor=advisor, site=site)


@pytest.mark.parametrize(("seconds", "is_left"), [(0, False), (30, False), (31, True)])
def test_for_30_seconds_an_entry_can_be_taken_back(
    at_counter, contact, monday_morning, seconds, is_left
):
    monday_morning.shift(timedelta(seconds=seconds))

    undo(at_counter, contact)

    assert Contact.objects.exists() == is_left


def test_the_button_goes_with_the_time(at_counter, contact, monday_morning):
    before = at_counter.get("/de/desk/counter/").content.decode()
    monday_morning.shift(timedelta(seconds=31))
    after = at_counter.get("/de/desk/counter/").content.decode()

    assert ("data-undo" in before, "data-undo" in after) == (True, False)


def test_a_colleagues_entry_stays(at_counter, site, colleague):
    contact = ContactFactory(advisor=colleague, site=site)

    undo(at_counter, contact)

    assert Contact.objects.exists()


def test_what_became_somebodys_stays(at_counter, advisor, site):
    contact = ContactFactory(advisor=advisor, site=site, person=PersonFactory(team=site.team))

    undo(at_counter, contact)

    assert Contact.objects.exists()


def test_the_script_gets_the_list_without_it(at_counter, contact):
    response = undo(at_counter, contact, headers={"HX-Request": "true"})

    assert 'id="today"' in response.content.decode()
    assert "data-undo" not in response.content.decode()


def test_another_teams_entry_is_not_there(at_counter, advisor):
    assert undo(at_counter, ContactFactory(advisor=advisor)).status_code == 404
    assert Contact.objects.get().held_at == local("9:40")
