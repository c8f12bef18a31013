from tests.endure.result import by_pytest


def run():
    return by_pytest(
        "S2",
        "Another team's or place's rows are not there: address, list, search, form, file, admin",
        "3 teams, 2 places, 6 kinds of visitors; every address that names a row, every list",
        "tests/scope/test_scope.py",
        "tests/scope/test_entries.py",
    )
