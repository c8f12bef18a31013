from tests.endure.result import by_pytest


def run():
    return by_pytest(
        "A6",
        "Every page is valid HTML (Nu Html Checker)",
        "every page in German and Arabic, full, empty and wrong; 0 errors",
        "tests/endure/drill_valid_pages.py",
    )
