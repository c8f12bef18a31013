from tests.endure.result import by_pytest

ACCOUNTS = "tests/foundation/accounts"


def run():
    return by_pytest(
        "S7",
        "Guessing accounts, passwords, codes and invitations",
        "200 wrong tries by account, by address, with made-up headers; 20 at once; 60 timed pairs",
        f"{ACCOUNTS}/test_limits.py",
        f"{ACCOUNTS}/test_tries.py",
        f"{ACCOUNTS}/test_timing.py",
    )
