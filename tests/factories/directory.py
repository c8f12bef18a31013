from datetime import date

import factory

from partners.directory.kinds import Evidence, Mode
from partners.directory.models import ContactPoint, Location, Organisation
from partners.directory.offers import RequiredDocument, Service, ServiceAtLocation
from partners.directory.upkeep import (
    ChangeProposal,
    ConfirmationRequest,
    GapNote,
    Membership,
    MistakeReport,
)
from tests.factories.accounts import UserFactory
from tests.factories.booking import local
from tests.factories.center import TopicFactory
from welcome_center.foundation.access import Role


class OrganisationFactory(factory.django.DjangoModelFactory):
    """A published entry that its place has confirmed; `unconfirmed` nobody has."""

    class Meta:
        model = Organisation

    class Params:
        unconfirmed = factory.Trait(
            evidence=Evidence.MEMORY, confirmed_on=None, confirmed_by="", due_on=None
        )
        hidden = factory.Trait(state=Organisation.State.HIDDEN)

    slug = factory.Sequence("place-{}".format)
    kind = "MBE"
    name = factory.Sequence(lambda number: {"de": f"Beratungsstelle {number}"})
    description = {"de": "Berät und begleitet."}
    state = Organisation.State.PUBLISHED
    evidence = Evidence.SEEN
    confirmed_on = date(2026, 11, 2)
    confirmed_by = "partner"
    due_on = date(2027, 5, 2)


class LocationFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Location

    organisation = factory.SubFactory(OrganisationFactory)
    street = "Beispielstraße 20"
    postal_code = "31134"
    city = "Hildesheim"
    ags = "03254021"
    latitude = 52.152
    longitude = 9.951
    hours = "Mo-Fr 09:00-16:00; PH off"


class ServiceFactory(factory.django.DjangoModelFactory):
    """A published service of its own entry; `location=` says where it is offered."""

    class Meta:
        model = Service
        skip_postgeneration_save = True

    organisation = factory.SubFactory(OrganisationFactory)
    name = {"de": "Beratung", "en": "Advice"}
    state = Service.State.PUBLISHED
    topics = ["REC_VOC"]
    languages = ["de"]
    areas = ["03254"]
    modes = [Mode.IN_PERSON]
    confirmed_on = date(2026, 11, 2)

    @factory.post_generation
    def location(service, create, location):
        if location:
            ServiceAtLocationFactory(service=service, location=location)


class ServiceAtLocationFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = ServiceAtLocation

    service = factory.SubFactory(ServiceFactory)
    location = factory.SubFactory(
        LocationFactory,
        organisation=factory.LazyAttribute(lambda place: place.factory_parent.service.organisation),
    )


class ContactPointFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = ContactPoint

    organisation = factory.SubFactory(OrganisationFactory)
    kind = ContactPoint.Kind.PHONE
    value = "+49 30 23125 000"


class RequiredDocumentFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = RequiredDocument

    service = factory.SubFactory(ServiceFactory)
    words = {"de": "Pass", "en": "Passport"}


class MembershipFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Membership

    organisation = factory.SubFactory(OrganisationFactory)
    user = factory.SubFactory(UserFactory, role=Role.PARTNER)


class ConfirmationRequestFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = ConfirmationRequest

    organisation = factory.SubFactory(OrganisationFactory)
    token_hash = factory.Sequence("{:064}".format)
    recipient = "place@example.org"
    sent_at = local("9:00")
    expires_at = local("9:00", date(2027, 4, 1))


class ChangeProposalFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = ChangeProposal

    organisation = factory.SubFactory(OrganisationFactory)
    kind = ChangeProposal.Target.ORGANISATION
    after = {"website": "https://example.org/"}


class MistakeReportFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = MistakeReport

    organisation = factory.SubFactory(OrganisationFactory)
    text = "Die Telefonnummer stimmt nicht."


class GapNoteFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = GapNote

    topic = factory.SubFactory(TopicFactory)
    text = "Niemand berät auf Tigrinya."
