from tests.endure.result import by_pytest


def run():
    return by_pytest(
        "S1",
        "Page by role by method, from the URLconf, against the checked-in table",
        "every address, 12 kinds of visitors, 7 methods",
        "tests/test_access.py",
    )
