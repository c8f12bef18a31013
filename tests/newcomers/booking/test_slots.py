from datetime import date, datetime, time, timedelta

import pytest

from newcomers.booking.models import Appointment, Mode
from newcomers.booking.slots import Wish, free_slots, next_free_slot
from tests.factories.booking import (
    MONDAY,
    AbsenceFactory,
    AdvisorProfileFactory,
    AppointmentFactory,
    WeeklyRuleFactory,
    local,
)
from tests.factories.center import LanguageFactory, SiteFactory, TopicFactory
from welcome_center.foundation.center.models import Closure, HolidayOpening

pytestmark = pytest.mark.django_db

LONG_AGO = datetime.fromisoformat("2026-06-01T00:00:00+00:00")
EASTER_MONDAY = date(2027, 3, 29)


def wish(**changes):
    defaults = {"topic": TopicFactory(), "language": LanguageFactory(), "mode": Mode.IN_PERSON}
    return Wish(**(defaults | changes))


def clocks(found):
    """The local times at which these slots begin, as 9:30."""
    return [f"{slot.starts_at.astimezone(local('0:00').tzinfo):%-H:%M}" for slot in found]


def free(day=MONDAY, days=1, now=LONG_AGO, **changes):
    return free_slots(wish(**changes), from_day=day, days=days, now=now)


def test_weekly_hours_are_cut_by_the_duration_of_the_topic():
    WeeklyRuleFactory(starts=time(9), ends=time(10, 40))

    assert clocks(free()) == ["9:00", "9:30", "10:00"]


def test_a_longer_topic_gets_fewer_slots():
    WeeklyRuleFactory(starts=time(9), ends=time(11))

    found = free(topic=TopicFactory(code="REC_VOC", minutes=45))

    assert clocks(found) == ["9:00", "9:45"]
    assert found[0].ends_at - found[0].starts_at == timedelta(minutes=45)


def test_touching_hours_are_one():
    rule = WeeklyRuleFactory(starts=time(9), ends=time(9, 45))
    WeeklyRuleFactory(advisor=rule.advisor, starts=time(9, 45), ends=time(10, 30))

    assert clocks(free()) == ["9:00", "9:30", "10:00"]


def test_booked_and_held_times_are_taken():
    rule = WeeklyRuleFactory(starts=time(9), ends=time(11))
    AppointmentFactory(advisor=rule.advisor, starts_at=local("9:30"))
    AppointmentFactory(
        advisor=rule.advisor,
        starts_at=local("10:30"),
        status=Appointment.Status.HELD,
        lapses_at=LONG_AGO + timedelta(minutes=15),
    )

    assert clocks(free()) == ["9:00", "10:00"]


@pytest.mark.parametrize(
    "status",
    [
        Appointment.Status.CANCELLED_BY_PERSON,
        Appointment.Status.CANCELLED_BY_CENTER,
        Appointment.Status.LAPSED,
    ],
)
def test_what_was_cancelled_or_lapsed_is_offered_again(status):
    rule = WeeklyRuleFactory(starts=time(9), ends=time(10))
    AppointmentFactory(advisor=rule.advisor, status=status)

    assert clocks(free()) == ["9:00", "9:30"]


def test_a_hold_that_has_lapsed_is_offered_again_before_anybody_cleans_up():
    rule = WeeklyRuleFactory(starts=time(9), ends=time(10))
    AppointmentFactory(advisor=rule.advisor, status=Appointment.Status.HELD, lapses_at=LONG_AGO)

    assert clocks(free(now=LONG_AGO)) == ["9:00", "9:30"]


def test_after_an_odd_end_the_next_slot_begins_at_a_full_quarter():
    rule = WeeklyRuleFactory(starts=time(9), ends=time(10, 30))
    AppointmentFactory(advisor=rule.advisor, starts_at=local("9:00"), ends_at=local("9:20"))

    assert clocks(free()) == ["9:30", "10:00"]


def test_an_absence_over_days_takes_all_of_them():
    advisor = AdvisorProfileFactory()
    for weekday in (1, 2, 3):
        WeeklyRuleFactory(advisor=advisor, weekday=weekday, starts=time(9), ends=time(10))
    AbsenceFactory(
        advisor=advisor,
        starts_at=local("9:30"),
        ends_at=local("9:30", MONDAY + timedelta(days=2)),
    )

    found = free(days=3)

    assert clocks(found) == ["9:00", "9:30"]
    assert found[1].starts_at.date() == MONDAY + timedelta(days=2)


def test_overlapping_absence_and_appointment_do_not_free_one_another():
    rule = WeeklyRuleFactory(starts=time(9), ends=time(12))
    AbsenceFactory(advisor=rule.advisor, starts_at=local("9:00"), ends_at=local("11:00"))
    AppointmentFactory(advisor=rule.advisor, starts_at=local("9:30"))

    assert clocks(free()) == ["11:00", "11:30"]


def test_language_mode_topic_and_site_must_fit():
    arabic = LanguageFactory(code="ar")
    recognition = TopicFactory(code="REC_VOC")
    other_site = SiteFactory()
    advisor = AdvisorProfileFactory(languages=[arabic], topics=[recognition])
    WeeklyRuleFactory(advisor=advisor, modes=[Mode.PHONE], starts=time(9), ends=time(9, 30))
    fitting = {"language": arabic, "topic": recognition, "mode": Mode.PHONE}

    assert len(free(**fitting)) == 1
    assert free(**fitting | {"language": LanguageFactory()}) == []
    assert free(**fitting | {"topic": TopicFactory()}) == []
    assert free(**fitting | {"mode": Mode.IN_PERSON}) == []
    assert free(**fitting, site=other_site) == []


def test_hours_for_some_topics_are_for_those_only():
    rule = WeeklyRuleFactory(starts=time(9), ends=time(9, 30))
    rule.topics.add(TopicFactory(code="REC_VOC"))

    assert free() == []
    assert len(free(topic=TopicFactory(code="REC_VOC"))) == 1


def test_hours_hold_from_their_first_to_their_last_day():
    WeeklyRuleFactory(
        starts=time(9),
        ends=time(9, 30),
        valid_from=MONDAY + timedelta(days=7),
        valid_to=MONDAY + timedelta(days=14),
    )

    found = free(days=28)

    assert [slot.starts_at.date() for slot in found] == [
        MONDAY + timedelta(days=7),
        MONDAY + timedelta(days=14),
    ]


def test_nothing_on_closed_days_and_public_holidays_unless_the_site_works():
    rule = WeeklyRuleFactory(starts=time(9), ends=time(9, 30))
    Closure.objects.create(site=rule.site, starts_on=MONDAY, ends_on=MONDAY)

    assert free() == []
    assert free(day=EASTER_MONDAY) == []

    HolidayOpening.objects.create(site=rule.site, day=EASTER_MONDAY)

    assert len(free(day=EASTER_MONDAY)) == 1


def test_nobody_books_what_begins_within_the_hour():
    WeeklyRuleFactory(starts=time(9), ends=time(11))

    assert clocks(free(now=local("9:00"))) == ["10:00", "10:30"]


@pytest.mark.parametrize("clock", ["7:55", "8:05", "8:20"])
def test_a_time_that_was_shown_stays_bookable_while_the_clock_goes_on(clock):
    WeeklyRuleFactory(starts=time(9), ends=time(11))

    assert clocks(free(now=local(clock)))[-3:] == ["9:30", "10:00", "10:30"]


def test_an_advisor_who_left_or_does_not_want_to_be_booked_is_not_offered():
    left = WeeklyRuleFactory()
    left.advisor.user.is_active = False
    left.advisor.user.save()
    WeeklyRuleFactory(advisor__is_bookable=False)

    assert free() == []


@pytest.mark.parametrize(
    ("monday", "utc_hour"),
    [
        (date(2027, 3, 22), 8),
        (date(2027, 3, 29), 7),
        (date(2027, 10, 25), 7),
        (date(2027, 11, 1), 8),
    ],
)
def test_local_hours_stay_the_same_over_both_clock_changes(monday, utc_hour):
    rule = WeeklyRuleFactory(starts=time(9), ends=time(9, 30))
    HolidayOpening.objects.create(site=rule.site, day=EASTER_MONDAY)

    [slot] = free(day=monday)

    assert slot.starts_at.hour == utc_hour


def test_weekly_hours_stay_at_their_local_hour_for_twelve_months():
    WeeklyRuleFactory(starts=time(9), ends=time(9, 30))

    found = free(days=366)

    assert set(clocks(found)) == {"9:00"}
    assert len(found) == 53 - 2  # Mondays, but Easter's and Whitsun's


def test_the_hour_that_comes_twice_is_offered_once_and_the_missing_one_never():
    advisor = AdvisorProfileFactory(site=SiteFactory(land="BW"))  # where the day is no holiday
    WeeklyRuleFactory(advisor=advisor, weekday=7, starts=time(1), ends=time(4))

    spring = [slot.starts_at for slot in free(day=date(2027, 3, 28))]
    autumn = [slot.starts_at for slot in free(day=date(2027, 10, 31))]

    assert len(spring) == 4  # two hours of wall time, for 2:00 to 3:00 does not exist
    assert len(autumn) == 8  # four hours go by between 1:00 and 4:00
    assert len(set(autumn)) == 8


def test_the_first_free_slot_is_found_far_ahead():
    rule = WeeklyRuleFactory(starts=time(9), ends=time(9, 30))
    AbsenceFactory(
        advisor=rule.advisor,
        starts_at=local("0:00"),
        ends_at=local("0:00", MONDAY + timedelta(days=28)),
    )

    slot = next_free_slot(wish(), now=local("0:00"))

    assert slot.starts_at == local("9:00", EASTER_MONDAY + timedelta(days=7))


def test_no_slot_is_none():
    assert next_free_slot(wish(), now=local("0:00")) is None


@pytest.mark.parametrize(("advisors", "days"), [(1, 1), (8, 1), (8, 30)])
def test_searching_costs_the_same_queries_for_any_number(advisors, days, django_assert_num_queries):
    for _number in range(advisors):
        rule = WeeklyRuleFactory()
        AppointmentFactory(advisor=rule.advisor)
    asked = wish()

    with django_assert_num_queries(3):  # rules, exceptions from the holidays, taken times
        free_slots(asked, from_day=MONDAY, days=days, now=LONG_AGO)
