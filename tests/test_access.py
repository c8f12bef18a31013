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


@pytest.mark.parametrize("section", sorted({doors.section(route) for route in access_table.read()}))
def test_each_page_takes_the_methods_of_the_table_and_breaks_on_none(table, section):
    rows = {route: row for route, row in table.items() if doors.section(route) == section}

    assert doors.methods(rows) == column(rows, "methods")


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


def test_after_a_sign_in_one_is_back_on_the_page_that_was_asked_for(client):
    assert client.get("/de/me/?tab=1").url == "/de/accounts/login/?next=%2Fde%2Fme%2F%3Ftab%3D1"


@pytest.mark.parametrize(
    ("referer", "back_to"),
    [
        ("https://testserver/de/desk/", "%2Fde%2Fdesk%2F"),
        ("https://evil.example/de/desk/", "%2Fde%2Fdesk%2Fteam%2Finvite%2F"),
        ("", "%2Fde%2Fdesk%2Fteam%2Finvite%2F"),
    ],
)
def test_after_a_lost_click_one_is_back_where_the_button_stood(client, referer, back_to):
    response = client.post("/de/desk/team/invite/", headers={"referer": referer})

    assert response.url == f"/de/accounts/login/?next={back_to}"


def test_a_fragment_sends_the_whole_page_to_the_sign_in(client):
    response = client.get("/de/me/", headers={"hx-request": "true"})

    assert response["HX-Redirect"].startswith("/de/accounts/login/?next=")


def test_the_admin_has_no_sign_in_of_its_own(client):
    assert client.get("/admin/login/").url.startswith("/de/accounts/login/?next=")
    assert client.post("/admin/login/", {"username": "a", "password": "b"}).status_code == 302
