from tests.endure.result import by_pytest


def run():
    return by_pytest(
        "R9",
        "Pages while a part is broken",
        "8 faults, 7 addresses; disk full waits for uploads",
        "tests/faults/test_pages.py",
    )
