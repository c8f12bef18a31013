from datetime import date, datetime, time
from zoneinfo import ZoneInfo

import pytest
from django.core.exceptions import ValidationError
from django.utils.translation import override

from partners.directory import hours, hours_words

BERLIN = ZoneInfo("Europe/Berlin")
OFFICE = "Mo-Th 09:00-16:00; Fr 09:00-12:00; PH off"
MONDAY = date(2026, 11, 23)


def at(text):
    return datetime.fromisoformat(text).replace(tzinfo=BERLIN)


def clocks(day):
    return [f"{opens:%H:%M}-{closes:%H:%M}" for opens, closes in day.ranges]


@pytest.mark.parametrize(
    ("text", "moment", "is_open"),
    [
        (OFFICE, "2026-11-23 08:59", False),
        (OFFICE, "2026-11-23 09:00", True),
        (OFFICE, "2026-11-23 15:59", True),
        (OFFICE, "2026-11-23 16:00", False),
        (OFFICE, "2026-11-27 13:00", False),
        ("Fr 22:00-02:00", "2026-11-28 01:59", True),
        ("Fr 22:00-02:00", "2026-11-28 02:00", False),
        ("24/7", "2026-12-25 03:00", True),
        ("Mo-Fr 08:00-12:00; 2026 Dec 24-2027 Jan 06 off", "2026-12-28 09:00", False),
        ("Mo-Fr 08:00-12:00; 2026 Dec 24-2027 Jan 06 off", "2027-01-07 09:00", True),
        ("Mo-Fr 08:00-12:00; Dec 24-Jan 02 off", "2027-12-31 09:00", False),
        ("Mo[1] 10:00-12:00", "2026-12-07 11:00", True),
        ("Mo[1] 10:00-12:00", "2026-12-14 11:00", False),
        ('Mo-Fr 10:00-12:00 || "nach Vereinbarung"', "2026-11-23 15:00", False),
    ],
)
def test_open_now(text, moment, is_open):
    assert hours.is_open(text, "NI", at(moment)) == is_open


@pytest.mark.parametrize(
    ("land", "day", "is_open"),
    [
        ("NI", "2026-10-31", False),  # Reformation Day, a Saturday
        ("BW", "2026-10-31", True),
        ("BW", "2027-01-06", False),  # Epiphany
        ("NI", "2027-01-06", True),
        ("NI", "2026-12-25", False),
        ("", "2026-12-25", False),  # place unknown: what is a holiday everywhere
        ("", "2027-01-06", True),
    ],
)
def test_holidays_are_those_of_the_land(land, day, is_open):
    assert hours.is_open("Mo-Su 09:00-12:00; PH off", land, at(f"{day} 10:00")) == is_open


def test_a_holiday_may_have_hours_of_its_own():
    text = 'Mo-Fr 09:00-16:00; PH,Sa 10:00-12:00 "Notdienst"'

    assert hours.is_open(text, "NI", at("2026-12-25 11:00"))
    assert not hours.is_open(text, "NI", at("2026-12-25 13:00"))
    assert hours.is_open(text, "NI", at("2026-11-28 11:00"))


def test_holidays_are_found_in_the_next_year_too():
    opens_at = hours.now(OFFICE, "NI", at("2026-12-31 17:00")).opens_at

    assert opens_at == at("2027-01-04 09:00")  # 1 January is a Friday


@pytest.mark.parametrize(
    ("night", "is_open_for"),
    [("2026-03-28 23:00", 4 * 3600), ("2026-10-24 23:00", 6 * 3600)],
)
def test_a_night_is_an_hour_shorter_or_longer_when_the_clocks_change(night, is_open_for):
    closes_at = hours.now("Mo-Su 22:00-04:00", "NI", at(night)).closes_at

    assert closes_at.timestamp() - at(night).timestamp() == is_open_for
    assert closes_at.time() == time(4)


def test_a_moment_of_another_zone_is_taken_for_what_it_is():
    assert hours.is_open(OFFICE, "NI", datetime(2026, 7, 6, 7, 30, tzinfo=ZoneInfo("UTC")))
    assert not hours.is_open(OFFICE, "NI", datetime(2026, 12, 7, 7, 30, tzinfo=ZoneInfo("UTC")))


def test_the_week_shows_each_day_as_it_is():
    week = hours.week(OFFICE, "NI", date(2026, 12, 21))

    assert [clocks(day) for day in week[:5]] == [["09:00-16:00"]] * 4 + [[]]
    assert week[4].holiday == "Erster Weihnachtstag"


def test_a_night_belongs_to_its_evening_and_a_long_opening_to_each_day():
    night = hours.week("Fr 20:00-02:00", "NI", MONDAY)
    long = hours.week("Fr 20:00-24:00; Sa 00:00-24:00; Su 00:00-18:00", "NI", MONDAY)

    assert [clocks(day) for day in night[4:6]] == [["20:00-02:00"], []]
    assert [clocks(day) for day in long[4:]] == [["20:00-00:00"], ["00:00-00:00"], ["00:00-18:00"]]
    assert all(day.is_round_the_clock for day in hours.week("24/7", "NI", MONDAY))


def test_exceptions_are_the_days_that_differ():
    text = "Mo-Fr 09:00-16:00; PH off; 2026 Dec 10 14:00-18:00"

    found = hours.exceptions(text, "NI", MONDAY, 35)

    assert [(each.day, clocks(each)) for each in found] == [
        (date(2026, 12, 10), ["14:00-18:00"]),
        (date(2026, 12, 25), []),
    ]


@pytest.mark.parametrize(
    ("text", "near"),
    [
        ("abc", "abc"),
        ("Di 9:00-12:00", "Di 9:00-12:00"),
        ("Mo 25:00-26:00", "25:00-26:00"),
        ("Mo-Fr 9.00-12.00", "9.00-12.00"),
        ("Mo-Fr 09:00-12:00; SH off", "SH off"),
        ("Dec 24-Jan 02 PH off", "PH off"),
        ("<script>alert(1)</script>", "<script>alert(1)</sc"),
        ("=1+1", "=1+1"),
        ("\x00", "\x00"),
        ("Mo 9:00-12:00," * 100, ""),
    ],
)
def test_hours_that_nobody_can_read_are_refused_in_words(text, near):
    with pytest.raises(ValidationError) as refused:
        hours.check_hours(text)

    assert near in refused.value.messages[0]
    assert "PH off" in refused.value.messages[0]


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("de", ["Montag", "Freitag", "9:00–16:00", "Uhr", "Samstag"]),
        ("en", ["Monday to Thursday", "9:00–16:00", "closed", "Saturday to Sunday"]),
        ("ar", ["الاثنين", "الجمعة", "9:00–16:00"]),
    ],
)
def test_the_usual_week_in_words(language, words):
    with override(language):
        lines = hours_words.lines(OFFICE, "NI", MONDAY)
        told = " | ".join(f"{line.days}: {line.times}" for line in lines)

    assert len(lines) == 3
    assert [word for word in words if word not in told] == []


def test_a_week_of_holidays_does_not_change_the_usual_one():
    with override("en"):
        [first, *_rest] = hours_words.lines(OFFICE, "NI", date(2026, 12, 21))

    assert first.days == "Monday to Thursday"


@pytest.mark.parametrize(
    ("moment", "words"),
    [
        ("2026-11-23 10:00", "Open now, until 16:00"),
        ("2026-11-23 08:00", "Opens today at 9:00"),
        ("2026-11-23 17:00", "Opens tomorrow at 9:00"),
        ("2026-11-27 13:00", "Opens on Monday at 9:00"),
    ],
)
def test_this_minute_in_words(moment, words):
    with override("en"):
        assert hours_words.state(OFFICE, "NI", at(moment)) == words


@pytest.mark.parametrize(
    ("language", "day"),
    [("de", "08.12.2026"), ("en", "8 Dec 2026"), ("ar", "08\u200f/12\u200f/2026")],
)
def test_a_day_that_is_far_is_named_as_the_reader_writes_it(language, day):
    with override(language):
        assert day in hours_words.state("2026 Dec 08 10:00-12:00", "NI", at("2026-11-23 10:00"))


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", ""),
        ("24/7", "Open round the clock"),
        ("2020 Jan 01 10:00-12:00", "Closed at present"),
    ],
)
def test_unusual_hours_in_words(text, words):
    with override("en"):
        assert hours_words.state(text, "NI", at("2026-11-23 10:00")) == words


def test_hours_in_short_name_only_the_open_days():
    with override("en"):
        told = hours_words.short("Tu,Th 10:00-13:00", "NI", MONDAY)

    assert told.replace("\u2066", "").replace("\u2069", "") == "Tue 10:00–13:00, Thu 10:00–13:00"
