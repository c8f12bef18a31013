"""A coordinator decides on what partners want to change."""

from datetime import date

import pytest
import time_machine

from partners.directory import actions
from partners.directory.upkeep import ChangeProposal
from tests.factories.accounts import UserFactory
from tests.factories.booking import local
from tests.factories.center import CenterFactory
from tests.factories.directory import (
    LocationFactory,
    OrganisationFactory,
)
from welcome_center.foundation.access import Role

pytestmark = pytest.mark.django_db
NOW = local("9:00", date(2026, 11, 23))
BOARD = "/de/desk/directory/"


@pytest.fixture(autouse=True)
def coordinator(client, settings):
    settings.SECOND_FACTOR_REQUIRED = False
    CenterFactory()
    user = UserFactory(role=Role.COORDINATOR)
    client.force_login(user)
    with time_machine.travel(NOW, tick=False):
        yield user


@pytest.fixture
def entry():
    return OrganisationFactory(slug="market", name={"de": "Am Markt"}, email="place@example.org")


def text_of(client, address=BOARD):
    return client.get(address).content.decode()


@pytest.fixture
def proposal(entry):
    place = LocationFactory(organisation=entry, street="Alte Straße 1")
    actions.edit_entry(
        entry, version=1, wished=[(place, {"street": "Neue Straße 5", "name": {}})], now=NOW
    )
    return ChangeProposal.objects.get()


def decide(client, proposal, **sent):
    return client.post(f"{BOARD}changes/{proposal.uuid}/", sent)


def test_before_and_after_stand_side_by_side(client, proposal):
    page = text_of(client, f"{BOARD}changes/{proposal.uuid}/")

    assert "<del>" in page
    assert "Alte Straße 1" in page
    assert "Neue Straße 5" in page


def test_a_coordinator_approves(client, entry, proposal, coordinator):
    decide(client, proposal, decision="approve")

    proposal.refresh_from_db()
    assert (proposal.state, proposal.decided_by) == ("approved", coordinator)
    assert entry.locations.get().street == "Neue Straße 5"


def test_a_coordinator_declines_with_a_reason_only(client, entry, proposal):
    without = decide(client, proposal, decision="decline", reason="")
    decide(client, proposal, decision="decline", reason="Stimmt nicht.")

    proposal.refresh_from_db()
    assert without.status_code == 200
    assert (proposal.state, proposal.reason) == ("declined", "Stimmt nicht.")
    assert entry.locations.get().street == "Alte Straße 1"


def test_the_second_of_two_colleagues_is_told(client, proposal):
    decide(client, proposal, decision="approve")

    page = client.post(
        f"{BOARD}changes/{proposal.uuid}/", {"decision": "decline", "reason": "Nein"}, follow=True
    )

    proposal.refresh_from_db()
    assert proposal.state == "approved"
    assert "alert" in page.content.decode()


def test_what_changed_since_is_shown_before_it_is_written_over(client, entry, proposal):
    entry.locations.update(street="Dritte Straße 3")

    page = decide(client, proposal, decision="approve")
    between = entry.locations.get().street
    decide(client, proposal, decision="approve", nevertheless="1")

    [moved] = page.context["present"]
    assert (moved.before, moved.after) == ("Alte Straße 1", "Dritte Straße 3")
    assert 'name="nevertheless"' in page.content.decode()
    assert between == "Dritte Straße 3"
    assert entry.locations.get().street == "Neue Straße 5"


def test_where_the_place_is_gone_it_can_only_be_declined(client, entry, proposal):
    entry.locations.all().delete()

    page = decide(client, proposal, decision="approve").content.decode()
    decide(client, proposal, decision="decline", reason="Der Ort ist weg.")

    proposal.refresh_from_db()
    assert 'value="decline"' in page
    assert 'value="approve"' not in page
    assert proposal.state == "declined"


def test_a_new_service_is_shown_whole(client, entry):
    values = {"name": {"de": "Sprechstunde"}, "fee": {"de": "fünf Euro"}, "is_free": False}
    draft = actions.draft_service(entry, values=values)
    actions.submit_draft(draft, by=None, now=NOW)

    page = text_of(client, f"{BOARD}changes/{ChangeProposal.objects.get().uuid}/")

    assert "Sprechstunde" in page
    assert "fünf Euro" in page
