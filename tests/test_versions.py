"""Nothing older than what is known to be mended, and nothing that was not looked at."""

import re
from importlib.metadata import version
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.version import Version

ROOT = Path(__file__).resolve().parent.parent
LOCKS = ["requirements.lock", "requirements-dev.lock", "requirements-node.lock"]
FLOORS = {
    "Django": "5.2.19",
    "django-allauth": "65.21.1",
    "celery": "5.7",
    "kombu": "5.7",
    "gunicorn": "23",
    "cryptography": "46",
}


def locked(name):
    """The pieces of a lock file, one for each package."""
    lines = (ROOT / name).read_text().replace("\\\n", " ").splitlines()
    return [line for line in lines if line and not line.lstrip().startswith("#")]


@pytest.mark.parametrize("name", FLOORS)
def test_what_is_installed_is_not_older_than_its_floor(name):
    assert Version(version(name)) >= Version(FLOORS[name])


@pytest.mark.parametrize("name", LOCKS)
def test_every_package_is_locked_to_one_version_and_its_hashes(name):
    loose = [line for line in locked(name) if not re.search(r"==\S+.*--hash=sha256:", line)]

    assert locked(name)
    assert loose == []


@pytest.mark.parametrize("name", LOCKS)
def test_no_lock_names_a_registry(name):
    assert not re.search(r"https?://|--index|--find-links", (ROOT / name).read_text())


def test_what_is_installed_is_what_is_locked():
    wanted = [Requirement(re.split(r"\s+--hash", line)[0]) for line in locked(LOCKS[0])]
    other = {
        each.name: version(each.name)
        for each in wanted
        if (each.marker is None or each.marker.evaluate())
        and version(each.name) not in each.specifier
    }

    assert other == {}
