from tests.endure.result import by_pytest


def run():
    return by_pytest(
        "R9",
        "Pages while a part is broken",
        "8 faults, 7 addresses; a file on a full disk",
        "tests/faults/test_pages.py",
        "tests/foundation/documents/test_storage.py",
    )
