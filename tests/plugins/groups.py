"""`--dist loadgroup` for modules: pytest-xdist 3.8 writes a group where pytest 9.2 no longer looks.

A module with `xdist_group("name")` in its `pytestmark` runs in one process, with all of that name.
"""

import re
from functools import cache
from pathlib import Path

import pytest
from xdist.scheduler import LoadScopeScheduling

ROOT = Path(__file__).resolve().parents[2]
GROUP = re.compile(r'^pytestmark = .*\bxdist_group\("([^"]+)"\)', re.MULTILINE)


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config, log):
    return GroupScheduling(config, log) if config.getvalue("dist") == "loadgroup" else None


class GroupScheduling(LoadScopeScheduling):
    def _split_scope(self, nodeid):
        return group_of(nodeid.split("::")[0]) or nodeid


@cache
def group_of(module):
    found = GROUP.search((ROOT / module).read_text())
    return found and found[1]
