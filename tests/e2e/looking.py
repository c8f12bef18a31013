"""What every page must be, as a browser sees it."""

from axe_playwright_python.sync_playwright import Axe

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
OPTIONS = {"runOnly": {"type": "tag", "values": RULES}, "resultTypes": ["violations"]}
MEASURES = """() => ({
    headings: document.querySelectorAll("h1").length,
    overflow: document.documentElement.scrollWidth - document.documentElement.clientWidth,
    bytes: new TextEncoder().encode(document.documentElement.outerHTML).length,
    direction: document.documentElement.dir,
    title: document.title,
})"""

axe = Axe()


def faults(page):
    """All that is wrong with this page, in words; an empty list is what we want."""
    found = [*_violations(page), *_measured(page)]
    return [f"{page.url}: {fault}" for fault in found]


def _violations(page):
    for violation in axe.run(page, options=OPTIONS).response["violations"]:
        places = "; ".join(node["html"][:160] for node in violation["nodes"][:3])
        yield f"{violation['id']} ({violation['help']}): {places}"


def _measured(page):
    measures = page.evaluate(MEASURES)
    if measures["headings"] != 1:
        yield f"{measures['headings']} h1"
    if measures["overflow"] > 0:
        yield f"{measures['overflow']} px wider than the window"
    if measures["bytes"] > 100_000:
        yield f"{measures['bytes']} bytes of HTML"
    if not measures["title"].strip():
        yield "no title"
