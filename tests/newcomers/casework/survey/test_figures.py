"""Nobody can work out from the means what one person said."""

from datetime import date

import pytest

from newcomers.casework.survey import figures
from tests.factories.survey import SurveyAnswerFactory

JANUARY, FEBRUARY, MARCH, APRIL = (date(2027, month, 1) for month in range(1, 5))


@pytest.mark.parametrize(
    ("counts", "hidden"),
    [
        ({"de": 9, "ar": 5}, set()),
        # one alone would be the difference to the sum
        ({"de": 9, "ar": 4, "uk": 12}, {"ar", "de"}),
        ({"de": 9, "ar": 4, "uk": 3}, {"ar", "uk"}),
        # two that are fewer than five together
        ({"de": 9, "ar": 1, "uk": 1}, {"ar", "uk", "de"}),
        ({"de": 30}, set()),
        ({"de": 3}, {"de"}),
    ],
)
def test_small_parts_are_hidden_with_what_would_betray_them(counts, hidden):
    assert figures.too_small(counts) == hidden


@pytest.mark.parametrize(
    ("months", "counted"),
    [
        ([(JANUARY, 5), (FEBRUARY, 6)], [JANUARY, FEBRUARY]),
        ([(JANUARY, 5), (FEBRUARY, 4)], [JANUARY]),
        ([(JANUARY, 2), (FEBRUARY, 3)], [JANUARY, FEBRUARY]),
        ([(JANUARY, 4)], []),
        ([(JANUARY, 5), (MARCH, 50)], [JANUARY]),  # the running month
        ([], []),
    ],
)
def test_months_join_when_they_are_over_and_never_fewer_than_five_answers_at_once(months, counted):
    assert figures.countable(months, this_month=MARCH) == counted


def test_when_the_year_is_over_everything_counts():
    months = [(JANUARY, 5), (FEBRUARY, 1)]

    assert figures.countable(months, this_month=date(2028, 1, 1)) == [JANUARY, FEBRUARY]


def of_year(team):
    counted = figures.counted_answers(team, 2027, version=1, today=date(2027, 7, 9))
    return figures.of_year(counted)


def test_means_and_agreement_of_each_item(site):
    for score in (5, 5, 4, 3, 1):
        SurveyAnswerFactory(site=site, score=score)
    SurveyAnswerFactory(site=site, month=date(2027, 7, 1), score=1)

    found = of_year(site.team)

    assert found.n == 5
    assert len(found.items) == 5
    assert {(line.n, line.mean, line.agreed, line.digits) for line in found.items} == {
        (5, 3.6, 60.0, 0)
    }


def test_parts_are_shown_where_they_are_large_enough(site):
    SurveyAnswerFactory.create_batch(6, site=site, language="de", score=4)
    SurveyAnswerFactory.create_batch(5, site=site, language="ar", month=APRIL, score=2)

    found = of_year(site.team)

    assert [(line.code, line.n, line.mean) for line in found.languages] == [
        ("ar", 5, 2.0),
        ("de", 6, 4.0),
    ]
    assert [(line.code, line.n) for line in found.quarters] == [(1, 6), (2, 5)]


def test_fewer_than_five_answers_say_nothing(site):
    SurveyAnswerFactory.create_batch(4, site=site)

    assert of_year(site.team) == figures.Figures(0, [], [], [], [])


def test_an_item_that_few_have_answered_is_hidden(site):
    answers = SurveyAnswerFactory.create_batch(5, site=site)
    answers[0].scores.filter(item="respect").delete()

    lines = {line.code: line.n for line in of_year(site.team).items}

    assert (lines["respect"], lines["understood"]) == (None, 5)


def test_decimals_of_percent_begin_with_twenty():
    assert figures.Line("x", 19, 4.0, 50.0).digits == 0
    assert figures.Line("x", 20, 4.0, 50.0).digits == 1
