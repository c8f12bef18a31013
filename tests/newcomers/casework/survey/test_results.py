"""What the team sees of the answers, and what only its coordinators do."""

from datetime import date

import pytest
import time_machine
from django.urls import reverse

from newcomers.casework.survey.models import SurveyAnswer
from tests.factories.accounts import UserFactory
from tests.factories.center import SiteFactory, TeamFactory
from tests.factories.survey import SurveyAnswerFactory
from welcome_center.foundation.access import Role

URL = reverse("feedback:results")


@pytest.fixture(autouse=True)
def in_july():
    with time_machine.travel("2027-07-09T12:00+02:00", tick=False):
        yield


@pytest.fixture
def answers(site):
    many = SurveyAnswerFactory.create_batch(4, site=site, score=4, language="ar")
    return [SurveyAnswerFactory(site=site, comment="Danke an alle", score=5), *many]


def text_of(page):
    return " ".join(page.content.decode().split())


@pytest.mark.parametrize("who", ["coordinator", "advisor"])
def test_the_team_sees_means_and_numbers(client, answers, request, who):
    client.force_login(request.getfixturevalue(who))

    page = text_of(client.get(URL))

    assert "<strong>5</strong> Antworten" in page
    assert "4,2" in page
    assert "100 %" in page
    # one answer in German, four in Arabic: neither
    assert page.count("zu wenige") == 2


def test_fewer_than_five_are_not_even_counted(client, coordinator, answers):
    answers[0].delete()
    client.force_login(coordinator)

    page = text_of(client.get(URL))

    assert "Noch nicht genug Antworten" in page
    assert "<strong>4</strong>" not in page


def test_words_are_for_coordinators(client, coordinator, advisor, answers):
    client.force_login(coordinator)
    assert "Danke an alle" in text_of(client.get(URL))

    client.force_login(advisor)
    assert "Danke an alle" not in text_of(client.get(URL))


def test_words_wait_until_enough_have_answered_and_the_month_is_over(client, coordinator, answers):
    SurveyAnswerFactory(site=answers[0].site, month=date(2027, 7, 1), comment="Von heute")
    client.force_login(coordinator)
    assert "Von heute" not in text_of(client.get(URL))

    answers[1].delete()
    assert "Danke an alle" not in text_of(client.get(URL))


def test_words_that_name_somebody_are_removed_and_the_scores_stay(client, coordinator, answers):
    client.force_login(coordinator)

    client.post(reverse("feedback:words_remove", args=[answers[0].pk]))

    answers[0].refresh_from_db()
    assert answers[0].comment == ""
    assert answers[0].scores.count() == 5


def test_an_advisor_removes_no_words(client, advisor, answers):
    client.force_login(advisor)

    assert client.post(reverse("feedback:words_remove", args=[answers[0].pk])).status_code == 403
    assert SurveyAnswer.objects.filter(comment="Danke an alle").exists()


def test_another_teams_answers_are_not_found(client, answers):
    client.force_login(UserFactory(role=Role.COORDINATOR, team=TeamFactory(code="other")))
    team = answers[0].team.code

    removed = client.post(reverse("feedback:words_remove", args=[answers[0].pk]))

    assert client.get(f"{URL}?team={team}").status_code == 404
    assert removed.status_code == 404
    assert "Danke an alle" not in text_of(client.get(URL))


def test_years_without_answers_have_no_page(client, coordinator, answers):
    client.force_login(coordinator)

    assert client.get(f"{URL}?year=2027").status_code == 200
    assert client.get(f"{URL}?year=2025").status_code == 404


def test_a_colleague_without_a_team_is_told_so(client, center):
    client.force_login(UserFactory(role=Role.ADVISOR))

    assert "Sie gehören zu keinem Team" in text_of(client.get(URL))


@pytest.mark.parametrize("n_sites", [1, 5])
def test_the_page_asks_as_often_for_any_number_of_rows(
    client, advisor, answers, site, n_sites, django_assert_max_num_queries
):
    for _number in range(n_sites - 1):
        SurveyAnswerFactory.create_batch(5, site=SiteFactory(team=site.team))
    client.force_login(advisor)
    client.get(URL)

    with django_assert_max_num_queries(18):
        client.get(URL)
