from tests.endure.result import by_pytest


def run():
    return by_pytest(
        "S14",
        "Long input on every public page and form, in every field",
        "50,000 characters of five kinds, page=10^9, 1e999999999, 1,000 parameters; below 1 s",
        "tests/test_long_input.py",
        "tests/newcomers/booking/test_book_long_answers.py",
    )
