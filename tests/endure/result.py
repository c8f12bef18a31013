"""What a row of the matrix came to."""

import os
import subprocess
import sys
import tempfile
import time
import xml.etree.ElementTree as ET
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[2]


@dataclass(frozen=True)
class Result:
    row: str  # "R6"
    what: str
    numbers: str
    is_passed: bool
    seconds: float
    notes: tuple[str, ...] = ()


def by_pytest(row, what, numbers, *tests):
    """Run these tests at full numbers, one after the other."""
    began = time.monotonic()
    with tempfile.TemporaryDirectory() as folder:
        report = Path(folder) / "report.xml"
        options = ["-p", "no:randomly", "-q", "--no-header", f"--junitxml={report}"]
        done = subprocess.run(
            [sys.executable, "-m", "pytest", *options, *tests],
            cwd=ROOT,
            env=os.environ | {"ENDURE": "1"},
        )
        notes = tuple(_notes(report)) if report.exists() else ("The tests did not start.",)
    return Result(row, what, numbers, done.returncode == 0, time.monotonic() - began, notes)


def _notes(report):
    """Each test in plain words, with the seconds it took."""
    for case in ET.parse(report).iter("testcase"):  # noqa: S314  we have just written it
        is_broken = case.find("failure") is not None or case.find("error") is not None
        sentence = case.get("name").removeprefix("test_").replace("_", " ")
        yield f"{'**failed:** ' if is_broken else ''}{sentence} ({float(case.get('time')):.0f} s)"
