import pytest

from tests.faults.house import running_house


@pytest.fixture(scope="session")
def one_house():
    with running_house() as house:
        yield house


@pytest.fixture
def house(one_house):
    """A portal of its own, swept after each drill."""
    yield one_house
    one_house.rest()
