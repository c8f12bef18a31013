from datetime import date, timedelta

import pytest

from newcomers.casework.followups.days import When, bounds, next_in, when_of, working_day

TUESDAY = date(2026, 11, 24)


@pytest.mark.parametrize(
    ("day", "when"),
    [
        (date(2026, 11, 23), When.OVERDUE),
        (date(2026, 11, 24), When.TODAY),
        (date(2026, 11, 25), When.WEEK),
        (date(2026, 11, 29), When.WEEK),
        (date(2026, 11, 30), When.LATER),
    ],
)
def test_a_week_ends_with_its_sunday(day, when):
    assert when_of(day, TUESDAY) == when


@pytest.mark.parametrize("offset", range(8))
def test_each_day_lies_in_exactly_one_of_them(offset):
    """Across New Year, whatever day it is."""
    today = date(2026, 12, 28) + timedelta(days=offset)
    for ahead in range(-9, 10):
        day = today + timedelta(days=ahead)
        found = [
            when
            for when in When
            for first, last in [bounds(when, today)]
            if (first is None or first <= day) and (last is None or day <= last)
        ]

        assert found == [when_of(day, today)]


@pytest.mark.parametrize(
    ("repeat", "begin", "after", "expected"),
    [
        ("weekly", date(2026, 11, 23), date(2026, 11, 24), date(2026, 11, 30)),
        ("weekly", date(2026, 11, 23), date(2026, 11, 30), date(2026, 12, 7)),
        ("weekly", date(2026, 12, 1), date(2026, 11, 24), date(2026, 12, 8)),
        ("weekly", date(2027, 3, 22), date(2027, 3, 22), date(2027, 3, 29)),  # the clocks change
        ("monthly", date(2027, 1, 31), date(2027, 1, 31), date(2027, 2, 28)),
        ("monthly", date(2027, 1, 31), date(2027, 2, 28), date(2027, 3, 31)),
        ("monthly", date(2026, 12, 15), date(2026, 12, 15), date(2027, 1, 15)),
        ("quarterly", date(2026, 11, 30), date(2026, 11, 30), date(2027, 2, 28)),
        ("yearly", date(2028, 2, 29), date(2028, 2, 29), date(2029, 2, 28)),
        ("yearly", date(2028, 2, 29), date(2031, 12, 31), date(2032, 2, 29)),
    ],
)
def test_a_rhythm_goes_on_from_its_beginning(repeat, begin, after, expected):
    assert next_in(repeat, begin, after) == expected


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (date(2027, 1, 1), date(2027, 1, 1)),  # a Friday
        (date(2027, 1, 2), date(2027, 1, 4)),
        (date(2027, 1, 3), date(2027, 1, 4)),
    ],
)
def test_a_weekend_is_put_off_to_monday(day, expected):
    assert working_day(day) == expected
