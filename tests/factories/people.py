import factory
from django.utils import timezone

from newcomers.people.models import Person, PersonLanguage
from tests.factories.center import LanguageFactory, TeamFactory
from welcome_center.foundation.center.models import ListCode, Municipality, ResidenceGroup


class MunicipalityFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Municipality
        django_get_or_create = ["code"]

    code = "03254021"
    labels = {"de": "Hildesheim"}


class ResidenceGroupFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = ResidenceGroup
        django_get_or_create = ["code"]

    code = "WORK"
    labels = {"de": "Erwerbstätigkeit", "en": "Employment"}
    stability = "TEMP"


class ListCodeFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = ListCode
        django_get_or_create = ["list", "code"]

    list = "german_level"
    code = "B1"
    labels = factory.LazyAttribute(lambda entry: {"de": entry.code, "en": entry.code})


class PersonFactory(factory.django.DjangoModelFactory):
    """Somebody with a name and a language; `finished` has gone through the intake."""

    class Meta:
        model = Person

    class Params:
        finished = factory.Trait(
            municipality=factory.SubFactory(MunicipalityFactory),
            intake_finished_at=factory.LazyFunction(timezone.now),
        )

    team = factory.SubFactory(TeamFactory)
    origin = Person.Origin.SELF
    name = factory.Sequence("Person {}".format)
    language = factory.SubFactory(LanguageFactory)


class PersonLanguageFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = PersonLanguage

    person = factory.SubFactory(PersonFactory)
    language = factory.SubFactory(LanguageFactory)
    level = PersonLanguage.Level.GOOD
