from tests.endure.result import by_pytest


def run():
    return by_pytest(
        "S2",
        "Another team's rows are not there: address, list, filter, search, form, calendar, admin",
        "3 teams, 4 kinds of visitors; every address that names a row, every list",
        "tests/scope/test_scope.py",
    )
