import pytest

from tests.faults.house import running_house


@pytest.fixture(scope="session")
def one_house():
    """Its drills are one xdist_group: it takes long to build, and one drill at a time is enough."""
    with running_house() as house:
        yield house


@pytest.fixture
def house(one_house):
    """A portal of its own, swept around each drill. Its logs name nobody."""
    one_house.rest()  # drills without this fixture leave demo data behind
    yield one_house
    logs = one_house.logs()
    one_house.rest()
    assert "@example.org" not in logs
