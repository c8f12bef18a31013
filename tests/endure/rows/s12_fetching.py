from tests.endure.result import by_pytest


def run():
    return by_pytest(
        "S12",
        "No address that somebody writes down is asked by the server",
        "20 addresses that lead back to this machine, written, approved, shown, imported",
        "tests/test_fetching.py",
    )
