"""The private storage: no address, other names, nothing left behind."""

import os
import stat
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from welcome_center.foundation.documents import storage


def path_of(name):
    return Path(storage.private_files().path(name))


def test_a_file_has_an_unguessable_name_and_no_address():
    name = storage.keep(b"paper", folder="papers")

    assert len(name) == len("papers/") + 32
    assert path_of(name).read_bytes() == b"paper"
    with pytest.raises(ValueError, match="no address"):
        storage.private_files().url(name)


def test_only_the_portal_itself_may_read_it():
    path = path_of(storage.keep(b"paper", folder="papers"))

    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700


def test_it_lies_where_no_page_serves_from(settings):
    """As the settings say it, before the tests lay it elsewhere."""
    private = settings.DATA_DIR / "private"

    assert not private.is_relative_to(settings.MEDIA_ROOT)
    assert not private.is_relative_to(settings.STATIC_ROOT)


def test_removing_twice_does_no_harm():
    name = storage.keep(b"paper", folder="papers")

    storage.remove(name)
    storage.remove(name)

    assert not path_of(name).exists()


def test_a_full_disk_is_told_and_leaves_no_half_file(full_disk):
    with full_disk(), pytest.raises(storage.NotStored):
        storage.keep(bytes(100_000), folder="papers")

    assert storage.private_files().listdir("papers") == ([], [])
    assert storage.keep(bytes(100_000), folder="papers")


def test_the_sweep_takes_what_no_row_names_once_it_is_old():
    named, orphan, young = (storage.keep(b"x", folder="papers") for _turn in range(3))
    now = datetime.now(UTC)
    for name in (named, orphan):
        long_ago = (now - timedelta(hours=2)).timestamp()
        os.utime(path_of(name), (long_ago, long_ago))

    swept = storage.sweep("papers", known=lambda names: {named}, before=now - timedelta(hours=1))

    assert swept == 1
    assert [path_of(each).exists() for each in (named, orphan, young)] == [True, False, True]


def test_there_is_nothing_to_sweep_before_the_first_file():
    assert storage.sweep("papers", known=set, before=datetime.now(UTC)) == 0
