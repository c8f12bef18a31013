"""An advisor of one team on a Monday at 9:40, and what a person can be entered with."""

import pytest
import time_machine

from tests.factories.accounts import UserFactory
from tests.factories.booking import local
from tests.factories.center import CenterFactory, LanguageFactory, TeamFactory
from tests.factories.people import MunicipalityFactory, PersonFactory
from welcome_center.foundation.access import Role


@pytest.fixture(autouse=True)
def monday_morning(db):
    with time_machine.travel(local("9:40"), tick=False):
        CenterFactory()
        MunicipalityFactory()
        yield


@pytest.fixture
def arabic():
    return LanguageFactory(code="ar", labels={"de": "Arabisch", "en": "Arabic"})


@pytest.fixture
def team():
    return TeamFactory(name="Team Nord")


@pytest.fixture
def other_team():
    return TeamFactory(name="Team Süd", code="sued")


@pytest.fixture
def advisor(team):
    return UserFactory(role=Role.ADVISOR, team=team, second_factor=True)


@pytest.fixture
def at_desk(client, advisor):
    client.force_login(advisor)
    return client


@pytest.fixture
def amal(team, arabic):
    return PersonFactory(team=team, name="Amal Haddad", birth_year=1988, language=arabic)
