from datetime import date

import pghistory
import pytest
from django.apps import apps
from django.contrib.auth.models import AnonymousUser
from django.db import IntegrityError, transaction

from partners.directory.models import Location, Organisation
from partners.directory.offers import Service
from partners.directory.upkeep import GapNote, MistakeReport
from tests.factories.accounts import UserFactory
from tests.factories.directory import (
    ConfirmationRequestFactory,
    GapNoteFactory,
    LocationFactory,
    MembershipFactory,
    MistakeReportFactory,
    OrganisationFactory,
    RequiredDocumentFactory,
    ServiceFactory,
)
from welcome_center.foundation.access import Role

pytestmark = pytest.mark.django_db
DAY = date(2026, 11, 23)


# Who sees what --------------------------------------------------------------------------------


@pytest.fixture
def entries():
    """One entry in each state; the hidden one is the partner's."""
    return {state: OrganisationFactory(state=state) for state in Organisation.State.values}


@pytest.mark.parametrize(
    ("role", "states"),
    [
        (None, {"published"}),
        (Role.NEWCOMER, {"published"}),
        (Role.EMPLOYER, {"published"}),
        (Role.PARTNER, {"published", "hidden"}),
        (Role.ADVISOR, {"draft", "published", "hidden", "archived"}),
        (Role.COORDINATOR, {"draft", "published", "hidden", "archived"}),
    ],
)
def test_who_sees_which_entries_places_and_services(entries, role, states):
    user = UserFactory(role=role) if role else AnonymousUser()
    if role == Role.PARTNER:
        MembershipFactory(user=user, organisation=entries["hidden"])
    for entry in entries.values():
        ServiceFactory(organisation=entry, location=LocationFactory(organisation=entry))

    assert {one.state for one in Organisation.objects.visible_to(user)} == states
    assert {one.organisation.state for one in Service.objects.visible_to(user)} == states
    assert {one.organisation.state for one in Location.objects.visible_to(user)} == states


def test_a_draft_of_a_service_is_seen_by_its_own_partner_only():
    mine, other = MembershipFactory(), MembershipFactory()
    ServiceFactory(organisation=mine.organisation, state=Service.State.DRAFT)

    assert Service.objects.visible_to(mine.user).count() == 1
    assert Service.objects.visible_to(other.user).count() == 0
    assert Service.objects.visible_to(AnonymousUser()).count() == 0


def test_mistakes_and_gaps_are_for_colleagues_and_mistakes_for_the_own_partner():
    member, other = MembershipFactory(), MembershipFactory()
    MistakeReportFactory(organisation=member.organisation)
    GapNoteFactory()
    advisor = UserFactory(role=Role.ADVISOR)

    seen = [
        (MistakeReport.objects.visible_to(user).count(), GapNote.objects.visible_to(user).count())
        for user in (advisor, member.user, other.user)
    ]

    assert seen == [(1, 1), (1, 0), (0, 0)]


def test_a_service_closed_for_a_time_is_listed_and_a_hidden_one_is_not():
    for state in Service.State.values:
        ServiceFactory(state=state)
    ServiceFactory(organisation=OrganisationFactory(hidden=True))

    assert {one.state for one in Service.objects.listed()} == {"published", "paused"}


# Areas and freshness --------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("areas", "is_responsible"),
    [
        (["03254021"], True),
        (["03254"], True),
        (["03"], True),
        (["DE"], True),
        (["08111", "03254"], True),
        (["03254028"], False),
        (["08"], False),
        ([], False),
    ],
)
def test_an_area_holds_a_municipality_by_the_beginning_of_its_key(areas, is_responsible):
    ServiceFactory(areas=areas)

    assert Service.objects.responsible_in("03254021").exists() == is_responsible


@pytest.mark.parametrize(
    ("confirmed_on", "is_in_guide"),
    [(date(2026, 11, 1), True), (date(2025, 11, 24), True), (date(2025, 11, 23), False)],
)
def test_after_a_year_without_confirmation_the_guide_no_longer_names_it(confirmed_on, is_in_guide):
    OrganisationFactory(confirmed_on=confirmed_on)

    assert Organisation.objects.for_guide(DAY).exists() == is_in_guide


def test_due_is_what_waits_for_itself_or_for_its_hours():
    due = OrganisationFactory(due_on=DAY)
    hours_due = OrganisationFactory(hours_due_on=DAY)
    OrganisationFactory()
    OrganisationFactory(due_on=DAY, hidden=True)

    assert set(Organisation.objects.due_on(DAY)) == {due, hours_due}


def test_what_is_from_memory_is_not_confirmed_until_somebody_does():
    assert not OrganisationFactory(unconfirmed=True).is_confirmed
    assert OrganisationFactory().is_confirmed


# What must never be false ---------------------------------------------------------------------


@pytest.mark.parametrize(
    ("make", "fields"),
    [
        (OrganisationFactory, {"confirmed_by": ""}),
        (ServiceFactory, {"capacity": "open", "waiting_weeks": 3}),
        (ServiceFactory, {"minimum_age": 27, "maximum_age": 12}),
        (RequiredDocumentFactory, {"words": {}}),
        (ConfirmationRequestFactory, {"state": "answered"}),
    ],
)
def test_the_database_refuses_what_cannot_be(make, fields):
    with pytest.raises(IntegrityError), transaction.atomic():
        make(**fields)


def test_a_key_of_a_source_stands_once():
    OrganisationFactory(source="seed", external_id="a")

    with pytest.raises(IntegrityError), transaction.atomic():
        OrganisationFactory(source="seed", external_id="a")


def test_an_entry_has_one_open_request_at_most():
    request = ConfirmationRequestFactory()

    with pytest.raises(IntegrityError), transaction.atomic():
        ConfirmationRequestFactory(organisation=request.organisation)


# What the database writes by itself -----------------------------------------------------------


def test_a_service_knows_its_towns_and_hours_by_land():
    service = ServiceFactory(hours="Mo 09:00-10:00", location=LocationFactory())
    service.refresh_from_db()

    assert service.towns == ["03254021"]
    assert service.opening == ["03 Mo-Fr 09:00-16:00; PH off"]


def test_without_a_place_the_services_own_hours_count():
    service = ServiceFactory(hours="Mo 09:00-10:00")
    service.refresh_from_db()

    assert (service.towns, service.opening) == ([], [" Mo 09:00-10:00"])


def test_what_changes_at_the_place_reaches_its_services():
    location = LocationFactory()
    service = ServiceFactory(organisation=location.organisation, location=location)

    location.hours, location.ags, location.is_accessible = "Tu 10:00-12:00", "08111000", True
    location.save()
    service.refresh_from_db()

    assert service.opening == ["08 Tu 10:00-12:00"]
    assert service.towns == ["08111000"]
    assert service.has_step_free_access


def test_a_place_that_is_left_is_forgotten():
    service = ServiceFactory(location=LocationFactory())

    service.places.get().delete()
    service.refresh_from_db()

    assert service.towns == service.opening == []


# History --------------------------------------------------------------------------------------


def test_every_version_is_kept_and_the_end_too():
    service = ServiceFactory()
    service.capacity = "open"
    service.save()
    service.delete()

    events = apps.get_model("partners", "ServiceEvent").objects.order_by("pgh_id")
    assert [(event.pgh_label, event.capacity) for event in events] == [
        ("insert", "unknown"),
        ("update", "open"),
        ("delete", "open"),
    ]


def test_what_the_search_keeps_for_itself_is_no_version():
    location = LocationFactory()
    ServiceFactory(organisation=location.organisation, location=location)

    location.hours = "Tu 10:00-12:00"
    location.save()

    history = pghistory.models.Events.objects.tracks(Service.objects.get())
    assert [event.pgh_label for event in history] == ["insert"]
