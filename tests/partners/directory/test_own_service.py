"""What a service says about itself, and at which places it is offered: typed, then approved."""

import pytest
from django.utils import timezone

from partners.directory import actions
from partners.directory.upkeep import ChangeProposal
from tests.factories.accounts import UserFactory
from tests.factories.center import CenterFactory, LanguageFactory, TopicFactory
from tests.factories.directory import (
    LocationFactory,
    MembershipFactory,
    OrganisationFactory,
    ServiceFactory,
)
from tests.factories.people import ListCodeFactory, MunicipalityFactory
from tests.partners.directory.test_own_lists import TEXTS, approve, send
from welcome_center.foundation.access import Role

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def center(settings):
    settings.SECOND_FACTOR_REQUIRED = False
    CenterFactory()
    TopicFactory(code="REC_VOC")
    LanguageFactory(code="de", labels={"de": "Deutsch"})
    MunicipalityFactory(code="03254021", labels={"de": "Hildesheim"})


@pytest.fixture
def entry():
    entry = OrganisationFactory(slug="market", name={"de": "Am Markt"})
    ServiceFactory(organisation=entry, location=LocationFactory(organisation=entry))
    return entry


@pytest.fixture
def service(entry):
    return entry.services.get()


@pytest.fixture
def partner(client, entry):
    client.force_login(MembershipFactory(organisation=entry).user)


@pytest.fixture
def page(service):
    return f"/de/partners/market/services/{service.uuid}/"


# Whom, how much, in which words -----------------------------------------------------------------


WISHES = {
    "service__minimum_age": "12",
    "service__maximum_age": "27",
    "service__genders": ["F"],
    "service__fee_amount": "5.5",
    "service__has_interpreting": "on",
    "service__hours_note_de": "Bitte klingeln",
}


def test_what_else_a_service_says_is_typed_approved_and_published(client, partner, service, page):
    ListCodeFactory(list="gender", code="F", labels={"de": "Frauen"})
    send(client, page, **WISHES)
    decide = f"/de/desk/directory/changes/{ChangeProposal.objects.get().uuid}/"
    client.force_login(UserFactory(role=Role.COORDINATOR))
    seen = client.get(decide).content.decode()
    approve()

    for words in ("27", "Frauen", "5,50", "Bitte klingeln"):
        assert words in seen
    public = client.get("/de/directory/market/").content.decode()
    for words in ("12 bis 27", "Frauen", "5,50", "Bitte klingeln"):
        assert words in public
    service.refresh_from_db()
    assert service.has_interpreting
    client.force_login(UserFactory(role=Role.COORDINATOR))
    send(client, page)
    assert ChangeProposal.objects.count() == 1  # what stands there is no new wish


@pytest.mark.parametrize(
    ("name", "typed"),
    [
        ("minimum_age", "-1"),
        ("maximum_age", "11"),
        ("maximum_age", "121"),
        ("fee_amount", "-5"),
        ("fee_amount", "viel"),
        ("genders", ["X"]),
    ],
)
def test_what_cannot_be_is_refused_beside_its_field(client, partner, page, name, typed):
    answer = send(client, page, **{"service__minimum_age": "12", f"service__{name}": typed})

    assert answer.status_code == 200
    assert name in answer.context["editing"].waiting[0].errors
    assert not ChangeProposal.objects.exists()


def test_two_ages_of_two_colleagues_never_cross(client, partner, service, page):
    send(client, page, service__minimum_age="30")
    send(client, page, service__maximum_age="20")
    first, second = ChangeProposal.objects.order_by("pk")
    coordinator = UserFactory(role=Role.COORDINATOR)
    actions.approve_change(first, by=coordinator, now=timezone.now())

    with pytest.raises(actions.ChangedMeanwhile):
        actions.approve_change(second, by=coordinator, now=timezone.now())
    actions.approve_change(second, by=coordinator, now=timezone.now(), nevertheless=True)

    service.refresh_from_db()
    assert (service.minimum_age, service.maximum_age) == (None, 20)


def test_a_note_on_a_places_hours_is_published(client, partner, entry):
    place = entry.locations.get()
    send(client, TEXTS, **{f"place__{place.pk}__hours_note_de": "Hintereingang"})
    approve()

    assert "Hintereingang" in client.get("/de/directory/market/").content.decode()


# Places ---------------------------------------------------------------------------------------


def test_a_place_added_waits_and_its_neighbour_keeps_its_own_hours(client, partner, entry, page):
    here, there = entry.locations.get(), LocationFactory(organisation=entry, street="Am Hafen 3")
    entry.services.get().places.update(hours="Mo 10:00-12:00")

    send(client, page, places__places=[str(here.uuid), str(there.uuid)])
    before = entry.services.get().places.count()
    decide = f"/de/desk/directory/changes/{ChangeProposal.objects.get().uuid}/"
    client.force_login(UserFactory(role=Role.COORDINATOR))
    seen = client.get(decide).content.decode()
    approve()

    links = entry.services.get().places.order_by("location").values_list("location", "hours")
    assert before == 1
    assert "Am Hafen 3" in seen
    assert list(links) == [(here.pk, "Mo 10:00-12:00"), (there.pk, "")]


def test_a_place_taken_away_is_no_longer_there(client, partner, service, page):
    send(client, page, places__places=[])
    approve()

    assert not service.places.exists()
