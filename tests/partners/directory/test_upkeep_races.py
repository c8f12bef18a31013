"""Two at once: one wins, the other is told."""

from concurrent.futures import ThreadPoolExecutor
from datetime import date

import pytest
from django.db import connection

from partners.directory import actions, asking
from partners.directory.kinds import Confirmer
from partners.directory.upkeep import ChangeProposal, ConfirmationRequest
from tests.factories.accounts import UserFactory
from tests.factories.booking import local
from tests.factories.directory import LocationFactory, OrganisationFactory
from welcome_center.foundation.access import Role
from welcome_center.foundation.outbox.models import Message

pytestmark = pytest.mark.django_db(transaction=True)
NOW = local("9:00", date(2026, 11, 23))
REFUSALS = (
    actions.AlreadyDecided,
    actions.ChangedMeanwhile,
    asking.AskedJustNow,
    asking.LinkUsed,
)


def at_once(*deeds, times=6):
    """What each of them heard: the name of a refusal, or "done". Several deeds take turns."""

    def attempt(number):
        try:
            deeds[number % len(deeds)]()
        except REFUSALS as refusal:
            return type(refusal).__name__
        finally:
            connection.close()
        return "done"

    with ThreadPoolExecutor(times) as pool:
        return sorted(pool.map(attempt, range(times)))


def test_of_several_approvals_one_wins():
    entry, coordinator = (
        OrganisationFactory(email="a@example.org"),
        UserFactory(role=Role.COORDINATOR),
    )
    actions.edit_entry(entry, version=1, wished=[(entry, {"email": "b@example.org"})], now=NOW)
    proposal = ChangeProposal.objects.get()

    heard = at_once(lambda: actions.approve_change(proposal, by=coordinator, now=NOW))

    assert heard == ["AlreadyDecided"] * 5 + ["done"]
    assert Message.objects.count() == 1


def test_a_link_that_is_clicked_by_several_counts_once():
    request = asking.ask_for_confirmation(OrganisationFactory(email="a@example.org"), now=NOW)

    heard = at_once(lambda: asking.confirm_by_link(request, now=NOW))

    assert heard == ["LinkUsed"] * 5 + ["done"]


def test_several_colleagues_with_the_same_page_write_over_nobody():
    place = LocationFactory()
    entry = place.organisation

    heard = at_once(
        lambda: actions.edit_entry(
            entry, version=1, written=[(place, {"hours": "Mo 08:00-10:00"})], now=NOW
        )
    )

    assert heard == ["ChangedMeanwhile"] * 5 + ["done"]


@pytest.mark.parametrize("_round", range(4))
def test_a_link_and_a_colleagues_all_correct_do_not_wait_for_each_other(_round):
    request = asking.ask_for_confirmation(OrganisationFactory(email="a@example.org"), now=NOW)
    entry = request.organisation

    heard = at_once(
        lambda: asking.confirm_by_link(request, now=NOW),
        lambda: actions.confirm_entry(entry, by=Confirmer.STAFF, now=NOW),
    )

    assert set(heard) <= {"LinkUsed", "done"}
    assert ConfirmationRequest.objects.get().state == "answered"


@pytest.mark.parametrize("_round", range(4))
def test_a_draft_that_changes_while_it_is_approved_waits_for_nobody(_round):
    draft = actions.draft_service(OrganisationFactory(), values={"name": {"de": "Neu"}})
    actions.submit_draft(draft, by=None, now=NOW)
    proposal, coordinator = ChangeProposal.objects.get(), UserFactory(role=Role.COORDINATOR)
    phone = {"kind": "phone", "value": "030 23125 000", "label": {}}

    heard = at_once(
        lambda: actions.change_draft(draft, values={"contact_points": [phone]}, version=1),
        lambda: actions.approve_change(proposal, by=coordinator, now=NOW),
    )

    assert heard.count("done") >= 1


def test_two_workers_and_a_colleague_ask_each_place_once():
    entries = OrganisationFactory.create_batch(5, due_on=date(2026, 11, 1), email="a@example.org")

    at_once(lambda: asking.ask_due(now=NOW, at_once=2))
    at_once(lambda: asking.ask_for_confirmation(entries[0], now=NOW))
    asking.ask_due(now=NOW)

    assert ConfirmationRequest.objects.open().count() == 5
    assert Message.objects.filter(state="waiting").count() == 5
