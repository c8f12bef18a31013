"""A3 to A6: what a page must still be when its reader changes how it looks."""

from pathlib import Path

from tests.e2e.people import DESKTOP

CHECKS = Path(__file__).with_suffix(".js").read_text()
ALL = f"asked => asked.map(([check, ...words]) => ({CHECKS})[check](...words))"
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


def faults_when_wide(page, language):
    """What is wrong at DESKTOP, where the page is; it is as before then."""
    checks = {check: (check,) for check in ("headings", "errors", "help", "sign_in")}
    if language == "ar":
        checks["isolation"] = ("isolation",)
    else:
        checks |= _stretched(DESKTOP)
        checks["letters of twice the size"] = ("spread", LARGE)
    return _told(page, checks)


def faults_on_a_phone(page, language):
    """With colours of one's own, and with calm; the page is at PHONE."""
    if language == "ar":
        return []
    page.emulate_media(forced_colors="active")
    found = _told(page, {"forced colours": ("forced",)})
    page.emulate_media(forced_colors="none", reduced_motion="reduce")
    found += _told(page, {"calm": ("calm",)})
    page.emulate_media(reduced_motion="no-preference")
    return found


def faults_when_narrow(page, language):
    """The page is at NARROWEST."""
    return [] if language == "ar" else _told(page, _stretched(NARROWEST))


def _stretched(viewport):
    where = f"at {viewport['width']}"
    return {f"spaced {where}": ("spread", SPACED), f"longer {where}": ("longer", SHARE)}


def _told(page, checks):
    """The first of what each {name: (check, its words)} found, all asked in one go."""
    answers = page.evaluate(ALL, list(checks.values()))
    told = zip(checks, answers, strict=True)
    return [f"{name}: {each}" for name, found in told for each in found[:3]]


def ask(page, check, *words):
    return page.evaluate(f"words => {CHECKS}.{check}(...words)", list(words))
