from tests.endure.result import by_pytest


def run():
    return by_pytest(
        "R7",
        "Nothing goes out about what was cancelled or moved",
        "200 cases, at least one second before",
        "tests/faults/test_cancelled.py",
    )
