import shutil
from datetime import UTC, datetime

import pytest

from tests.factories.center import CenterFactory, TeamFactory
from welcome_center.foundation.documents import papers

NOW = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)
PAPER = """
#import "/foundation/documents/look.typ": *
#show: paper
= #words.title
#blocks(words.blocks)
#sides(words.sides, side => { heading(level: 2, side.title); facts(side.facts) })
"""


@pytest.fixture
def make(db, tmp_path, monkeypatch):
    """Sets a small paper in the look of all others."""
    shutil.copytree(papers.TEMPLATES / "foundation", tmp_path / "foundation")
    (tmp_path / "paper.typ").write_text(PAPER)
    monkeypatch.setattr(papers, "TEMPLATES", tmp_path)
    CenterFactory()
    team = TeamFactory()

    def make(title="Brief", blocks=(), sides=()):
        return papers.make(
            "paper.typ",
            title=title,
            language="de",
            letterhead=papers.letterhead(team, day=NOW.date(), reference="ABCD2345"),
            moment=NOW.replace(microsecond=123456),
            words={"blocks": blocks, "sides": sides},
        )

    return make
