import shutil
import tempfile
from pathlib import Path

import pytest


@pytest.fixture(scope="session")
def make_open_folder():
    """Folders that the servers' user may pass through, unlike pytest's own."""
    made = []

    def make():
        made.append(Path(tempfile.mkdtemp(prefix="welcome-center-")))
        made[-1].chmod(0o711)
        return made[-1]

    yield make
    for folder in made:
        shutil.rmtree(folder)


@pytest.fixture
def open_folder(make_open_folder):
    return make_open_folder()
