from tests.endure.result import by_pytest


def run():
    return by_pytest(
        "R12",
        "A dump comes back whole in a server that never saw it",
        "rows and sums of all tables, constraints, triggers, indexes, rights, sign-in",
        "tests/faults/test_backup.py",
    )
