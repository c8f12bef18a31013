"""Fixtures for all tests."""

import pytest
from django.core.cache import caches
from django.test import Client
from django.utils.translation import deactivate

from newcomers.counter import choices
from partners.directory import codes

pytest_plugins = [
    "tests.plugins.browser",
    "tests.plugins.full_disk",
    "tests.plugins.groups",
    "tests.plugins.letter_kind",
    "tests.plugins.servers",
    "tests.plugins.texts",
    "tests.plugins.worlds",
]


def pytest_collection_modifyitems(items):
    """The longest tests come first, so that all processes end at the same time."""
    items.sort(key=lambda item: "worlds" not in item.fixturenames)


class SecureClient(Client):
    """Comes by https, as every visitor of a safe installation does."""

    def generic(self, *args, **kwargs):
        return super().generic(*args, **kwargs | {"secure": True})


@pytest.fixture
def client():
    return SecureClient()


@pytest.fixture(autouse=True)
def plain_files(settings, tmp_path, tmp_path_factory):
    """Pages name their files as they lie in the source: nothing need be collected first. What the
    portal makes lies in a folder of the test's own."""
    plain = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    tables = settings.STORAGES["exports"] | {"OPTIONS": {"location": tmp_path / "exports"}}
    settings.STORAGES = settings.STORAGES | {"staticfiles": plain, "exports": tables}
    settings.STATIC_ROOT = tmp_path_factory.mktemp("static")


@pytest.fixture(autouse=True)
def own_private_files(settings, tmp_path_factory, plain_files):
    """Each test has an empty storage for the files of people."""
    own = settings.STORAGES["private"] | {"OPTIONS": {"location": tmp_path_factory.mktemp("files")}}
    settings.STORAGES = settings.STORAGES | {"private": own}


@pytest.fixture(autouse=True)
def forget_what_pages_keep():
    """Code lists and parts of pages, for a minute; the next test has its own."""
    codes._kept.clear()
    choices._kept.clear()
    caches["template_fragments"].clear()


@pytest.fixture(autouse=True)
def forget_the_language():
    """A request leaves its language behind; the next test begins in the portal's own."""
    yield
    deactivate()
