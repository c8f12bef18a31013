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
HOURS = 1.5  # that a row may take before it counts as failed
EACH_NAMED = 15  # with more tests than this, only those with something to tell are named
WORDS = 300  # letters of a failure's first line


@dataclass(frozen=True)
class Result:
    row: str  # "R6"
    what: str
    numbers: str
    is_passed: bool
    seconds: float
    notes: tuple[str, ...] = ()


def by_pytest(row, what, numbers, *tests, **environment):
    """Run these tests at full numbers, one after the other."""
    began = time.monotonic()
    with tempfile.TemporaryDirectory() as folder:
        report = Path(folder) / "report.xml"
        options = ["-p", "no:randomly", "-q", "--no-header", f"--junitxml={report}"]
        options += ["-o", "junit_family=xunit1"]  # the family that keeps what a test measured
        command = [sys.executable, "-m", "pytest", *options, *tests]
        is_passed = _run(command, environment | {"ENDURE": "1"})
        notes = tuple(_notes(report)) if report.exists() else ("The tests did not start or end.",)
    return Result(row, what, numbers, is_passed, time.monotonic() - began, notes)


def by_commands(row, what, numbers, commands):
    """Each of {what it looks at: its words} ends with 0."""
    began = time.monotonic()
    failed = [name for name, command in commands.items() if not _run(command, {})]
    notes = tuple(f"**failed:** {name}" if name in failed else name for name in commands)
    return Result(row, what, numbers, not failed, time.monotonic() - began, notes)


def _run(command, environment):
    """Whether it ended well. Servers that it started end with it."""
    try:
        known = os.environ | environment
        done = subprocess.run(command, cwd=ROOT, env=known, timeout=HOURS * 3600)
    except (OSError, subprocess.TimeoutExpired):
        return False
    return done.returncode == 0


def _notes(report):
    """Each test in plain words, with the seconds it took and what it measured."""
    cases = list(ET.parse(report).iter("testcase"))  # noqa: S314  we have just written it
    told = [_told(case) for case in cases]
    if len(cases) <= EACH_NAMED:
        yield from (note for _is_worth_it, note in told)
    else:
        yield f"{len(cases)} tests"
        yield from (note for is_worth_it, note in told if is_worth_it)


def _told(case):
    sentence = case.get("name").removeprefix("test_").replace("_", " ")
    measured = [f"{each.get('name')} {each.get('value')}" for each in case.iter("property")]
    wrong = next((child for child in case if child.tag in {"failure", "error"}), None)
    why = "" if wrong is None else (wrong.get("message") or "").split("\n")[0][:WORDS]
    note = "; ".join([f"{sentence} ({float(case.get('time')):.0f} s)", *measured])
    return bool(measured) or wrong is not None, f"**failed:** {note}: {why}" if why else note
