"""A place keeps its entry true: by a mail's link, with an account; a coordinator approves."""

import pytest
from django.utils import timezone

from partners.directory import actions, asking
from partners.directory.models import Organisation
from partners.directory.upkeep import ChangeProposal
from tests.e2e.people import IN_GERMAN, ON_AN_ARABIC_PHONE, fill, follow, go_on, link_in, mailed
from tests.factories.accounts import PASSWORD, UserFactory
from tests.factories.center import CenterFactory
from tests.factories.directory import LocationFactory, OrganisationFactory, ServiceFactory
from welcome_center.foundation.access import Role


@pytest.fixture
def entry(transactional_db):
    CenterFactory()
    entry = OrganisationFactory(
        slug="market", name={"de": "Beratung am Markt"}, email="place@example.org"
    )
    ServiceFactory(organisation=entry, location=LocationFactory(organisation=entry))
    return entry


@pytest.mark.parametrize("device", [IN_GERMAN, ON_AN_ARABIC_PHONE | {"scripts": False}])
def test_a_place_confirms_by_the_link_in_the_mail(open_browser, entry, device):
    asking.ask_for_confirmation(entry, now=timezone.now())
    page = open_browser(**device)

    page.goto(link_in(mailed("entry_confirm")))
    go_on(page)
    page.goto(link_in(mailed("entry_confirm")))

    entry.refresh_from_db()
    assert (entry.confirmed_on, entry.confirmed_by) == (timezone.localdate(), "partner")
    assert page.locator('main form[action$="/new/"]').count() == 1


def test_a_coordinator_approves_a_change(open_browser, entry):
    actions.edit_entry(
        entry, version=1, wished=[(entry, {"website": "https://example.org/"})], now=timezone.now()
    )
    page = open_browser(user=UserFactory(role=Role.COORDINATOR), **IN_GERMAN)

    page.goto("/de/desk/directory/")
    follow(page, "/changes/")
    assert "https://example.org/" in page.locator("main ins").inner_text()
    go_on(page)

    assert ChangeProposal.objects.get().state == "approved"
    assert Organisation.objects.get().website == "https://example.org/"


def test_an_invited_contact_edits_hours(open_browser, entry):
    coordinator = open_browser(user=UserFactory(role=Role.COORDINATOR), **IN_GERMAN)
    coordinator.goto("/de/partners/market/team/")
    fill(coordinator, email="rolf@example.org")
    go_on(coordinator)
    page = open_browser(**IN_GERMAN)
    page.goto(link_in(mailed("account_invitation")))
    fill(page, name="Rolf Probe", password=PASSWORD)
    go_on(page)
    fill(page, login="rolf@example.org", password=PASSWORD)
    go_on(page)
    follow(page, "/hours/")
    place = entry.locations.get()
    fill(page, **{f"hours-{place.pk}-day5": "10-13 Uhr"})
    go_on(page)

    place.refresh_from_db()
    assert place.hours == "Mo-Fr 09:00-16:00; Sa 10:00-13:00; PH off"
    assert "10:00–13:00" in page.locator("main").inner_text()
