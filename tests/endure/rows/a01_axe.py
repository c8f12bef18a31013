from tests.endure.result import by_pytest


def run():
    return by_pytest(
        "A1, A3, A4, A5, A6",
        "Every page in a browser: axe (WCAG 2.2 AA), headings, titles, errors, console; large,"
        " spaced, with longer words, in forced colours, calm, from right to left",
        "all pages; German and Arabic, narrow and wide, light and dark, full, empty and wrong",
        "tests/e2e/test_pages.py",
        "tests/e2e/test_shapes.py",
        "tests/setup/test_texts.py",
    )
