from tests.endure.result import by_pytest


def run():
    return by_pytest(
        "R10",
        "A new release takes over while people use the portal",
        "20 requests a second for 60 s, workers renewed, master replaced; 1,000 letters under way",
        "tests/faults/test_deploy.py",
    )
