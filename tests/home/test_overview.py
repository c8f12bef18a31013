"""Whoever signs in lands on a page that says what there is."""

import re

import pytest

from tests.factories.accounts import UserFactory
from tests.factories.center import CenterFactory
from tests.factories.people import PersonFactory
from welcome_center.foundation.access import Role
from welcome_center.home.overview import WHAT_THERE_IS

pytestmark = pytest.mark.django_db
OVERVIEW = "/de/overview/"
AFTER_SIGN_IN = "/de/after-sign-in/"


@pytest.mark.parametrize(
    ("roles", "landing"),
    [
        ([Role.EMPLOYER], OVERVIEW),
        ([Role.PARTNER], "/de/partners/"),
        ([Role.MEDIATOR], OVERVIEW),
        ([Role.FUNDER], OVERVIEW),
        ([Role.ADMINISTRATOR], OVERVIEW),
        ([Role.NEWCOMER], "/de/me/intake/start/"),
        ([Role.NEWCOMER, Role.MEDIATOR], "/de/me/intake/start/"),
        ([Role.ADVISOR, Role.ADMINISTRATOR], "/de/desk/"),
        ([], "/de/"),
    ],
)
def test_each_role_has_a_place_to_begin(client, settings, roles, landing):
    settings.SECOND_FACTOR_REQUIRED = False
    client.force_login(UserFactory(roles=roles))

    response = client.get(AFTER_SIGN_IN, follow=True)

    assert response.status_code == 200
    assert response.redirect_chain[-1][0] == landing


def test_a_newcomer_whom_we_know_begins_in_the_own_area(client):
    client.force_login(PersonFactory(account=UserFactory()).account)

    assert client.get(AFTER_SIGN_IN).url == "/de/me/"


@pytest.mark.parametrize("role", WHAT_THERE_IS)
def test_every_link_leads_somewhere_that_this_role_may_open(client, settings, role):
    settings.SECOND_FACTOR_REQUIRED = False
    CenterFactory()
    client.force_login(UserFactory(role=role))

    page = client.get(OVERVIEW)

    assert str(WHAT_THERE_IS[role]) in page.content.decode()
    links = set(re.findall(r'href="(/[a-z][^"]*)"', page.content.decode()))
    answers = {link: client.get(link).status_code for link in links if "/static/" not in link}
    assert len(answers) > 5
    assert {link: status for link, status in answers.items() if status not in (200, 302)} == {}


def test_only_the_administrator_finds_the_settings(client, settings):
    settings.SECOND_FACTOR_REQUIRED = False
    client.force_login(UserFactory(role=Role.FUNDER))

    assert "/admin/" not in client.get(OVERVIEW).content.decode()


def test_newcomers_have_their_own_area_instead(client):
    client.force_login(UserFactory(role=Role.NEWCOMER))

    assert client.get(OVERVIEW).status_code == 403
