"""An advisor of one team on a Monday at 9:40, a colleague, who leads them, and a stranger."""

import pytest
import time_machine

from tests.factories.accounts import UserFactory
from tests.factories.booking import local
from tests.factories.casework import CaseFactory
from tests.factories.center import (
    CenterFactory,
    LanguageFactory,
    SiteFactory,
    TeamFactory,
    TopicFactory,
)
from tests.factories.people import ListCodeFactory, PersonFactory
from welcome_center.foundation.access import Role

NOW = local("9:40")


@pytest.fixture
def clock(db):
    with time_machine.travel(NOW, tick=False) as clock:
        CenterFactory()
        yield clock


@pytest.fixture
def lists(clock):
    """What forms offer: topics, depths, reasons, outcomes."""
    LanguageFactory()
    TopicFactory(code="ARR_ORIENT")
    TopicFactory(code="REC_VOC", labels={"de": "Anerkennung"}, group__code="REC")
    for name, codes in {
        "support_depth": ("INFO", "WARM"),
        "case_closing": ("REACHED", "LOST"),
        "outcome": ("O0", "O1", "O3", "O7"),
    }.items():
        for code in codes:
            ListCodeFactory(list=name, code=code, labels={"de": f"{name} {code}"})


@pytest.fixture
def team(clock):
    return TeamFactory(name="Team Nord")


@pytest.fixture
def site(team):
    return SiteFactory(team=team, name="Rathaus")


def _account(role, team):
    return UserFactory(role=role, team=team, second_factor=True)


@pytest.fixture
def advisor(team):
    return _account(Role.ADVISOR, team)


@pytest.fixture
def colleague(team):
    return _account(Role.ADVISOR, team)


@pytest.fixture
def leader(team):
    return _account(Role.COORDINATOR, team)


@pytest.fixture
def stranger(clock):
    return _account(Role.COORDINATOR, TeamFactory(name="Team Süd", code="sued"))


@pytest.fixture
def amal(team):
    return PersonFactory(team=team, name="Amal Haddad", birth_year=1988)


@pytest.fixture
def case(lists, amal, advisor):
    return CaseFactory(person=amal, advisor=advisor, situation="Sucht Arbeit.")


@pytest.fixture
def at_desk(client, advisor):
    client.force_login(advisor)
    return client


@pytest.fixture
def enter(client):
    """enter(user): the same browser as somebody else."""

    def enter(user):
        client.force_login(user)
        return client

    return enter
