from datetime import date, time

import pytest
import time_machine

from newcomers.booking import actions
from newcomers.booking.models import Mode
from newcomers.booking.slots import Wish, free_slots
from newcomers.booking.week import value_of
from tests.factories.booking import MONDAY, AdvisorProfileFactory, WeeklyRuleFactory, local
from tests.factories.center import CenterFactory, LanguageFactory, TopicFactory

FRIDAY = local("12:00", date(2027, 2, 26))


@pytest.fixture
def friday_noon():
    """The next working day is the Monday of these tests."""
    with time_machine.travel(FRIDAY, tick=False) as clock:
        yield clock


@pytest.fixture
def wish(friday_noon):
    """An advisor of a center offers Mondays from 9 to 11, in German: four slots."""
    CenterFactory(phone="+49 30 23125 234")
    german = LanguageFactory(labels={"de": "Deutsch", "en": "German"})
    LanguageFactory(code="ar", native_name="العربية", labels={"de": "Arabisch", "en": "Arabic"})
    advisor = AdvisorProfileFactory(languages=[german])
    WeeklyRuleFactory(advisor=advisor, starts=time(9), ends=time(11))
    return Wish(TopicFactory(), german, Mode.IN_PERSON)


@pytest.fixture
def slot_at(wish):
    """slot_at("9:30"): that free slot, on the Monday unless told otherwise."""

    def slot_at(clock, day=MONDAY, wish=wish):
        found = free_slots(wish, from_day=day, days=1, now=FRIDAY)
        return next(slot for slot in found if slot.starts_at == local(clock, day))

    return slot_at


@pytest.fixture
def hold(wish, slot_at):
    def hold(clock="9:30", wish=wish):
        return actions.hold_slot(wish, slot_at(clock, wish=wish), now=FRIDAY)

    return hold


@pytest.fixture
def value_at(slot_at):
    """What the radio button of a time sends."""
    return lambda clock: value_of(slot_at(clock))
