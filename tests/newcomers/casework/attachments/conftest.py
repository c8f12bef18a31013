from datetime import UTC, datetime
from pathlib import Path

import pytest
import time_machine

from tests.factories.accounts import UserFactory
from tests.factories.center import CenterFactory, TeamFactory
from tests.factories.people import PersonFactory
from welcome_center.foundation.access import Role
from welcome_center.foundation.documents.storage import private_files

NOW = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)


@pytest.fixture(autouse=True)
def clock(db, settings):
    settings.SECOND_FACTOR_REQUIRED = False
    CenterFactory()
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def advisor(client):
    user = UserFactory(role=Role.ADVISOR, team=TeamFactory())
    client.force_login(user)
    return user


@pytest.fixture
def person(advisor):
    return PersonFactory(team=advisor.teams.get(), name="Amal Noor")


@pytest.fixture
def stored():
    """stored() → the names of all files that lie in the private storage."""
    folder = Path(private_files().location)
    return lambda: sorted(path.name for path in folder.rglob("*") if path.is_file())
