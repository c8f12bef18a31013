from tests.endure.result import by_pytest


def run():
    return by_pytest(
        "A2, P7",
        "Journeys in a browser, by keyboard and without scripts; no request leaves the house",
        "guest, newcomer, advisor, second factor, passkey",
        "tests/e2e",
        "--ignore=tests/e2e/test_pages.py",
        "--ignore=tests/e2e/test_shapes.py",
    )
