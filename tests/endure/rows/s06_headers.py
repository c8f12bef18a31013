from tests.endure.result import by_pytest


def run():
    return by_pytest(
        "S6, S10",
        "What each answer tells the browser; host names that are made up",
        "every public page, errors, private pages; 12 kinds of host headers",
        "tests/test_headers.py",
        "tests/foundation/accounts/test_mails.py",
    )
