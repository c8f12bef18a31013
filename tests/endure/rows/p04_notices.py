from tests.endure.result import by_pytest


def run():
    return by_pytest(
        "P4",
        "Which version of the data-protection notice somebody saw, when and in which language",
        "every way; withdrawal waits for sharing",
        "tests/foundation/consent",
    )
