from tests.endure.result import by_pytest


def run():
    return by_pytest(
        "R1",
        "Many want the same time, through the web server",
        "64 clients, 50 times, 3 runs; p95 below 2 s",
        "tests/newcomers/booking/test_race_over_http.py",
        "-k=one_visitor",
    )
