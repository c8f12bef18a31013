"""S6 and S10: what each answer tells the browser, and which host names are believed."""

import re

import pytest
from django.conf import settings

from tests.conftest import SecureClient
from tests.factories.accounts import UserFactory
from tests.factories.booking import WeeklyRuleFactory
from tests.factories.center import CenterFactory
from tests.test_long_input import public
from welcome_center.foundation.access import Role
from welcome_center.foundation.outbox.models import Message

pytestmark = pytest.mark.django_db

EVERYWHERE = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "X-Frame-Options": "DENY",
}
POLICY = ["base-uri 'none'", "frame-ancestors 'none'", "object-src 'none'", "default-src 'self'"]
PRIVATE = {
    Role.NEWCOMER: ["/de/me/", "/de/accounts/sessions/"],
    Role.ADVISOR: ["/de/desk/", "/de/desk/week/", "/de/desk/messages/"],
}
HOSTS = [
    {"host": "evil.example"},
    {"host": "evil.example:443"},
    {"host": "testserver.evil.example"},
    {"host": "testserver@evil.example"},
    {"host": "testserver, evil.example"},
    {"host": "evil.example#testserver"},
    {"host": ""},
    {"x-forwarded-host": "evil.example"},
    {"x-forwarded-host": "testserver, evil.example"},
    {"forwarded": "host=evil.example;proto=http"},
    {"x-original-host": "evil.example"},
    {"x-host": "evil.example"},
]


@pytest.fixture
def center():
    CenterFactory()
    return WeeklyRuleFactory().site


def is_strict(response):
    policy = response.headers["Content-Security-Policy"]
    scripts = re.search(r"script-src ([^;]*)", policy)[1]
    return (
        all(rule in policy for rule in POLICY)
        and "unsafe" not in policy
        and "*" not in policy
        and re.search(r"'nonce-[^']{16,}'|^'self'$", scripts) is not None
    )


def missing(response):
    """What a browser is not told with this answer."""
    told = response.headers
    wrong = [name for name, value in EVERYWHERE.items() if told.get(name) != value]
    if not is_strict(response):
        wrong.append("Content-Security-Policy")
    if settings.IS_HTTPS and "max-age=31536000" not in told.get("Strict-Transport-Security", ""):
        wrong.append("Strict-Transport-Security")
    return wrong


def test_every_public_page_says_all_of_it(center, client):
    told = {path: missing(client.get(path)) for path in public("GET")}

    assert len(told) > 30
    assert {path: wrong for path, wrong in told.items() if wrong} == {}


def test_errors_say_it_as_well(center):
    client = SecureClient(raise_request_exception=False)

    answers = [client.get("/de/no-such-page/"), client.post("/de/book/"), client.get("/admin/")]

    assert [missing(answer) for answer in answers] == [[], [], []]


@pytest.mark.parametrize("role", PRIVATE)
def test_what_is_private_is_stored_nowhere(center, client, role):
    client.force_login(UserFactory(role=role, second_factor=True, team=center.team))

    for path in PRIVATE[role]:
        answer = client.get(path)
        assert (path, answer.status_code) == (path, 200)
        assert "no-store" in answer.headers["Cache-Control"]
        assert "Cookie" in answer.headers["Vary"]
        assert missing(answer) == []


@pytest.mark.parametrize("headers", HOSTS, ids=str)
def test_a_made_up_host_never_gets_into_an_answer_or_a_letter(center, client, headers):
    user = UserFactory()

    page = client.get("/de/accounts/password/reset/", headers=headers)
    answer = client.post("/de/accounts/password/reset/", {"email": user.email}, headers=headers)

    for each in (page, answer):
        assert each.status_code in {200, 302, 400}
        assert "evil.example" not in each.content.decode() + str(each.headers)
    letters = Message.objects.values_list("subject", "body")
    assert answer.status_code == 400 or letters
    for subject, body in letters:
        assert "evil" not in subject + body
        assert settings.SITE_ORIGIN in body
