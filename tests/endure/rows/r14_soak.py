import os

from tests.endure.result import by_pytest


def run():
    return by_pytest(
        "R14",
        "Ten people use the portal: nothing grows, nothing breaks",
        f"{os.environ.get('SOAK_MINUTES', '30')} minutes; growth below 10 %, connections below 40",
        "tests/endure/drill_soak.py",
    )
