from datetime import timedelta

import pytest
from django.urls import reverse

from tests.factories.casework import CaseFactory, CaseOutcomeFactory, ContactFactory
from tests.factories.people import PersonFactory
from tests.newcomers.casework.conftest import NOW
from welcome_center.foundation.center.models import Topic


def listed(browser, **asked):
    page = browser.get(reverse("casework:case_list"), asked)
    return [case for case, _topics in page.context["rows"]]


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
        ({"state": ""}, ["closed", "quiet", "today"]),
        ({"state": "closed"}, ["closed"]),
        ({"topic_group": "REC"}, ["quiet"]),
        ({"want": "quiet"}, ["quiet"]),
        ({"want": "outcome", "state": "all_open"}, ["quiet"]),
    ],
    ids=str,
)
def test_the_filter_stands_in_the_address(at_desk, cases, asked, found):
    assert set(listed(at_desk, **asked)) == {cases[name] for name in found}


def test_those_of_one_advisor(at_desk, cases, colleague):
    assert listed(at_desk, advisor=colleague.pk) == [cases["quiet"]]


def test_another_team_sees_none_of_them(enter, stranger, cases, advisor):
    assert listed(enter(stranger), state="") == []
    assert listed(enter(stranger), advisor=advisor.pk) == []


@pytest.mark.parametrize("number", [1, 12])
def test_the_list_needs_the_same_queries_for_any_number(
    at_desk, lists, team, number, django_assert_max_num_queries
):
    for _turn in range(number):
        case = CaseFactory(person=PersonFactory(team=team))
        ContactFactory(person=case.person, case=case)
    at_desk.get(reverse("casework:case_list"))

    with django_assert_max_num_queries(9):
        at_desk.get(reverse("casework:case_list"))


def test_a_sensitive_topic_is_not_named_in_the_list(at_desk, case):
    Topic.objects.update(is_sensitive=True)

    [(_case, topics)] = at_desk.get(reverse("casework:case_list")).context["rows"]

    assert [str(topic) for topic in topics] == ["Sensibles Thema"]
