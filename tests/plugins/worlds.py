"""Worlds that take seconds to build: built once in each process, and a copy of rows for each test.

    with worlds.copy_of(build) as things:
        ...

`build()` writes rows and returns what tests want to know of them. It runs in a database of its
own, and each copy is another, so that nothing is left of a test and nothing need be swept up.
"""

import os
from contextlib import contextmanager
from copy import deepcopy
from urllib.parse import urlsplit

import pytest
from django.contrib.contenttypes.models import ContentType

from tests.plugins import servers


@pytest.fixture(scope="session")
def worlds(django_db_setup, django_db_blocker):
    return Worlds(django_db_blocker)


class Worlds:
    def __init__(self, blocker):
        self.blocker = blocker
        self.home = os.environ["DATABASE_URL"]
        self.built = {}

    @contextmanager
    def copy_of(self, build):
        if build not in self.built:
            self.built[build] = self._build(build)
        world, things = self.built[build]
        with self._moved_to(self._database("copy"), template=world):
            yield deepcopy(things)

    def _build(self, build):
        world = self._database(build.__name__)
        with self._moved_to(world, template=servers.migrated(), is_kept=True):
            return world, build()

    def _database(self, name):
        return f"{urlsplit(self.home).path.lstrip('/')}_{name}"

    @contextmanager
    def _moved_to(self, database, *, template, is_kept=False):
        servers.clone(template, database)
        try:
            with self.blocker.unblock():
                self._point_at(servers.at(self.home, database))
                yield
        finally:
            self._point_at(self.home)
            if not is_kept:
                servers.drop(database)

    def _point_at(self, url):
        with self.blocker.unblock():
            servers.close()
        os.environ["DATABASE_URL"] = url
        servers.point_django_at(url)
        ContentType.objects.clear_cache()
