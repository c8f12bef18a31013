from tests.endure.result import by_pytest


def run():
    return by_pytest(
        "S13",
        "Nothing about a person stands in logs, tasks or the broker; every field is declared",
        "names, addresses, numbers, codes, passwords of a made-up person",
        "tests/privacy",
        "tests/test_celery.py",
    )
