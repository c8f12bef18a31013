"""A Monday at 9:40 at the counter of one team."""

from uuid import uuid4

import pytest
import time_machine

from tests.factories.accounts import UserFactory
from tests.factories.booking import AdvisorProfileFactory, local
from tests.factories.center import CenterFactory, LanguageFactory, SiteFactory, TopicFactory
from tests.factories.people import ListCodeFactory, ResidenceGroupFactory
from welcome_center.foundation.access import Role

NOW = local("9:40")


@pytest.fixture(autouse=True)
def monday_morning():
    with time_machine.travel(NOW, tick=False) as clock:
        yield clock


@pytest.fixture
def site(db):
    CenterFactory()
    LanguageFactory()
    LanguageFactory(code="ar", labels={"de": "Arabisch", "en": "Arabic"}, sort=9)
    TopicFactory()
    ResidenceGroupFactory()
    ListCodeFactory(list="citizenship_group", code="EU")
    return SiteFactory(name="Rathaus")


@pytest.fixture
def advisor(site):
    return AdvisorProfileFactory(site=site, user__name="Ada Advisor", user__second_factor=True).user


@pytest.fixture
def colleague(site):
    return UserFactory(role=Role.ADVISOR, team=site.team, second_factor=True)


@pytest.fixture
def at_counter(client, advisor):
    client.force_login(advisor)
    return client


@pytest.fixture
def typed(site):
    """typed(result="referred"): what the form sends for one touch."""

    def typed(**more):
        return {
            "uuid": str(uuid4()),
            "site": site.code,
            "topic_group": "ARR",
            "language": "de",
            "result": "informed",
            "family_members": "0",
            "duration": "D05",
            "mode": "F2F",
        } | more

    return typed
