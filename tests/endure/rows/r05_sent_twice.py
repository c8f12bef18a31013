from tests.endure.result import by_pytest


def run():
    return by_pytest(
        "R5",
        "One form that comes many times books once",
        "20 at once, through the web server",
        "tests/newcomers/booking/test_race_over_http.py",
        "-k=one_form",
    )
