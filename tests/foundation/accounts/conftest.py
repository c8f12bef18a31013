import pytest

from tests.factories.center import CenterFactory


@pytest.fixture(autouse=True)
def center(db):
    return CenterFactory()
