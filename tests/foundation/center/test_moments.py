from datetime import UTC, date, datetime, time

import pytest
from django.template import Context, Template
from django.utils.translation import override

from welcome_center.foundation.center import moments

# 10:45 in London is 11:45 in Berlin
MOMENT = datetime(2026, 11, 26, 10, 45, tzinfo=UTC)


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("de", "Donnerstag, 26. November 2026, 11:45 Uhr"),
        ("en", "Thursday, 26 November 2026, 11:45"),
        ("ar", "الخميس، 26 نوفمبر 2026، 11:45"),
    ],
)
def test_moment_is_told_as_the_reader_would(language, words):
    with override(language):
        assert moments.day_and_clock(MOMENT) == words


def test_clock_follows_the_change_to_summer_time():
    before, after = (datetime(2027, 3, 28, hour, 30, tzinfo=UTC) for hour in (0, 1))

    with override("de"):
        assert (moments.clock(before), moments.clock(after)) == ("1:30 Uhr", "3:30 Uhr")


def test_range_keeps_its_order_inside_arabic():
    with override("ar"):
        assert moments.clock_range(time(9), time(12)) == "\u20669:00–12:00\u2069"


@pytest.mark.parametrize(
    ("language", "words"),
    [("de", "26.11.2026"), ("en", "26 Nov 2026"), ("ar", "26\u200f/11\u200f/2026")],
)
def test_short_day_has_western_digits_and_the_whole_year(language, words):
    with override(language):
        assert moments.short_day(date(2026, 11, 26)) == words


def test_unknown_language_reads_the_portals_own():
    with override("de-x-ls"):
        assert moments.day(date(2026, 11, 26)) == "Donnerstag, 26. November 2026"


def test_filters_say_the_same():
    page = Template(
        "{% load moments %}{{ begin|moment }} | {{ begin|clock_to:end }} | {{ begin|day }}"
    )
    end = datetime(2026, 11, 26, 11, 15, tzinfo=UTC)

    with override("de"):
        text = page.render(Context({"begin": MOMENT, "end": end}))

    assert text == (
        "Donnerstag, 26. November 2026, 11:45 Uhr | \u206611:45–12:15\u2069 Uhr"
        " | Donnerstag, 26. November 2026"
    )
