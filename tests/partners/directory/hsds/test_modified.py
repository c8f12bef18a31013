"""`modified_after` tells of every change of a service that the interface shows."""

import pytest
from django.apps import apps
from django.db import connection
from django.utils import timezone

from partners.directory.models import ContactPoint, Location, Organisation
from partners.directory.offers import RequiredDocument, Service, ServiceAtLocation
from tests.factories.directory import (
    ContactPointFactory,
    LocationFactory,
    OrganisationFactory,
    RequiredDocumentFactory,
    ServiceFactory,
)

# The moment of a change is its transaction's, so each of them needs one of its own.
pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def offer():
    """A service with everything, beside one of another entry."""
    office = OrganisationFactory(parent=OrganisationFactory(slug="parent"))
    location = LocationFactory(organisation=office)
    offer = ServiceFactory(organisation=office, location=location)
    ContactPointFactory(organisation=office)
    ContactPointFactory(organisation=office, service=offer)
    ContactPointFactory(organisation=office, location=location)
    RequiredDocumentFactory(service=offer)
    ServiceFactory(location=LocationFactory())
    return offer


def modified(client, moment):
    given = {"modified_after": moment.isoformat(), "minimal": "true"}
    answer = client.get("/api/hsds/services", given).json()
    return [each["id"] for each in answer["contents"]]


def office(offer):
    return Organisation.objects.filter(pk=offer.organisation_id)


def place(offer):
    return Location.objects.filter(offers__service=offer)


def points(offer, **hung):
    return ContactPoint.objects.filter(organisation=offer.organisation_id, **hung)


CHANGES = {
    "name": lambda offer: Service.objects.filter(pk=offer.pk).update(name={"de": "Neu"}),
    "organisation's mail": lambda offer: office(offer).update(email="new@example.org"),
    "organisation's website": lambda offer: office(offer).update(website="https://example.org/"),
    "organisation's notice": lambda offer: office(offer).update(alert={"de": "Umzug"}),
    "organisation's parent": lambda offer: office(offer).update(parent=None),
    "whether the parent is public": lambda offer: Organisation.objects.filter(slug="parent").update(
        state="hidden"
    ),
    "street": lambda offer: place(offer).update(street="Neue Straße 5"),
    "accessibility": lambda offer: place(offer).update(accessibility={"de": "Aufzug"}),
    "coordinates": lambda offer: place(offer).update(latitude=52.2),
    "hours": lambda offer: place(offer).update(hours="Mo 09:00-12:00"),
    "note on hours": lambda offer: place(offer).update(hours_note={"de": "Bitte klingeln"}),
    "own hours": lambda offer: offer.places.update(hours="Mo 09:00-12:00"),
    "place": lambda offer: ServiceAtLocation.objects.filter(service=offer).delete(),
    "another place": lambda offer: ServiceAtLocation.objects.create(
        service=offer, location=LocationFactory(organisation=offer.organisation)
    ),
    "phone of the house": lambda offer: points(offer, service=None, location=None).update(
        value="+49 30 23125 001"
    ),
    "phone of the service": lambda offer: points(offer, service=offer).update(
        value="+49 30 23125 001"
    ),
    "phone of the place": lambda offer: points(offer, location__isnull=False).delete(),
    "new phone": lambda offer: ContactPointFactory(organisation=offer.organisation),
    "document": lambda offer: offer.required_documents.update(words={"de": "Visum"}),
    "document less": lambda offer: RequiredDocument.objects.filter(service=offer).delete(),
    "document more": lambda offer: RequiredDocumentFactory(service=offer),
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_a_change_of_anything_told_is_a_change_of_the_service(client, offer, change):
    moment = timezone.now()

    before = modified(client, moment)
    change(offer)

    assert before == []
    assert modified(client, moment) == [str(offer.uuid)]


def test_a_phone_of_one_service_is_no_change_of_the_next(client, offer):
    ServiceFactory(organisation=offer.organisation)
    moment = timezone.now()

    ContactPointFactory(organisation=offer.organisation, service=offer)

    assert modified(client, moment) == [str(offer.uuid)]


def test_what_the_interface_does_not_tell_is_no_change(client, offer):
    moment = timezone.now()

    office(offer).update(upkeep_email="new@example.org", version=7)
    place(offer).update(source="file")

    assert modified(client, moment) == []


def test_the_history_keeps_no_version_for_it(offer):
    versions = apps.get_model("partners", "ServiceEvent").objects.filter(pgh_obj=offer)
    n_before = versions.count()

    points(offer).update(value="+49 30 23125 001")

    assert versions.count() == n_before


def test_it_is_found_by_an_index(offer):
    with connection.cursor() as cursor:
        cursor.execute("SET enable_seqscan = off")
        cursor.execute(
            "EXPLAIN SELECT id FROM partners_service WHERE changed_at >= now() ORDER BY id"
        )
        plan = "\n".join(line for [line] in cursor.fetchall())
        cursor.execute("RESET enable_seqscan")

    assert "service_changed" in plan
