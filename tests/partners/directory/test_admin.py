"""The raw pages for administrators."""

import pytest
from django.urls import reverse

from partners.directory import asking, versions
from partners.directory.kinds import Confirmer
from partners.directory.models import Organisation
from partners.directory.offers import Service
from partners.directory.upkeep import ConfirmationRequest
from tests.factories.accounts import UserFactory
from tests.factories.booking import local
from tests.factories.center import CenterFactory
from tests.factories.directory import LocationFactory, OrganisationFactory, ServiceFactory
from welcome_center.foundation.access import Role

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def administrator(client, settings):
    settings.SECOND_FACTOR_REQUIRED = False
    CenterFactory()
    client.force_login(UserFactory(role=Role.ADMINISTRATOR))


@pytest.fixture
def entry():
    return OrganisationFactory(name={"de": "Am Markt"}, email="place@example.org")


def address_of(row):
    return reverse(f"admin:partners_{row._meta.model_name}_change", args=[row.pk])


def form_of(client, row):
    """What the page would send if nobody typed anything."""
    context = client.get(address_of(row)).context
    formsets = [one.formset for one in context["inline_admin_formsets"]]
    forms = [context["adminform"].form, *(form for one in formsets for form in one)]
    forms += [one.management_form for one in formsets]
    fields = [field for form in forms for field in form]
    sent = {field.html_name: field.value() for field in fields}
    return {
        name: value
        for name, value in sent.items()
        if value not in ("", None) and value is not False
    }


def errors_of(page):
    return page.context["adminform"].form.errors


def test_what_is_saved_here_is_a_version_of_its_own(client, entry):
    LocationFactory(organisation=entry)
    service = ServiceFactory(organisation=entry)

    saved = [
        client.post(address_of(row), form_of(client, row) | {"email": "new@example.org"})
        for row in (entry, service)
    ]

    entry.refresh_from_db()
    service.refresh_from_db()
    assert [page.status_code for page in saved] == [302, 302]
    assert (entry.version, service.version) == (3, 2)
    assert entry.email == service.email == "new@example.org"


def test_the_history_names_the_center(client, entry):
    client.post(address_of(entry), form_of(client, entry) | {"website": "https://example.org/"})

    newest = versions.history(entry)[0]
    assert "website" in newest.after
    assert newest.by == Confirmer.STAFF.label


def test_what_a_colleague_changed_meanwhile_is_not_written_over(client, entry):
    service = ServiceFactory(organisation=entry)
    sent = {row: form_of(client, row) for row in (entry, service)}
    Organisation.objects.update(website="https://example.org/", version=2)

    pages = [client.post(address_of(row), sent[row]) for row in (entry, service)]

    assert all("__all__" in errors_of(page) for page in pages)
    assert Organisation.objects.get().website == "https://example.org/"


@pytest.mark.parametrize("texts", ['["Beratung"]', '"Beratung"', '{"de": 5}', '{"de": ["a"]}'])
def test_texts_that_no_page_could_show_are_refused(client, entry, texts):
    page = client.post(address_of(entry), form_of(client, entry) | {"description": texts})

    assert "description" in errors_of(page)


@pytest.mark.parametrize("days", ["[1]", '{"ar": 2}', '{"ar": [9]}', '{"ar": ["Mo"]}'])
def test_days_that_no_page_could_show_are_refused(client, days):
    service = ServiceFactory()

    page = client.post(address_of(service), form_of(client, service) | {"language_days": days})

    assert "language_days" in errors_of(page)


def test_a_place_is_looked_through_as_the_entry_is(client, entry):
    place = LocationFactory(organisation=entry)

    client.post(address_of(entry), form_of(client, entry) | {"locations-0-way": '["Bus"]'})

    place.refresh_from_db()
    assert place.way == {}


def test_a_translation_that_is_written_here_counts_as_made_from_the_present_text(client):
    service = ServiceFactory(name={"de": "Beratung", "en": "Advise"})
    before = service.is_outdated("name", "en")
    texts = '{"de": "Beratung", "en": "Advice"}'

    client.post(address_of(service), form_of(client, service) | {"name": texts})

    after = Service.objects.get()
    assert (before, after.is_outdated("name", "en")) == (True, False)


def test_a_link_to_an_address_that_is_corrected_here_is_over(client, entry):
    asking.ask_for_confirmation(entry, now=local("9:00"))

    client.post(address_of(entry), form_of(client, entry) | {"email": "new@example.org"})

    assert ConfirmationRequest.objects.get().state == "expired"
