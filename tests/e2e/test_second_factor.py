"""Staff sign in with a password and a code of their app."""

import pytest

from tests.e2e.people import fill, go_on, path_of
from tests.factories.accounts import PASSWORD, UserFactory
from tests.foundation.accounts.journeys import code_of_app
from welcome_center.foundation.access import Role


@pytest.fixture
def colleague(center, settings):
    settings.SECOND_FACTOR_REQUIRED = True
    return UserFactory(role=Role.ADVISOR, password=PASSWORD)


def sign_in(page, user):
    page.goto("/de/accounts/login/")
    fill(page, login=user.email, password=PASSWORD)
    go_on(page)


def set_up_app(page):
    """Types in the code of an app that was given the key on the page; returns the key."""
    page.goto("/de/accounts/2fa/totp/activate/")
    secret = page.locator("main code").inner_text()
    fill(page, code=code_of_app(secret))
    go_on(page)
    return secret


def test_before_the_app_is_set_up_no_page_of_the_desk_opens(german, colleague):
    sign_in(german, colleague)
    german.goto("/de/desk/")

    assert path_of(german) == "/de/accounts/2fa/"


def test_colleague_sets_up_the_app_and_signs_in_with_it(german, open_browser, colleague):
    sign_in(german, colleague)
    secret = set_up_app(german)

    later = open_browser()
    sign_in(later, colleague)
    assert path_of(later) == "/de/accounts/2fa/authenticate/"
    fill(later, code=code_of_app(secret, steps=1))  # the code before was used up
    go_on(later)

    assert path_of(later) == "/de/desk/"


def test_a_wrong_code_does_not_open_the_desk(german, center, settings):
    settings.SECOND_FACTOR_REQUIRED = True
    user = UserFactory(role=Role.ADVISOR, password=PASSWORD, second_factor=True)

    sign_in(german, user)
    fill(german, code="000000")
    go_on(german)

    assert path_of(german) == "/de/accounts/2fa/authenticate/"
    assert german.locator('[name="code"][aria-invalid="true"]').count() == 1
