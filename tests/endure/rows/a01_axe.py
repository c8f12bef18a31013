from tests.endure.result import by_pytest


def run():
    return by_pytest(
        "A1, A6",
        "Every page in a browser: axe (WCAG 2.2 AA), headings, titles, console",
        "all pages; German and Arabic, narrow and wide, light and dark, full, empty and wrong",
        "tests/e2e/test_pages.py",
    )
