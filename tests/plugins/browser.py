"""Debian's Chromium, driven by Playwright: one for each process that runs tests."""

import os
import shutil

import pytest
from playwright.sync_api import sync_playwright

# Playwright's own loop makes Django believe that it runs in async code.
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")

FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-quic"]


@pytest.fixture(scope="session")
def chromium():
    program = shutil.which("chromium") or "/usr/bin/chromium"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=FLAGS)
        yield browser
        browser.close()
