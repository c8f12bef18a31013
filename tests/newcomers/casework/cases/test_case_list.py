from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone, translation

from newcomers.casework.cases.lists import CASES
from newcomers.casework.cases.models import Case
from newcomers.people.models import Person
from tests.factories.casework import CaseFactory, CaseOutcomeFactory, ContactFactory
from tests.factories.people import PersonFactory
from tests.newcomers.casework.conftest import NOW
from welcome_center.foundation.center.models import Topic
from welcome_center.foundation.consent.models import FileAccess
from welcome_center.foundation.documents import exports, making
from welcome_center.foundation.documents.export_models import Export
from welcome_center.foundation.documents.terms import Terms


def shown(browser, **asked):
    return browser.get(reverse("casework:case_list"), asked)


def listed(browser, **asked):
    return list(shown(browser, **asked).context["page"])


@pytest.fixture
def cases(case, team, colleague):
    """One of today with an outcome, an old quiet one of a colleague, one that is closed."""

    def more(**facts):
        return CaseFactory(person=PersonFactory(team=team), **facts)

    CaseOutcomeFactory(case=case)
    quiet = more(advisor=colleague, topics=["REC_VOC"], opened_at=NOW - timedelta(days=200))
    return {"today": case, "quiet": quiet, "closed": more(closed=True)}


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ({}, ["quiet", "today"]),
        ({"state": "any"}, ["closed", "quiet", "today"]),
        ({"state": "closed"}, ["closed"]),
        ({"topic_group": "REC"}, ["quiet"]),
        ({"want": "quiet"}, ["quiet"]),
        ({"want": "outcome"}, ["quiet"]),
        ({"want": "outcome", "state": "any"}, ["closed", "quiet"]),
        ({"state": "nonsense"}, []),
    ],
    ids=str,
)
def test_the_filter_stands_in_the_address(at_desk, cases, asked, found):
    assert set(listed(at_desk, **asked)) == {cases[name] for name in found}


def test_those_of_one_advisor(at_desk, cases, colleague):
    assert listed(at_desk, advisor=colleague.pk) == [cases["quiet"]]


def test_another_team_sees_none_of_them(enter, stranger, cases, advisor):
    assert listed(enter(stranger), state="any") == []
    assert listed(enter(stranger), advisor=advisor.pk) == []


def test_a_colleague_of_another_team_looks_like_nobody(at_desk, cases, stranger):
    of_them, of_nobody = (
        shown(at_desk, advisor=pk).context["filter"].form.errors for pk in (stranger.pk, 10**9)
    )

    assert of_them == of_nobody != {}


@pytest.mark.parametrize("number", [1, 1000])
def test_the_list_needs_the_same_queries_for_any_number(
    at_desk, case, advisor, team, number, django_assert_num_queries
):
    people = Person.objects.bulk_create(
        Person(team=team, language_id="de", name="Amal") for _turn in range(number - 1)
    )
    Case.objects.bulk_create(
        Case(
            person=person,
            team=team,
            advisor=advisor,
            topics=case.topics,
            depth=case.depth,
            opened_at=NOW,
        )
        for person in people
    )
    ContactFactory(person=case.person, case=case)
    shown(at_desk)

    with django_assert_num_queries(10):
        page = shown(at_desk)

    assert page.context["page"].paginator.count == number


def test_a_sensitive_topic_is_not_named_in_the_list(at_desk, case):
    Topic.objects.update(is_sensitive=True)

    assert "Sensibles Thema" in shown(at_desk).content.decode()


def test_the_last_contact_is_a_talk_not_the_day_of_opening(at_desk, case):
    [row] = listed(at_desk)
    read = {column.code: column.read for column in CASES.columns}
    assert read["last_contact"](row) is None

    ContactFactory(person=case.person, case=case, held_at=NOW + timedelta(days=1))
    [row] = listed(at_desk)
    assert read["last_contact"](row) == NOW.date() + timedelta(days=1)


def table_for(user, **terms):
    """The lines of the file that a worker makes of the list."""
    export = exports.ask_export(
        CASES,
        owner=user,
        terms=Terms(terms),
        columns=CASES.columns,
        file_format="csv",
        language="de",
        now=timezone.now(),
    )
    making.make_due(seconds=60)
    assert Export.objects.get(pk=export.pk).state == Export.State.READY
    with exports.store().open(export.file_name) as file, translation.override("de"):
        return file.read().decode("utf-8-sig").splitlines()


def test_the_table_holds_what_the_filter_shows(advisor, cases, colleague):
    head, *lines = table_for(advisor, advisor=[str(colleague.pk)])

    assert head.startswith('"Person";"Code";"Stand";')
    assert [cases["quiet"].code in line for line in lines] == [True]
    noted = FileAccess.objects.get()
    assert (noted.subject, noted.reader) == (cases["quiet"].person.uuid, advisor)


def test_cases_of_a_restricted_file_stay_in_the_house(advisor, cases):
    Person.objects.filter(pk=cases["quiet"].person_id).update(restricted_at=NOW)

    lines = table_for(advisor, state=["any"])[1:]

    assert len(lines) == 2
    assert not any(cases["quiet"].code in line for line in lines)
    assert not FileAccess.objects.filter(subject=cases["quiet"].person.uuid).exists()
