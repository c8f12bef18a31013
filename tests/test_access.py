"""Page by role by method, complete: a page that the table does not know fails here."""

import pytest

from tests import access_table, doors
from welcome_center.foundation.access import Role, who_may_open

pytestmark = pytest.mark.django_db


@pytest.fixture
def table():
    return access_table.read()


def column(table, name):
    return {route: row[name] for route, row in table.items()}


@pytest.mark.parametrize("visitor", doors.VISITORS)
def test_the_door_answers_as_the_table_says(table, visitor):
    assert doors.answers(visitor) == column(table, visitor)


def test_each_page_takes_the_methods_of_the_table_and_breaks_on_none(table):
    assert doors.methods(table) == column(table, "methods")


def test_each_page_is_open_to_somebody(table):
    """What nobody declared is shut, and we ship no page that is shut for all."""
    assert [route for route, row in table.items() if "yes" not in row.values()] == []


def test_the_door_answers_alike_for_every_method(table):
    cells = {row[visitor] for row in table.values() for visitor in doors.VISITORS}

    assert cells == {"yes", "ask", "2fa", "no"}


def test_every_role_stands_in_the_table():
    assert set(Role) - {Role.ADMINISTRATOR} < set(doors.VISITORS)
    assert "admin" in doors.VISITORS


def test_a_view_without_a_mark_is_shut():
    assert who_may_open(lambda request: None) is None
