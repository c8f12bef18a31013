import pytest

from tests.factories.accounts import UserFactory
from tests.factories.center import CenterFactory, LanguageFactory, SiteFactory
from tests.factories.survey import SurveyPosterFactory
from welcome_center.foundation.access import Role


@pytest.fixture(autouse=True)
def one_factor(settings):
    """Signing in has its own tests."""
    settings.SECOND_FACTOR_REQUIRED = False


@pytest.fixture
def center(db):
    LanguageFactory(code="de")
    return CenterFactory(asks_for_feedback=True)


@pytest.fixture
def site(center):
    return SiteFactory(name="Haus am Markt", code="markt")


@pytest.fixture
def poster(site):
    return SurveyPosterFactory(site=site)


@pytest.fixture
def coordinator(site):
    return UserFactory(role=Role.COORDINATOR, team=site.team)


@pytest.fixture
def advisor(site):
    return UserFactory(role=Role.ADVISOR, team=site.team)
