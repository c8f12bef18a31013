"""What every page must be, as a browser sees it."""

from urllib.parse import urlsplit

from axe_playwright_python.base import AXE_SCRIPT
from django.urls import resolve
from django.utils import translation

from tests.e2e import shapes
from tests.e2e.people import DESKTOP, PHONE

NARROWEST = {"width": 320, "height": 640}
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
IN_LIGHT = {"runOnly": {"type": "tag", "values": RULES}, "resultTypes": ["violations"]}
# What the dark can change is colour alone.
IN_DARK = {"runOnly": ["color-contrast", "link-in-text-block"], "resultTypes": ["violations"]}
VIEWS = [
    (DESKTOP, "light", IN_LIGHT),
    (DESKTOP, "dark", IN_DARK),
    (PHONE, "dark", IN_DARK),
    (PHONE, "light", IN_LIGHT),
]
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
    found = [*_elsewhere(page, meant), *_measured(page, language)]
    page.evaluate(AXE_SCRIPT)
    for viewport, scheme, options in VIEWS:
        page.set_viewport_size(viewport)
        page.emulate_media(color_scheme=scheme)
        where = f"{viewport['width']} {scheme}"
        found += [f"{where}: {fault}" for fault in _violations(page, options)]
    found += _overflow(page)
    found += shapes.faults(page, language)
    return [f"{meant.name} {urlsplit(page.url).path}: {fault}" for fault in found]


def _elsewhere(page, meant):
    with translation.override(urlsplit(page.url).path[1:3]):
        here = resolve(urlsplit(page.url).path).view_name
    if here != meant.name:
        yield f"it is {here}"


def _violations(page, options):
    for violation in page.evaluate("options => axe.run(options)", options)["violations"]:
        places = "; ".join(node["html"][:200] for node in violation["nodes"][:3])
        yield f"{violation['id']} ({violation['help']}): {places}"


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
    for viewport in (PHONE, NARROWEST):
        page.set_viewport_size(viewport)
        if (pixels := page.evaluate(TOO_WIDE)) > 0:
            yield f"{pixels} px wider than {viewport['width']}"
    page.set_viewport_size(DESKTOP)
    page.emulate_media(color_scheme="light")
