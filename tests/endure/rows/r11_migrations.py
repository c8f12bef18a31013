from tests.endure.result import by_pytest


def run():
    return by_pytest(
        "R11",
        "Migrations run while people use the portal, give way and come back, can be undone",
        "100,000 rows, 10 requests a second, lock_timeout 2 s; no request above 3 s",
        "tests/migrations",
        "tests/endure/drill_migrations.py",
    )
