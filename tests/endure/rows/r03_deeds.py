from tests.endure.result import by_pytest


def run():
    return by_pytest(
        "R3",
        "Booking, moving and cancelling at once; one person at two advisors",
        "500 mixed deeds, 8 threads, 5 seeds; overlaps told by the rows, steps by the history",
        "tests/newcomers/booking/test_races.py",
        "-k=not random_intervals and not touch",
    )
