"""A Tuesday at ten in one team: an advisor, a colleague, a person, somebody of another team."""

from datetime import UTC, datetime

import pytest
import time_machine

from tests.factories.accounts import UserFactory
from tests.factories.center import CenterFactory, TeamFactory
from tests.factories.people import PersonFactory
from welcome_center.foundation.access import Role

NOW = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)
TODAY = NOW.date()


@pytest.fixture
def now():
    """What does not look at the clock itself needs nothing else."""
    return NOW


@pytest.fixture
def clock():
    CenterFactory()
    with time_machine.travel(NOW, tick=False) as clock:
        yield clock


@pytest.fixture
def team():
    return TeamFactory()


@pytest.fixture
def advisor(team):
    return UserFactory(role=Role.ADVISOR, team=team, second_factor=True, name="Ada Advisor")


@pytest.fixture
def colleague(team):
    return UserFactory(role=Role.ADVISOR, team=team, second_factor=True, name="Cem Colleague")


@pytest.fixture
def stranger():
    return UserFactory(role=Role.ADVISOR, team=TeamFactory(), second_factor=True)


@pytest.fixture
def person(team):
    return PersonFactory(team=team, name="Amal")


@pytest.fixture
def at_desk(client, clock, advisor):
    client.force_login(advisor)
    return client
