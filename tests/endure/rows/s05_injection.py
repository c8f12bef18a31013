from tests.endure.result import by_pytest


def run():
    return by_pytest(
        "S5",
        "What somebody writes stays words: pages, mails, calendar files, log; no script runs",
        "150 payloads into every text field and parameter; 60 of them in a browser, without CSP",
        "tests/injection",
    )
