"""A newcomer in Arabic finds who helps, on a phone: with scripts and without."""

import pytest

from partners.guide.models import GuideCount
from partners.rules.importer import load_rules
from tests.e2e.people import ON_AN_ARABIC_PHONE, choose, follow, go_on
from tests.factories.directory import LocationFactory, OrganisationFactory, ServiceFactory
from welcome_center.foundation.center.importer import load_code_lists

SARSTEDT, HILDESHEIM = "03254028", "03254021"


@pytest.fixture(params=[True, False], ids=["with scripts", "without scripts"])
def phone(open_browser, advisor, request):
    load_code_lists(region="hildesheim")
    load_rules()
    return open_browser(scripts=request.param, **ON_AN_ARABIC_PHONE)


def office(kind, name, area, **more):
    entry = OrganisationFactory(kind=kind, name={"de": name}, slug=f"{kind}-{area}".lower())
    place = LocationFactory(organisation=entry)
    return ServiceFactory(organisation=entry, areas=[area], location=place, **more)


def test_the_recognition_office_of_the_own_town_is_found_in_arabic(phone):
    office("IQ", "IQ Beratung Hannover", "03241")
    office("IQ", "IQ Beratung Region Hildesheim", "03254", languages=["de", "ar"])
    phone.goto("/ar/")

    follow(phone, "/ar/guide/")
    follow(phone, "group=REC")
    follow(phone, "topic=REC_VOC")
    phone.locator("select[name=place]").select_option(SARSTEDT)
    go_on(phone)
    choose(phone, "regulated", "no")
    go_on(phone)

    first = phone.locator(".wc-place--first")
    assert phone.locator("html[lang=ar][dir=rtl] h1").count() == 1
    assert "IQ Beratung Region Hildesheim" in first.inner_text()
    assert "استشارة مجانية" in first.inner_text()
    assert "IQ Beratung Hannover" not in phone.locator("main").inner_text()
    assert phone.locator('main a[href*="/ar/book/way/?topic=REC_VOC"]').count() == 1
    assert list(GuideCount.objects.values_list("place", "language")) == [(SARSTEDT, "ar")]

    follow(phone, "/ar/directory/iq-03254/")
    assert phone.locator("main h1").inner_text() == "IQ Beratung Region Hildesheim"

    follow(phone, "/sheet/")
    phone.emulate_media(media="print")
    sides = phone.locator(".wc-side").evaluate_all("all => all.map(each => each.lang)")
    assert sides == ["ar", "de"]
    assert phone.locator("svg.wc-code").is_visible()
    assert not phone.locator("main nav, main button").filter(visible=True).count()
    assert phone.pdf().startswith(b"%PDF")


def test_going_back_keeps_what_was_answered(phone):
    phone.goto("/ar/guide/questions/?topic=RES_TITLE")
    phone.locator("select[name=place]").select_option(HILDESHEIM)
    choose(phone, "residence", "EU")
    go_on(phone)

    phone.go_back()
    assert phone.locator("select[name=place]").input_value() == HILDESHEIM

    phone.go_forward()
    follow(phone, "/ar/guide/questions/")
    assert phone.locator("select[name=place]").input_value() == HILDESHEIM
    assert phone.locator('[name="residence"][value="EU"]').is_checked()


def test_in_danger_the_help_line_and_the_way_out_come_first(phone):
    phone.goto("/ar/guide/questions/?topic=FAM_VIOL")

    leave = phone.locator('main a[rel="noreferrer"]').first
    assert phone.locator('main a[href="tel:116016"]').is_visible()
    assert leave.bounding_box()["y"] < phone.locator("select[name=place]").bounding_box()["y"]
