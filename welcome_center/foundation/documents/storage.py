"""Where files of people lie: no address leads there, their names tell nothing."""

import logging
import uuid

from django.core.files.base import ContentFile
from django.core.files.storage import FileSystemStorage, storages

logger = logging.getLogger(__name__)


class NotStored(Exception):
    """The storage took nothing: full, read-only, or away."""


class PrivateStorage(FileSystemStorage):
    """Readable by the portal's own user only; has no addresses."""

    def __init__(self, location=None, **options):
        options |= {"file_permissions_mode": 0o600, "directory_permissions_mode": 0o700}
        super().__init__(location=location, **options)

    def url(self, name):
        raise ValueError("Private files have no address.")


def private_files():
    return storages["private"]


def keep(content, *, folder):
    """Its new name. Raises NotStored, and then nothing of it is left."""
    name = f"{folder}/{uuid.uuid4().hex}"
    try:
        return private_files().save(name, ContentFile(content))
    except OSError as error:
        remove(name)
        raise NotStored from error


def read(name):
    """Its bytes; uploads are never larger than 10 MB. Raises FileNotFoundError."""
    with private_files().open(name, "rb") as file:
        return file.read()


def remove(name):
    """Twice without harm. What cannot be removed now is found by the next `sweep`."""
    try:
        private_files().delete(name)
    except OSError:
        logger.exception("a file could not be removed from the private storage")


def sweep(folder, *, known, before):
    """Remove files that no row names: of changes that did not come to pass, or of rows deleted.

    `known` takes a list of names and answers which of them are named by rows. A younger file may
    belong to a row that is just being written.
    """
    storage = private_files()
    if not storage.exists(folder):
        return 0
    names = [f"{folder}/{name}" for name in storage.listdir(folder)[1]]
    orphans = [name for name in set(names) - known(names) if _is_older(storage, name, before)]
    for name in orphans:
        remove(name)
    return len(orphans)


def _is_older(storage, name, moment):
    try:
        return storage.get_modified_time(name) < moment
    except FileNotFoundError:
        return False
