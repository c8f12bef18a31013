import factory
from django.utils import timezone

from newcomers.people.records import (
    FamilyMember,
    FileStep,
    PersonNote,
    PersonTag,
    Qualification,
    SeenDocument,
    Tag,
)
from tests.factories.people import ListCodeFactory, PersonFactory


class FamilyMemberFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = FamilyMember

    person = factory.SubFactory(PersonFactory)
    relation = FamilyMember.Relation.CHILD
    name = "Sami"


class QualificationFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Qualification

    person = factory.SubFactory(PersonFactory)
    title = "Elektrikerin"
    recognition = factory.SubFactory(ListCodeFactory, list="recognition_status", code="APPL")


class SeenDocumentFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = SeenDocument

    person = factory.SubFactory(PersonFactory)
    document = factory.SubFactory(ListCodeFactory, list="document", code="DOC_PASS")
    seen_on = factory.LazyFunction(timezone.localdate)


class PersonTagFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = PersonTag

    person = factory.SubFactory(PersonFactory)
    tag = factory.LazyAttribute(
        lambda row: Tag.objects.get_or_create(team=row.person.team, name="Pflege")[0]
    )


class PersonNoteFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = PersonNote

    person = factory.SubFactory(PersonFactory)
    text = "Bringt das Zeugnis mit."
    written_at = factory.LazyFunction(timezone.now)


class FileStepFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = FileStep

    person = factory.SubFactory(PersonFactory)
    kind = FileStep.Kind.CHANGED
    at = factory.LazyFunction(timezone.now)
