"""Booking without a mouse: Tab, Enter, Space and arrows; one always sees where one is."""

import pytest

from newcomers.booking.models import Appointment
from tests.e2e.people import IN_GERMAN, code_shown, path_of

# A choice may show the focus on its face, and a link that fills a card on its ::after.
FOCUSED = """() => {
    const here = document.activeElement;
    const face = here.matches("input") && here.nextElementSibling;
    const styles = [here, face].filter(Boolean).flatMap(shown => [
        getComputedStyle(shown), getComputedStyle(shown, "::after")
    ]);
    const clear = "rgba(0, 0, 0, 0)";
    const isSeen = style => style.boxShadow !== "none"
        || style.outlineStyle !== "none" && style.outlineColor !== clear;
    return {place: here.outerHTML.slice(0, 160), isSeen: styles.some(isSeen)};
}"""
STEPS = 120


def tab_to(page, selector):
    """Tabs until there, and notes every place on the way where nothing showed the focus."""
    target = page.locator(selector).first
    unseen = []
    for _step in range(STEPS):
        page.keyboard.press("Tab")
        focused = page.evaluate(FOCUSED)
        if not focused["isSeen"]:
            unseen.append(focused["place"])
        if target.evaluate("target => target === document.activeElement"):
            assert unseen == []
            return
    raise AssertionError(f"{selector} cannot be reached on {page.url}")


def press(page, key):
    with page.expect_navigation():
        page.keyboard.press(key)


def open_with_enter(page, selector):
    tab_to(page, selector)
    press(page, "Enter")


@pytest.fixture
def page(open_browser, advisor):
    page = open_browser(**IN_GERMAN)
    page.goto("/de/")
    return page


def test_guest_books_with_the_keyboard_only(page):
    open_with_enter(page, 'main a[href*="group=REC"]')
    open_with_enter(page, 'main a[href*="topic=REC_VOC"]')
    tab_to(page, '[name="language"]:checked')
    page.keyboard.press("ArrowDown")
    open_with_enter(page, "main form button.kern-btn--primary")
    tab_to(page, '[name="slot"]')
    page.keyboard.press("Space")
    open_with_enter(page, "main form button.kern-btn--primary")
    tab_to(page, '[name="name"]')
    page.keyboard.type("Amal")
    tab_to(page, '[name="contact_by"]:checked')
    page.keyboard.press("ArrowUp")  # from the first to the last: not at all
    open_with_enter(page, "main form button.kern-btn--primary")

    appointment = Appointment.objects.get()
    assert code_shown(page) == appointment.code
    assert appointment.person.contact_by == "none"


def test_the_first_tab_offers_to_skip_to_the_content(page):
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")

    assert page.evaluate("document.activeElement.id") == "content"


def test_after_a_mistake_the_focus_is_on_what_is_wrong(page):
    page.goto("/de/appointments/")
    open_with_enter(page, "main form button.kern-btn--primary")
    page.locator(".kern-alert--danger").wait_for()

    assert page.evaluate("document.activeElement.matches('.kern-alert--danger')")
    assert path_of(page) == "/de/appointments/"


def test_the_language_menu_opens_with_enter(page):
    tab_to(page, "header summary")
    page.keyboard.press("Enter")
    tab_to(page, 'header a[hreflang="ar"]')
    press(page, "Enter")

    assert page.locator("html[dir=rtl]").count() == 1
