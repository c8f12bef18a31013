import pytest

from tests.factories.accounts import UserFactory
from tests.factories.center import TopicFactory, TopicGroupFactory
from tests.factories.directory import (
    ContactPointFactory,
    LocationFactory,
    OrganisationFactory,
    RequiredDocumentFactory,
    ServiceFactory,
)
from tests.factories.people import ListCodeFactory, ResidenceGroupFactory


def _lists():
    group = TopicGroupFactory(code="REC", labels={"de": "Anerkennung"})
    TopicFactory(code="REC_VOC", group=group, labels={"de": "Ausbildung", "en": "Vocational"})
    ResidenceGroupFactory(code="ASY")
    ListCodeFactory(list="org_type", code="MBE", labels={"de": "Migrationsberatung"})


def _office():
    return OrganisationFactory(
        owner=UserFactory(email="colleague@demo.example"),
        upkeep_email="mailbox@demo.example",
        website="https://example.org/",
        email="house@example.org",
        parent=OrganisationFactory(),
    )


def _contact_points(office, offer, location):
    for owner in ({}, {"service": offer}, {"location": location}):
        ContactPointFactory(organisation=office, **owner)
        ContactPointFactory(organisation=office, kind="email", value="desk@example.org", **owner)
        web = {"kind": "web", "value": "https://example.org/map", "label": {"de": "Plan"}}
        ContactPointFactory(organisation=office, **web, **owner)


@pytest.fixture
def offer():
    """A service with something in every field."""
    _lists()
    office = _office()
    location = LocationFactory(
        organisation=office,
        is_accessible=True,
        name={"de": "Haus"},
        way={"de": "Bus 1"},
        accessibility={"de": "Aufzug"},
    )
    offer = ServiceFactory(
        organisation=office,
        location=location,
        alternate_name={"de": "MBE"},
        description={"de": "Berät.", "ar": "استشارة"},
        residence_groups=["ASY"],
        genders=["f"],
        minimum_age=16,
        maximum_age=27,
        eligibility={"de": "Für alle"},
        languages=["de", "ar"],
        language_days={"ar": [2, 4]},
        interpreting={"de": "Auf Anfrage"},
        is_free=True,
        way_in={"de": "Anrufen"},
        professional_way_in={"de": "Formular"},
        by_appointment=True,
        capacity="waiting",
        waiting_weeks=3,
        alert={"de": "Umzug"},
        hours="Mo-Th 09:00-16:00; Fr 09:00-12:00; PH off",
        hours_note={"de": "Bitte klingeln"},
    )
    _contact_points(office, offer, location)
    RequiredDocumentFactory(service=offer)
    return offer
