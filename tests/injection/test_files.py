"""S5 for files: names that bite stay words, on the timeline, in the details and on paper."""

import html

import pytest
from django.utils import timezone

from newcomers.people.models import Person
from newcomers.people.records import (
    FamilyMember,
    FileStep,
    PersonNote,
    PersonTag,
    Qualification,
    Tag,
)
from tests.injection.reading import verdict
from tests.injection.rows import STORABLE, fitting

pytestmark = pytest.mark.django_db


@pytest.fixture
def file(house):
    """One person's file, with all of them in each of its places."""
    person, now = house.person, timezone.now()
    PersonNote.objects.bulk_create(
        PersonNote(person=person, text=each, is_shared=True, written_at=now) for each in STORABLE
    )
    step = {"person": person, "kind": "corrected", "at": now}
    FileStep.objects.bulk_create(
        FileStep(reason=each[:500], before={each[:50]: each}, **step) for each in STORABLE
    )
    FamilyMember.objects.bulk_create(
        FamilyMember(person=person, relation="child", name=fitting(FamilyMember, "name", each))
        for each in STORABLE
    )
    Qualification.objects.bulk_create(
        Qualification(person=person, title=fitting(Qualification, "title", each))
        for each in STORABLE
    )
    tags = [Tag(team=person.team, name=fitting(Tag, "name", each)) for each in STORABLE]
    Tag.objects.bulk_create(tags, ignore_conflicts=True)
    PersonTag.objects.bulk_create(
        PersonTag(person=person, tag=tag)
        for tag in Tag.objects.filter(team=person.team, people=None)
    )
    return f"/de/desk/people/{person.code}/"


PAGES = ["details/", "details/household/", "summary/", "archive/"]


def test_a_file_shows_words(file, house, enter):
    browsers = {who: enter(who) for who in ("advisor", "newcomer")}
    paths = [("advisor", file, {"page": str(number)}) for number in range(1, 8)]
    paths += [("advisor", file + page, {}) for page in PAGES]
    paths += [("newcomer", "/ar/me/file/", {})]
    faults, seen = {}, ""

    for who, path, query in paths:
        response = browsers[who].get(path, query)
        seen += response.content.decode()
        assert (path, response.status_code) == (path, 200)
        if found := verdict(response, *STORABLE):
            faults[path] = found

    assert faults == {}
    shown = [payload for payload in STORABLE if html.escape(payload.strip()[:100]) in seen]
    assert len(shown) > 100


def test_a_restricted_file_with_such_a_name_asks_in_words(house, enter):
    browser, faults = enter("advisor"), {}
    path = f"/de/desk/people/{house.person.code}/read/"

    for payload in STORABLE:
        name = fitting(Person, "name", payload)
        Person.objects.filter(pk=house.person.pk).update(name=name, restricted_at=timezone.now())
        if found := verdict(browser.get(path), payload):
            faults[payload] = found

    assert faults == {}
