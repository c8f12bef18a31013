import factory

from newcomers.people.models import Person
from tests.factories.center import LanguageFactory, TeamFactory


class PersonFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Person

    team = factory.SubFactory(TeamFactory)
    origin = Person.Origin.SELF
    name = factory.Sequence("Person {}".format)
    language = factory.SubFactory(LanguageFactory)
