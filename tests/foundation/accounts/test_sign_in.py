import pytest
from django.conf import settings
from django.urls import reverse

from tests.factories.accounts import PASSWORD, UserFactory
from tests.foundation.accounts.journeys import (
    LOGIN,
    code_in,
    code_of_app,
    is_signed_in,
    letters,
    sign_in,
    sign_in_with_app,
)
from welcome_center.foundation.access import Role


def test_person_signs_in_with_address_and_password(client):
    user = UserFactory(password=PASSWORD)

    response = sign_in(client, user)

    assert response.status_code == 302
    assert response.url == reverse("home:after_sign_in")
    assert is_signed_in(client)


def test_the_address_may_be_written_in_capitals(client):
    user = UserFactory(password=PASSWORD)

    client.post(LOGIN, {"login": user.email.upper(), "password": PASSWORD})

    assert is_signed_in(client)


def test_wrong_password_and_unknown_address_get_the_same_answer(client):
    user = UserFactory(password=PASSWORD)

    known = sign_in(client, user, "not the password")
    unknown = client.post(LOGIN, {"login": "nobody@example.org", "password": "not the password"})

    assert known.context["form"].errors == unknown.context["form"].errors
    assert not is_signed_in(client)


def test_closed_account_stays_outside(client):
    user = UserFactory(password=PASSWORD, is_active=False)

    response = sign_in(client, user)

    assert response.url == "/de/accounts/inactive/"
    assert not is_signed_in(client)


def test_person_signs_in_with_a_mailed_code(client):
    user = UserFactory(language="en")

    client.post("/de/accounts/login/code/", {"email": user.email})
    [letter] = letters("account_sign_in_code")
    client.post("/de/accounts/login/code/confirm/", {"code": code_in(letter)})

    assert letter.recipient == user.email
    assert letter.is_credential
    assert letter.language == "en"
    assert is_signed_in(client)


def test_an_address_without_account_looks_the_same_but_gets_another_letter(client):
    user = UserFactory()

    known = client.post("/de/accounts/login/code/", {"email": user.email})
    client.post("/de/accounts/logout/")
    unknown = client.post("/de/accounts/login/code/", {"email": "nobody@example.org"})

    assert (known.status_code, known.url) == (unknown.status_code, unknown.url)
    [letter] = letters("account_unknown_address")
    assert letter.recipient == "nobody@example.org"
    assert "/de/accounts/signup/" in letter.body


def test_a_second_code_makes_the_first_unsent_letter_pointless(client):
    user = UserFactory()

    client.post("/de/accounts/login/code/", {"email": user.email})
    client.post("/de/accounts/login/code/confirm/", {"action": "resend"})

    assert [letter.state for letter in letters("account_sign_in_code")] == ["cancelled", "waiting"]


def test_colleague_signs_in_with_password_and_app(client):
    user = UserFactory(role=Role.ADVISOR, password=PASSWORD, second_factor=True)

    first = sign_in(client, user)
    assert first.url == "/de/accounts/2fa/authenticate/"
    assert not is_signed_in(client)

    second = client.post(first.url, {"code": code_of_app()})

    assert second.url == reverse("home:after_sign_in")
    assert is_signed_in(client)


def test_wrong_code_of_the_app_opens_nothing(client):
    user = UserFactory(role=Role.ADVISOR, password=PASSWORD, second_factor=True)
    sign_in(client, user)

    response = client.post("/de/accounts/2fa/authenticate/", {"code": code_of_app(steps=9)})

    assert response.status_code == 200
    assert "code" in response.context["form"].errors
    assert not is_signed_in(client)


def test_a_code_of_the_app_works_once(client):
    user = UserFactory(role=Role.ADVISOR, password=PASSWORD, second_factor=True)
    code = code_of_app()
    sign_in(client, user)
    client.post("/de/accounts/2fa/authenticate/", {"code": code})
    client.post("/de/accounts/logout/")
    sign_in(client, user)

    client.post("/de/accounts/2fa/authenticate/", {"code": code})

    assert not is_signed_in(client)


def test_a_mailed_code_does_not_get_round_the_second_factor(client):
    user = UserFactory(role=Role.ADVISOR, second_factor=True)
    client.post("/de/accounts/login/code/", {"email": user.email})
    [letter] = letters("account_sign_in_code")

    response = client.post("/de/accounts/login/code/confirm/", {"code": code_in(letter)})

    assert response.url == "/de/accounts/2fa/authenticate/"
    assert not is_signed_in(client)


def test_the_session_gets_a_new_key_at_sign_in(client):
    user = UserFactory(password=PASSWORD)
    session = client.session
    session["planted"] = "by somebody else"
    session.save()
    client.cookies[settings.SESSION_COOKIE_NAME] = session.session_key

    sign_in(client, user)

    assert client.cookies[settings.SESSION_COOKIE_NAME].value != session.session_key
    client.cookies[settings.SESSION_COOKIE_NAME] = session.session_key
    assert not is_signed_in(client)


ELSEWHERE = [
    "//evil.example",
    "///evil.example",
    "////evil.example",
    "\\\\evil.example",
    "/\\evil.example",
    "\\/evil.example",
    "/\\/evil.example",
    "https:evil.example",
    "https:/evil.example",
    "https://evil.example",
    "http://evil.example/de/",
    "https:///evil.example",
    "//evil.example@testserver/",
    "https://testserver@evil.example/",
    "https://testserver.evil.example/",
    "/\t/evil.example",
    "\t//evil.example",
    " //evil.example",
    "/\n/evil.example",
    "//evil。example",
    "/\u200b/evil.example",
    "/\x00/evil.example",
    "javascript:alert(1)",
    "JaVaScRiPt://testserver/%0aalert(1)",
    "data:text/html,<script>alert(1)</script>",
    "ftp://testserver/",
    "evil.example",
]


@pytest.mark.parametrize("elsewhere", ELSEWHERE)
def test_sign_in_never_leads_elsewhere(client, elsewhere):
    user = UserFactory(password=PASSWORD)

    response = sign_in(client, user, next=elsewhere)

    assert response.url == reverse("home:after_sign_in")


@pytest.mark.parametrize("page", ["/de/book/", "/ar/me/?tab=1", "/admin/"])
def test_sign_in_leads_back_to_the_own_page(client, page):
    user = UserFactory(password=PASSWORD)

    assert sign_in(client, user, next=page).url == page


def test_the_way_back_survives_the_second_factor(client):
    user = UserFactory(role=Role.ADVISOR, password=PASSWORD, second_factor=True)

    assert sign_in_with_app(client, user, next="/de/desk/week/").url == "/de/desk/week/"


@pytest.mark.parametrize("language", ["de", "en", "ar"])
def test_the_form_has_the_fields_login_and_password(client, language):
    page = client.get(f"/{language}/accounts/login/").content.decode()

    assert 'name="login"' in page
    assert 'name="password"' in page
