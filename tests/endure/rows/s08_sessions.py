from tests.endure.result import by_pytest


def run():
    return by_pytest(
        "S4, S8",
        "Rights and sessions end at once: closed accounts, new passwords, idle and absolute limits",
        "every way out; 30 and 60 minutes, 12 hours",
        "tests/foundation/accounts/test_sessions.py",
        "tests/foundation/accounts/test_colleagues.py",
    )
