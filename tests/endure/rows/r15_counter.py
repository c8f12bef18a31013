from tests.endure.result import by_pytest


def run():
    return by_pytest(
        "R15",
        "Many counters at once: each entry is stored once, no number is given twice",
        "40 counters, 100 entries each, each sent twice",
        "tests/newcomers/counter/test_races.py",
    )
