from tests.endure.result import by_pytest


def run():
    return by_pytest(
        "S9",
        "Sign-in never leads to another site",
        "27 addresses",
        "tests/foundation/accounts/test_sign_in.py",
        "-k=leads",
    )
