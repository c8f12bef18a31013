from tests.endure.result import by_pytest


def run():
    return by_pytest(
        "R2",
        "Times of any length compete for one advisor",
        "1,000 random intervals, 16 threads; 200 times that touch",
        "tests/newcomers/booking/test_races.py",
        "-k=random_intervals or touch",
    )
