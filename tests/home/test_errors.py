import pytest
from django.db import DatabaseError
from django.http import HttpResponse
from django.test import RequestFactory
from django.utils.translation import override

from tests.factories.accounts import UserFactory
from tests.factories.center import CenterFactory
from welcome_center.foundation.access import Role
from welcome_center.home import errors


@pytest.mark.django_db
@pytest.mark.parametrize(("language", "direction"), [("de", "ltr"), ("ar", "rtl")])
def test_unknown_page_leads_on(client, language, direction):
    CenterFactory()

    response = client.get(f"/{language}/nothing/here/")

    page = response.content.decode()
    assert response.status_code == 404
    assert f'dir="{direction}"' in page
    assert f'href="/{language}/book/"' in page
    assert page.count("<h1") == 1


@pytest.mark.django_db
@pytest.mark.parametrize("language", ["de", "ar"])
def test_an_address_with_too_much_in_it_is_told_in_the_reader_s_language(client, language):
    CenterFactory()

    response = client.get(f"/{language}/directory/?{'a=&' * 1000}")

    page = response.content.decode()
    assert response.status_code == 400
    assert f'<html lang="{language}"' in page
    assert page.count("<h1") == 1


@pytest.mark.django_db
def test_language_menu_of_an_unknown_page_leads_to_start_pages(client):
    page = client.get("/de/nothing/").content.decode()

    assert 'href="/ar/" lang="ar"' in page


@pytest.mark.django_db
def test_somebody_without_the_role_is_told_so(client):
    client.force_login(UserFactory(role=Role.NEWCOMER))

    response = client.get("/de/desk/messages/")

    assert response.status_code == 403
    assert 'href="/de/"' in response.content.decode()


def test_a_form_that_was_open_too_long_may_be_sent_again(monkeypatch):
    monkeypatch.setattr(errors, "render", lambda request, page, status: HttpResponse(page, status))

    response = errors.csrf_failure(RequestFactory().post("/"))

    assert response.content == b"403_csrf.html"


@pytest.mark.parametrize("language", ["de", "en", "ar"])
def test_our_own_fault_is_told_without_asking_the_database(language):
    """No database is allowed in this test: a query would fail it."""
    with override(language):
        response = errors.server_error(RequestFactory().get("/"))

    assert response.status_code == 500
    assert f'<html lang="{language}"' in response.content.decode()


@pytest.mark.django_db
def test_broken_database_shows_our_page(client, monkeypatch):
    client.raise_request_exception = False

    def break_down(*args):
        raise DatabaseError

    monkeypatch.setattr("welcome_center.home.offers.on_offer", break_down)

    response = client.get("/ar/")

    assert response.status_code == 500
    assert 'dir="rtl"' in response.content.decode()
