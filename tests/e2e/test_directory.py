"""Somebody looks for help in the directory, in Arabic, on a phone, with and without scripts."""

import pytest

from partners.directory.upkeep import MistakeReport
from tests.e2e.people import IN_GERMAN, ON_AN_ARABIC_PHONE, fill, follow, go_on
from tests.factories.directory import LocationFactory, OrganisationFactory, ServiceFactory


@pytest.fixture
def offices(center):
    """One speaks Arabic, the other does not."""
    for slug, languages in (("with-arabic", ["de", "ar"]), ("without", ["de"])):
        office = OrganisationFactory(slug=slug, name={"de": slug})
        here = LocationFactory(organisation=office)
        ServiceFactory(organisation=office, location=here, languages=languages)


@pytest.fixture(params=[True, False], ids=["with scripts", "without scripts"])
def phone(open_browser, offices, request):
    return open_browser(scripts=request.param, **ON_AN_ARABIC_PHONE)


def test_from_the_list_to_the_sheet_in_two_languages(phone):
    phone.goto("/ar/directory/?language=ar")
    assert phone.locator(".wc-entry").count() == 1
    follow(phone, "/directory/with-arabic/")
    follow(phone, "/sheet/")

    sides = phone.locator(".wc-side").evaluate_all("all => all.map(each => each.lang)")
    assert sides == ["ar", "de"]
    assert phone.locator("svg.wc-code").is_visible()


def test_who_finds_a_mistake_can_say_so(phone):
    phone.goto("/ar/directory/with-arabic/")
    follow(phone, "/mistake/")
    fill(phone, text="رقم الهاتف غير صحيح")
    go_on(phone)

    assert MistakeReport.objects.get().text == "رقم الهاتف غير صحيح"
    assert phone.locator(".wc-messages .kern-alert--success").count() == 1


def test_on_a_phone_the_filter_is_a_sheet_that_works_without_scripts(phone):
    phone.goto("/ar/directory/")
    phone.locator('main [popovertarget="filter"]').click()
    phone.locator('[name="language"][value="ar"]').check()
    phone.locator("#filter button").click()
    phone.wait_for_url("**language=ar*")

    phone.locator(".wc-tag").wait_for()
    assert phone.locator(".wc-entry").count() == 1


def test_a_choice_renews_list_numbers_and_address_and_keeps_the_focus(open_browser, offices):
    page = open_browser(**IN_GERMAN)
    page.goto("/de/directory/")
    assert page.locator("#n-mode-in_person").inner_text() == "2"

    box = page.locator('[name="language"][value="ar"]')
    box.check()
    page.locator(".wc-tag").wait_for()

    assert page.locator(".wc-entry").count() == 1
    assert page.locator("#n-mode-in_person").inner_text() == "1"
    assert "language=ar" in page.url
    assert box.evaluate("box => box === document.activeElement")

    page.go_back()
    page.locator(".wc-entry").nth(1).wait_for()


def test_the_map_is_loaded_only_when_asked_for(open_browser, offices):
    page, asked = open_browser(**IN_GERMAN), []
    page.on("request", lambda request: asked.append(request.url))
    page.goto("/de/directory/")
    assert not [url for url in asked if "leaflet" in url]

    page.locator("#map button").click()
    page.locator(".wc-pin").click()  # both are in one house

    links = page.locator(".leaflet-popup-content a")
    assert sorted(links.evaluate_all("all => all.map(each => each.pathname)")) == [
        "/de/directory/with-arabic/",
        "/de/directory/without/",
    ]
