import pytest

from tests.factories.accounts import UserFactory
from tests.factories.center import CenterFactory, LanguageFactory, TeamFactory
from tests.factories.people import ListCodeFactory, MunicipalityFactory, ResidenceGroupFactory


@pytest.fixture(autouse=True)
def center(db):
    """A center with what the intake offers to choose from."""
    for code in ("de", "en", "ar", "uk", "tr"):
        LanguageFactory(code=code)
    MunicipalityFactory()
    ResidenceGroupFactory()
    ResidenceGroupFactory(code="XXX", labels={"de": "keine Angabe"})
    ListCodeFactory(list="stay_length", code="S1")
    ListCodeFactory(list="german_level", code="B1")
    ListCodeFactory(list="qualification", code="Q5")
    TeamFactory(sort=1)
    return CenterFactory()


@pytest.fixture
def account(client):
    """A newcomer who has signed in."""
    account = UserFactory(email="amal@example.org")
    client.force_login(account)
    return account


@pytest.fixture
def answer(client):
    """answer("start", language="ar"): fills in one step and sends it."""

    def send(code, **answers):
        return client.post(f"/en/me/intake/{code}/", answers)

    return send
