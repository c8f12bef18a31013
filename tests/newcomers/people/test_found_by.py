"""However a name gets into its row: what it is found by is written with it."""

import pytest
from django.db.models import F

from newcomers.people.models import NameIsReckoned, Person
from newcomers.people.names import found_by
from tests.factories.people import PersonFactory


def stale():
    """Names of the people who are not found by their names."""
    return [
        person.name
        for person in Person.objects.all()
        if {"name_roman": person.name_roman, "name_keys": person.name_keys} != found_by(person.name)
    ]


@pytest.fixture
def person():
    return PersonFactory(name="Amal Haddad")


def test_a_new_row(person):
    assert person.name_roman == "amal haddad"
    assert stale() == []


def test_a_saved_row(person):
    person.name = "Галина Шевченко"
    person.save(update_fields=["name"])

    assert Person.objects.get().name_roman == "galina shevchenko"
    assert stale() == []


def test_a_row_that_is_saved_without_its_name(person):
    person.name = "Somebody else"
    person.save(update_fields=["phone"])

    assert Person.objects.get().name == "Amal Haddad"
    assert stale() == []


def test_rows_changed_at_once(person):
    PersonFactory()
    Person.objects.update(name="Ayşe")

    assert Person.objects.filter(name_roman="ayse").count() == 2
    assert stale() == []


def test_an_erased_name(person):
    Person.objects.filter(pk=person.pk).update(name="")

    assert Person.objects.get().name_keys == []
    assert stale() == []


def test_rows_made_at_once(person):
    like_her = {"team": person.team, "language": person.language}
    Person.objects.bulk_create([Person(name=name, **like_her) for name in ("Ivan", "محمد")])

    assert Person.objects.filter(name_keys__contains=["MMT"]).exists()
    assert stale() == []


def test_rows_saved_at_once(person):
    person.name = "Zeinab"
    Person.objects.bulk_update([person], ["name"])

    assert Person.objects.get().name_roman == "zeinab"
    assert stale() == []


def test_a_row_made_or_changed(person):
    like_her = {"team": person.team, "language": person.language}
    for name in ("Yusuf", "Jusuf"):
        Person.objects.update_or_create(code="ABCDEFGH", defaults={"name": name, **like_her})

    assert Person.objects.filter(name_roman="jusuf").exists()
    assert stale() == []


def test_a_name_that_only_the_database_knows_is_refused(person):
    with pytest.raises(NameIsReckoned):
        Person.objects.update(name=F("email"))


def test_the_intake(client, account, answer):
    answer("start", language="ar", place="elsewhere")
    answer("contact", name="Амаль", contact_by="none")

    assert Person.objects.get().name_roman == "amal"
    assert stale() == []


def test_its_history_keeps_the_name_once():
    kept = {field.name for field in Person.events.rel.related_model._meta.fields}

    assert "name" in kept
    assert not kept & {"name_roman", "name_keys"}
