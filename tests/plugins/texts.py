"""Tests read the portal in all its languages, also where nobody has run make."""

from welcome_center.setup.texts import catalog


def pytest_configure(config):
    if not hasattr(config, "workerinput"):
        for language in catalog.languages():
            catalog.compile_catalog(language)
