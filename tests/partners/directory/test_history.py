"""What was, who changed it by role, and that all of it comes back."""

from datetime import timedelta

import pgtrigger
import pytest
from django.utils.timezone import now

from partners.directory.models import ContactPoint, Location
from partners.directory.offers import RequiredDocument, ServiceAtLocation
from partners.directory.past import events_of
from tests.factories.accounts import UserFactory
from tests.factories.center import CenterFactory
from tests.factories.directory import (
    ContactPointFactory,
    LocationFactory,
    MembershipFactory,
    OrganisationFactory,
    RequiredDocumentFactory,
    ServiceFactory,
)
from welcome_center.foundation.access import Role

pytestmark = pytest.mark.django_db
HISTORY = "/de/desk/directory/entries/market/history/"


@pytest.fixture(autouse=True)
def coordinator(client, settings):
    settings.SECOND_FACTOR_REQUIRED = False
    CenterFactory()
    user = UserFactory(role=Role.COORDINATOR)
    client.force_login(user)
    return user


@pytest.fixture
def entry():
    return OrganisationFactory(slug="market", name={"de": "Am Markt"})


@pytest.fixture
def place(entry):
    return LocationFactory(organisation=entry, city="Hildesheim")


@pytest.fixture
def service(entry, place):
    return ServiceFactory(organisation=entry, location=place)


def an_hour_passes():
    """Tests are one transaction; what comes now is another one."""
    with pgtrigger.ignore():
        for model in (ContactPoint, RequiredDocument, ServiceAtLocation):
            events_of(model).model.objects.update(pgh_created_at=now() - timedelta(hours=1))


def versions(client, table):
    """Newest first."""
    told = client.get(HISTORY).context["versions"]
    return [version for version, _differences in told if version.table == table]


def restore(client, version):
    return client.post(f"{HISTORY}{version.table}/{version.event.pgh_id}/restore/")


def test_a_replaced_number_is_seen_and_comes_back_with_its_key(client, entry):
    old = ContactPointFactory(organisation=entry, value="+49 30 23125 001")
    of_another = ContactPointFactory(value="+49 30 23125 009")
    an_hour_passes()
    entry.contact_points.all().delete()
    ContactPointFactory(organisation=entry, value="+49 30 23125 002")
    page = client.get(HISTORY).content.decode()
    present, older = versions(client, "contact_points")

    restore(client, older)

    assert (present.is_present, older.is_present) == (True, False)
    assert "+49 30 23125 001" in page
    again = entry.contact_points.get()
    assert (again.uuid, again.value) == (old.uuid, "+49 30 23125 001")
    assert ContactPoint.objects.filter(pk=of_another.pk).exists()


def test_documents_taken_away_come_back(client, service):
    RequiredDocumentFactory(service=service, words={"de": "Pass"})
    an_hour_passes()
    service.required_documents.all().delete()

    restore(client, versions(client, "required_documents")[1])

    assert service.required_documents.get().words == {"de": "Pass"}


def test_a_place_taken_from_a_service_comes_back_with_its_own_hours(client, service, place):
    service.places.update(hours="Mo 10:00-12:00")
    an_hour_passes()
    service.places.all().delete()

    restore(client, versions(client, "places")[1])

    link = service.places.get()
    assert (link.location, link.hours) == (place, "Mo 10:00-12:00")


def test_hours_that_hold_only_there_are_seen_and_come_back(client, service, place):
    service.places.update(hours="Mo 10:00-12:00")
    an_hour_passes()
    service.places.update(hours="Tu 14:00-16:00")
    page = client.get(HISTORY).content.decode()

    restore(client, versions(client, "places")[1])

    assert f"{place} – Tu 14:00-16:00" in page
    assert service.places.get().hours == "Mo 10:00-12:00"


def test_a_removed_place_is_offered_and_called_at_again(client, entry, service, place):
    ContactPointFactory(organisation=entry, location=place, value="+49 30 23125 001")
    place.delete()

    restore(client, versions(client, "location")[0])

    again = Location.objects.get()
    assert again.uuid == place.uuid
    assert again.contact_points.get().value == "+49 30 23125 001"
    assert service.places.get().location == again
    assert "31134" in client.get("/de/directory/market/").content.decode()


def test_a_removed_service_has_its_documents_and_places_again(client, entry, service, place):
    RequiredDocumentFactory(service=service)
    service.delete()

    restore(client, versions(client, "service")[0])

    again = entry.services.get()
    assert again.required_documents.count() == 1
    assert again.places.get().location == place


def test_what_was_taken_away_earlier_does_not_come_back_with_its_service(client, entry, service):
    RequiredDocumentFactory(service=service).delete()
    an_hour_passes()
    service.delete()

    restore(client, versions(client, "service")[0])

    assert not entry.services.get().required_documents.exists()


def test_the_history_names_the_role_and_nobody(client, entry, place):
    member = MembershipFactory(organisation=entry)
    client.force_login(member.user)
    line = {f"hours-{place.pk}-day0": "8-12", "version": entry.version}
    client.post("/de/partners/market/hours/", line)
    client.force_login(UserFactory(role=Role.COORDINATOR))

    newest = versions(client, "location")[0]

    assert newest.by == "die Stelle selbst"
    page = client.get(HISTORY).content.decode()
    assert "die Stelle selbst" in page
    assert str(member.user) not in page


@pytest.mark.parametrize(
    ("hours", "told"),
    [
        ("Mo 08:00-12:00; PH off", "Mo \u20668:00–12:00\u2069 Uhr\nAn Feiertagen geschlossen"),
        ("24/7", "rund um die Uhr"),
        ("Mo[1] 10:00-12:00", "Mo[1] 10:00-12:00"),
    ],
)
def test_the_history_tells_hours_in_the_reader_s_words(client, place, hours, told):
    place.hours = hours
    place.save()

    newest = next(
        differences
        for version, differences in client.get(HISTORY).context["versions"]
        if version.kind == "location"
    )
    assert [each.after for each in newest] == [told]


def test_a_version_brought_back_is_the_centers(client, place):
    place.street = "Am Hafen 3"
    place.save()

    restore(client, versions(client, "location")[1])

    assert versions(client, "location")[0].by == "das Welcome Center"


def test_another_entrys_list_is_not_there(client, entry):
    ContactPointFactory()
    event = events_of(ContactPoint).first()

    assert client.post(f"{HISTORY}contact_points/{event.pgh_id}/restore/").status_code == 404
