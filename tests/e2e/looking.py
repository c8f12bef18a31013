"""What every page must be, as a browser sees it."""

from urllib.parse import urlsplit

from axe_playwright_python.base import AXE_SCRIPT
from django.urls import resolve
from django.utils import translation

from tests.e2e import shapes
from tests.e2e.people import DESKTOP, PHONE

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
AXE_RULES = {
    "light": {"type": "tag", "values": RULES},
    # What the dark can change is colour alone.
    "dark": ["color-contrast", "link-in-text-block"],
}
MOST_BYTES = 100_000
MEASURES = """() => ({
    headings: document.querySelectorAll("h1").length,
    bytes: new TextEncoder().encode(document.documentElement.outerHTML).length,
    title: document.title,
    language: document.documentElement.lang,
    direction: document.documentElement.dir,
})"""
TOO_WIDE = """() => {
    const here = document.documentElement;
    return here.scrollWidth - here.clientWidth;
}"""


def faults(page, *, meant, language):
    """All that is wrong with this page, in words; an empty list is what we want."""
    found = [*_elsewhere(page, meant), *_measured(page, language), *seen(page, language)]
    return [f"{meant.name} {urlsplit(page.url).path}: {fault}" for fault in found]


def seen(page, language):
    """In one round, for each change costs a layout: begins and ends wide and in the light."""
    page.evaluate(AXE_SCRIPT)
    yield from _violations(page, "light")
    yield from shapes.faults_when_wide(page, language)
    page.emulate_media(color_scheme="dark")
    yield from _violations(page, "dark")
    page.set_viewport_size(PHONE)
    yield from _violations(page, "dark")
    page.emulate_media(color_scheme="light")
    yield from _violations(page, "light")
    yield from _overflow(page)
    yield from shapes.faults_on_a_phone(page, language)
    page.set_viewport_size(shapes.NARROWEST)
    yield from _overflow(page)
    yield from shapes.faults_when_narrow(page, language)
    page.set_viewport_size(DESKTOP)


def _elsewhere(page, meant):
    with translation.override(urlsplit(page.url).path[1:3]):
        here = resolve(urlsplit(page.url).path).view_name
    if here != meant.name:
        yield f"it is {here}"


def _violations(page, scheme):
    options = {"runOnly": AXE_RULES[scheme], "resultTypes": ["violations"]}
    where = f"{page.viewport_size['width']} {scheme}"
    for violation in page.evaluate("options => axe.run(options)", options)["violations"]:
        places = "; ".join(node["html"][:200] for node in violation["nodes"][:3])
        yield f"{where}: {violation['id']} ({violation['help']}): {places}"


def _measured(page, language):
    measures = page.evaluate(MEASURES)
    if measures["headings"] != 1:
        yield f"{measures['headings']} h1"
    if measures["bytes"] > MOST_BYTES:
        yield f"{measures['bytes']} bytes of HTML"
    if not measures["title"].split(" – ")[0].strip():
        yield "no title"
    direction = "rtl" if language == "ar" else "ltr"
    if (measures["language"], measures["direction"]) != (language, direction):
        yield f"{measures['language']} {measures['direction']}"


def _overflow(page):
    if (pixels := page.evaluate(TOO_WIDE)) > 0:
        yield f"{pixels} px wider than {page.viewport_size['width']}"
