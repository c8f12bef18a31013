"""A3 to A6: what a page must still be when its reader changes how it looks."""

from pathlib import Path

from tests.e2e.people import DESKTOP, PHONE

CHECKS = Path(__file__).with_suffix(".js").read_text()
NARROWEST = {"width": 320, "height": 640}
SPACED = """
    * {
        line-height: 1.5 !important;
        letter-spacing: .12em !important;
        word-spacing: .16em !important;
    }
    p { margin-block-end: 2em !important }
"""
LARGE = "html { font-size: 200% !important }"
SHARE = 0.4
LONG_ENOUGH = {"de", "en"}  # languages whose words can be made longer letter by letter


def faults(page, language):
    """{check: what is wrong} of this page; the page is as before."""
    found = {check: ask(page, check) for check in ("headings", "errors", "help", "sign_in")}
    if language == "ar":
        found["isolation"] = ask(page, "isolation")
    else:
        found |= _when_seen_otherwise(page)
    page.set_viewport_size(DESKTOP)
    return [f"{check}: {each}" for check, faults in found.items() for each in faults[:3]]


def _when_seen_otherwise(page):
    found = {}
    for viewport in (NARROWEST, DESKTOP):
        page.set_viewport_size(viewport)
        where = f"at {viewport['width']}"
        found[f"spaced {where}"] = ask(page, "spread", SPACED)
        found[f"longer {where}"] = ask(page, "longer", SHARE)
    found["letters of twice the size"] = ask(page, "spread", LARGE)
    page.set_viewport_size(PHONE)
    page.emulate_media(forced_colors="active")
    found["forced colours"] = ask(page, "forced")
    page.emulate_media(forced_colors="none", reduced_motion="reduce")
    found["calm"] = ask(page, "calm")
    page.emulate_media(reduced_motion="no-preference")
    return found


def ask(page, check, *words):
    return page.evaluate(f"words => {CHECKS}.{check}(...words)", list(words))
