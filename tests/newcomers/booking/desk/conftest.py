"""A Monday at 9:40 in one team: an advisor with hours from 9 to 12, a colleague, a coordinator."""

from datetime import time

import pytest
import time_machine

from tests.factories.accounts import UserFactory
from tests.factories.booking import AdvisorProfileFactory, WeeklyRuleFactory, local
from tests.factories.center import CenterFactory, LanguageFactory, TopicFactory
from welcome_center.foundation.access import Role

NOW = local("9:40")


@pytest.fixture(autouse=True)
def monday_morning():
    with time_machine.travel(NOW, tick=False) as clock:
        yield clock


@pytest.fixture
def german():
    return LanguageFactory(labels={"de": "Deutsch", "en": "German"})


@pytest.fixture
def topic():
    return TopicFactory()


@pytest.fixture
def advisor(german, topic):
    """Her profile."""
    CenterFactory()
    profile = AdvisorProfileFactory(
        languages=[german], user__name="Ada Advisor", user__second_factor=True
    )
    WeeklyRuleFactory(advisor=profile, starts=time(9), ends=time(12))
    return profile


@pytest.fixture
def site(advisor):
    return advisor.sites.get()


@pytest.fixture
def colleague(advisor, site, german):
    """Of the same site, with the same hours."""
    profile = AdvisorProfileFactory(
        site=site, languages=[german], user__name="Cem Colleague", user__second_factor=True
    )
    WeeklyRuleFactory(advisor=profile, starts=time(9), ends=time(12))
    return profile


@pytest.fixture
def coordinator(site):
    return UserFactory(role=Role.COORDINATOR, team=site.team, second_factor=True)


@pytest.fixture
def stranger(german):
    """An advisor of another team."""
    return AdvisorProfileFactory(languages=[german], user__second_factor=True)


@pytest.fixture
def at_desk(client, advisor):
    """The advisor's browser."""
    client.force_login(advisor.user)
    return client


@pytest.fixture
def settle():
    """Sends a form, and where it hits somebody sends it again with what was decided."""

    def settle(client, url, fields, decisions):
        response = client.post(url, fields)
        if response.status_code != 200:
            return response
        answers = {f"appointment_{each.pk}": str(what) for each, what in decisions.items()}
        seen = response.context["settle"].mark
        return client.post(url, {**fields, **answers, "settle": "yes", "seen": seen})

    return settle
