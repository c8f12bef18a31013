"""A6: every page is valid HTML, says the Nu Html Checker. Needs Java, so `make test` does without.

Root gets Java from Debian; the checker comes from npm, into a folder that git ignores.
"""

import json
import os
import shutil
import subprocess

import pytest

from tests.e2e import world
from tests.e2e.conftest import open_browser, origin, portal
from tests.e2e.pages import EMPTY, FULL, STAGES, WRONG
from tests.e2e.test_pages import Looker
from welcome_center.local.programs import ROOT

__all__ = ["open_browser", "origin", "portal"]
CHECKER = "vnu-jar@26.9.27"
JAR = ROOT / "build" / "checker" / "node_modules" / "vnu-jar" / "build" / "dist" / "vnu.jar"
INSTALL = "apt-get install --yes --no-install-recommends default-jre-headless"


def npm():
    found = shutil.which("npm")
    assert found, "This row needs npm, which fetches the checker."
    return found


@pytest.fixture(scope="session")
def checker():
    """The words that start it."""
    if not shutil.which("java"):
        assert os.geteuid() == 0, f"This row needs Java. Run: sudo {INSTALL}"
        for command in ("apt-get update --quiet", INSTALL):
            subprocess.run(command.split(), check=True)
    if not JAR.exists():
        folder = str(JAR.parents[4])
        command = [npm(), "install", "--no-save", "--no-audit", "--prefix", folder, CHECKER]
        subprocess.run(command, check=True)
    return ["java", "-jar", str(JAR), "--format", "json", "--stdout"]


class Reader(Looker):
    """Keeps what the server sent, as it came."""

    def __init__(self, *words, folder):
        super().__init__(*words)
        self.folder, self.kept, self.answer = folder, {}, None

    def note_status(self, response):
        if response.request.is_navigation_request() and not 300 <= response.status < 400:
            self.answer = response

    def look(self, page, meant):
        meant.reach(page, meant.path(self.world, self.language), self.world)
        file = self.folder / f"{len(self.kept)}.html"
        file.write_text(self.answer.text())
        self.kept[file.name] = f"{meant.name} {page.url}"


def faults(checker, reader):
    """What the checker says of the pages that were kept."""
    command = [*checker, "--skip-non-html", str(reader.folder)]
    told = subprocess.run(command, capture_output=True, text=True).stdout
    for message in json.loads(told)["messages"]:
        if message["type"] == "error":
            page = reader.kept[message["url"].rsplit("/", 1)[1]]
            yield f"{page}: {message['message']}: {message.get('extract', '')[:120]}"


def test_the_checker_finds_what_is_wrong(checker, tmp_path):
    reader = type("Kept", (), {"folder": tmp_path, "kept": {"0.html": "a page"}})
    (tmp_path / "0.html").write_text("<!doctype html><title>a</title><p><div id=a></div><p id=a>")

    assert len(list(faults(checker, reader))) > 0


@pytest.fixture
def things(worlds, pages):
    with worlds.copy_of(world.first_day if pages is EMPTY else world.after_months) as things:
        yield things


@pytest.mark.parametrize("language", ["de", "ar"])
@pytest.mark.parametrize("pages", [FULL, EMPTY, WRONG], ids=["busy", "first day", "wrong"])
def test_pages_are_valid(pages, language, checker, things, open_browser, tmp_path, record_property):
    reader = Reader(open_browser, things, language, folder=tmp_path)

    for who, own in pages.items():
        page = reader.enter(who)
        for meant in own:
            reader.look(page if meant not in STAGES else reader.new_page(), meant)

    record_property("pages", len(reader.kept))
    assert len(reader.kept) > 15
    assert list(faults(checker, reader)) == []
