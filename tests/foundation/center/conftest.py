import pytest

from tests.factories.accounts import UserFactory
from tests.factories.center import CenterFactory, SiteFactory
from welcome_center.foundation.access import Role


@pytest.fixture(autouse=True)
def one_factor(settings):
    """Signing in has its own tests."""
    settings.SECOND_FACTOR_REQUIRED = False


@pytest.fixture
def center(db):
    return CenterFactory()


@pytest.fixture
def site(db):
    return SiteFactory(name="Haus am Markt")


@pytest.fixture
def coordinator(client, center, site):
    """Signed in, and leading the team of `site`."""
    user = UserFactory(role=Role.COORDINATOR, team=site.team)
    client.force_login(user)
    return user
