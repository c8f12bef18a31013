from tests.endure.result import by_pytest


def run():
    return by_pytest(
        "R6",
        "Every due reminder goes out once, whatever breaks",
        "1,000 reminders; worker killed 10 times, Valkey killed 3 times and hung for 60 s,"
        " PostgreSQL restarted twice, mail server down 120 s, 4xx, 5xx, dropped, two beats, +1 h",
        "tests/faults/test_reminders.py",
    )
