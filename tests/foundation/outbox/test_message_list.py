from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import override

from tests.factories.accounts import UserFactory
from tests.factories.center import CenterFactory, TeamFactory
from tests.factories.outbox import MessageFactory
from welcome_center.foundation.access import Role

pytestmark = pytest.mark.django_db


@pytest.fixture
def team():
    CenterFactory()
    return TeamFactory()


@pytest.fixture
def page(client, team):
    def page(role=Role.ADVISOR, **parameters):
        client.force_login(UserFactory(role=role, team=team, second_factor=True))
        return client.get(reverse("messages:message_list"), parameters).content.decode()

    return page


@pytest.fixture
def search(client, team):
    """search("amal", state="failed"): sends the form, and answers with the page it leads to."""

    def search(words, **filters):
        client.force_login(UserFactory(role=Role.ADVISOR, team=team, second_factor=True))
        return send(client, words=words, **filters)

    return search


def send(client, **fields):
    return client.post(reverse("messages:message_list"), fields, follow=True)


def test_staff_see_their_teams_messages_with_state_and_reason(page, team):
    MessageFactory(team=team, failed=True, recipient="amal@example.org")

    html = page()

    assert "amal@example.org" in html
    assert "(550)" in html


def test_another_teams_messages_are_not_there(page):
    MessageFactory(team=TeamFactory(), recipient="amal@example.org")

    assert "amal@example.org" not in page(Role.COORDINATOR)


@pytest.mark.parametrize(
    ("role", "kind", "is_there"),
    [
        (Role.ADVISOR, "barrier_reported", False),
        (Role.COORDINATOR, "barrier_reported", True),
        (Role.COORDINATOR, "account_unknown_address", False),
        (Role.COORDINATOR, "account_sign_in_code", False),
        (Role.COORDINATOR, "appointment_reminder", False),
    ],
)
def test_of_no_team_coordinators_see_what_was_written_to_the_house(page, role, kind, is_there):
    MessageFactory(recipient="amal@example.org", kind=kind)

    assert ("amal@example.org" in page(role)) == is_there


def test_what_is_out_of_date_is_marked_in_the_log(page, team):
    MessageFactory(team=team, sent=True)
    MessageFactory(team=team, sent=True, is_outdated=True)

    with override("en"):
        assert page().count("Out of date") == 1


@pytest.mark.parametrize(
    "parameters",
    [{"state": "failed"}, {"kind": "appointment_moved"}],
)
def test_filters_stand_in_the_address(page, team, parameters):
    MessageFactory(
        team=team,
        failed=True,
        kind="appointment_moved",
        recipient="amal@example.org",
        subject="Gut angekommen",
    )
    MessageFactory(team=team, recipient="other@example.org")

    html = page(**parameters)

    assert "amal@example.org" in html
    assert "other@example.org" not in html


def test_words_of_a_search_stand_in_no_address(search, client, team):
    MessageFactory(team=team, failed=True, recipient="amal@example.org", subject="Gut angekommen")
    MessageFactory(team=team, failed=True, recipient="other@example.org")

    found = search("amal@ gut", state="failed", kind="")
    again = client.get(reverse("messages:message_list"), {"words": "other"}).content.decode()

    assert found.redirect_chain == [(f"{reverse('messages:message_list')}?state=failed", 302)]
    for html in (found.content.decode(), again):
        assert "other@example.org" not in html
        assert "<bdi>amal@ gut</bdi>" in html
        assert html.count(">amal@example.org<") == 1


def test_a_search_can_be_removed_and_the_other_filters_stay(search, client, team):
    MessageFactory(team=team, failed=True, recipient="amal@example.org")
    found = search("nobody", state="failed").content.decode()

    after = send(client, state="failed")

    assert '<input type="hidden" name="state" value="failed">' in found
    assert ("amal@example.org" in found, "amal@example.org" in after.content.decode()) == (0, 1)
    assert "?state=failed" in after.redirect_chain[0][0]


def test_a_search_is_of_this_browser_only(search, page, team):
    MessageFactory(team=team, recipient="amal@example.org")
    search("nobody")

    assert "amal@example.org" in page()


def test_a_kind_is_found_by_the_name_that_the_list_shows(search, team):
    MessageFactory(team=team, kind="appointment_moved", recipient="amal@example.org", subject="x")
    MessageFactory(team=team, kind="appointment_booked", recipient="other@example.org", subject="x")

    with override("en"):
        html = search("MOVED appointment amal@").content.decode()
        others = search("moved").content.decode()

    assert ">amal@example.org<" in html
    assert ">other@example.org<" not in others


def test_a_code_cannot_be_guessed_by_searching_for_it(search, team):
    MessageFactory(team=team, credential=True, subject="482913", recipient="amal@example.org")

    assert "amal@example.org" not in search("482").content.decode()


@pytest.mark.parametrize(
    "parameters", [{"page": "0"}, {"page": "9" * 40}, {"state": "'"}, {"kind": "\x00%_" * 900}]
)
def test_nonsense_in_the_address_does_no_harm(client, page, parameters):
    assert "<h1" in page(**parameters)


@pytest.mark.parametrize("words", ["nobody", "\x00%_" * 900, "'; --"])
def test_when_nothing_fits_there_is_a_way_back(search, client, team, words):
    MessageFactory(team=team, recipient="amal@example.org")

    html = search(words).content.decode()

    assert "wc-empty" in html
    assert "amal@example.org" in send(client).content.decode()


@pytest.mark.parametrize("rows", [1, 24])
def test_the_page_costs_the_same_for_any_number_of_messages(
    client, team, rows, django_assert_num_queries
):
    MessageFactory.create_batch(rows, team=team)
    client.force_login(UserFactory(role=Role.ADVISOR, team=team, second_factor=True))
    client.get(reverse("messages:message_list"))

    with django_assert_num_queries(QUERIES):
        client.get(reverse("messages:message_list"))


QUERIES = 7


def test_pages_are_in_a_total_order(page, team):
    moment = timezone.now() - timedelta(days=1)
    messages = MessageFactory.create_batch(30, team=team, created_at=moment)
    type(messages[0]).objects.update(created_at=moment)

    both = page() + page(page=2)

    assert all(both.count(message.recipient) == 1 for message in messages)
