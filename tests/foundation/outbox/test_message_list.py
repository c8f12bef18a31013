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
    [{"state": "failed"}, {"kind": "appointment_moved"}, {"words": "amal@ gut"}],
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


def test_a_code_cannot_be_guessed_by_searching_for_it(page, team):
    MessageFactory(team=team, credential=True, subject="482913", recipient="amal@example.org")

    assert "amal@example.org" not in page(words="482")


@pytest.mark.parametrize(
    "parameters", [{"page": "0"}, {"page": "9" * 40}, {"state": "'"}, {"words": "\x00%_" * 900}]
)
def test_nonsense_in_the_address_does_no_harm(client, page, parameters):
    assert "<h1" in page(**parameters)


def test_when_nothing_fits_there_is_a_way_back(page, team):
    MessageFactory(team=team)

    html = page(words="nobody")

    assert "wc-empty" in html
    assert f'href="{reverse("messages:message_list")}"' in html


@pytest.mark.parametrize("rows", [1, 24])
def test_the_page_costs_the_same_for_any_number_of_messages(
    client, team, rows, django_assert_num_queries
):
    MessageFactory.create_batch(rows, team=team)
    client.force_login(UserFactory(role=Role.ADVISOR, team=team, second_factor=True))
    client.get(reverse("messages:message_list"))

    with django_assert_num_queries(QUERIES):
        client.get(reverse("messages:message_list"))


QUERIES = 6


def test_pages_are_in_a_total_order(page, team):
    moment = timezone.now() - timedelta(days=1)
    messages = MessageFactory.create_batch(30, team=team, created_at=moment)
    type(messages[0]).objects.update(created_at=moment)

    both = page() + page(page=2)

    assert all(both.count(message.recipient) == 1 for message in messages)
