from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest
from django.db import transaction

from partners.directory.freshness import came_back, counts
from partners.directory.models import Location, Organisation
from partners.directory.offers import Service
from partners.directory.search import Wish, search
from partners.directory.upkeep import (
    ChangeProposal,
    ConfirmationRequest,
    GapNote,
    MistakeReport,
)
from partners.rules.models import Rule
from welcome_center.foundation.accounts.models import User
from welcome_center.setup import profiles
from welcome_center.setup.actions import set_up_center
from welcome_center.setup.demo import story

# One process tells it, for all.
pytestmark = [pytest.mark.django_db, pytest.mark.xdist_group("demo directory")]
MORNING = datetime(2026, 11, 23, 10, 5, tzinfo=ZoneInfo("Europe/Berlin"))
DAY = date(2026, 11, 23)


@pytest.fixture(scope="module", autouse=True, params=profiles.names())
def told(request, django_db_setup, django_db_blocker):
    with django_db_blocker.unblock(), transaction.atomic():
        set_up_center(profiles.load(request.param))
        story.tell(password="a word for all", now=MORNING)
        yield
        transaction.set_rollback(True)


def test_both_regions_and_the_country_are_there():
    found = set(Organisation.objects.values_list("source", flat=True))

    assert found == {"seed:federal", "seed:hildesheim", "seed:region_stuttgart"}
    assert Organisation.objects.count() > 150
    assert Rule.objects.count() == 85


def test_there_are_entries_in_each_state_of_freshness():
    assert all(counts(Organisation.objects.published(), DAY).values())
    entries = list(Organisation.objects.published())

    assert [one for one in entries if one.confirmed_on and not one.is_overdue(DAY)]
    assert [one for one in entries if one.is_overdue(DAY)]
    assert [one for one in entries if not one.is_confirmed]
    assert Organisation.objects.published().count() > Organisation.objects.for_guide(DAY).count()
    assert Organisation.objects.filter(state="hidden").exists()
    assert [one for one in entries if one.alert]


def test_no_shelter_has_a_street():
    shelters = Location.objects.filter(organisation__kind="FRAU")

    assert shelters.exists()
    assert not shelters.exclude(street="").exists()


def test_there_are_services_of_each_capacity_and_one_closed_for_a_time():
    services = list(Service.objects.listed())

    assert {one.capacity for one in services} == {"open", "unknown", "waiting", "stopped"}
    assert [one for one in services if one.state == "paused" and one.paused_until > DAY]
    assert [one for one in services if ("description", "ar") in one.outdated()]
    assert Service.objects.filter(languages__contains=["ar"]).exists()


def test_the_partner_may_edit_an_entry_and_colleagues_have_work():
    partner = User.objects.get(email="partner@demo.example")

    assert Organisation.objects.of(partner).count() == 1
    states = ChangeProposal.objects.values_list("state", flat=True)
    assert {*states} == {"open", "approved", "declined"}
    assert ChangeProposal.objects.open().count() == MistakeReport.objects.open().count() == 3
    assert MistakeReport.objects.filter(state="done").exists()
    assert came_back(Organisation.objects.published()).exists()
    assert ConfirmationRequest.objects.filter(state="open", reminders=0).exists()
    assert ConfirmationRequest.objects.filter(state="open", reminders__gt=0).exists()
    assert GapNote.objects.open().exists()


def test_a_monday_morning_finds_open_doors():
    page, _counts = search(Wish(words="Anerkenung", place="03254021"), MORNING)
    _all, counts = search(Wish(), MORNING)

    assert page.total >= 3
    assert counts.switches["open_now"] > 0
