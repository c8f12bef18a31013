"""Run the matrix and write docs/endure.md. Ends with 1 when a row failed."""

import os
import platform
import subprocess
import sys
import time
import traceback
from datetime import UTC, datetime
from importlib import import_module
from pkgutil import iter_modules

from tests.endure import rows
from tests.endure.result import ROOT, Result

REPORT = ROOT / "docs" / "endure.md"
HEAD = """# What it endured

Written by `make endure` on {day} at commit {commit}: {cores} cores, Python {python}, {minutes:.0f} minutes.
The rows are the test matrix at its full numbers; `make test` runs the same faults with smaller ones.

| row | what | numbers | result | seconds |
|---|---|---|---|---|
"""  # noqa: E501  a line of the report


def main(wanted):
    names = [name for name in _rows() if not wanted or name.startswith(tuple(wanted))]
    results = [run(name) for name in names if _is_possible(name)]
    if not wanted:
        REPORT.parent.mkdir(exist_ok=True)
        REPORT.write_text(report(results))
    return 0 if results and all(result.is_passed for result in results) else 1


def _is_possible(name):
    """Some rows need what the machine or the command has to bring; they say so themselves."""
    row = import_module(f"tests.endure.rows.{name}")
    possible = getattr(row, "is_possible", lambda: True)()
    if not possible:
        say(f"{name} was not run: {row.__doc__.splitlines()[-1]}")
    return possible


def _rows():
    return sorted(module.name for module in iter_modules(rows.__path__))


def run(name):
    began = time.monotonic()
    try:
        result = import_module(f"tests.endure.rows.{name}").run()
    except Exception as error:  # a broken row is a failed row, and the others are run as well
        traceback.print_exc()
        seconds, note = time.monotonic() - began, f"**failed:** {type(error).__name__}: {error}"
        result = Result(name.split("_")[0].upper(), name, "", False, seconds, (note,))
    say(f"{result.row} {word(result)} after {result.seconds:.0f} s: {result.what}")
    for note in result.notes:
        say(f"    {note}")
    return result


def word(result):
    return "passed" if result.is_passed else "FAILED"


def report(results):
    head = HEAD.format(
        day=datetime.now(UTC).date(),
        commit=_commit(),
        cores=os.cpu_count(),
        python=platform.python_version(),
        minutes=sum(result.seconds for result in results) / 60,
    )
    table = "".join(
        f"| {result.row} | {result.what} | {result.numbers} | {word(result)} |"
        f" {result.seconds:.0f} |\n"
        for result in results
    )
    return head + table + "".join(_details(result) for result in results if result.notes)


def _details(result):
    return f"\n## {result.row}\n\n" + "".join(f"- {note}\n" for note in result.notes)


def _commit():
    command = ["git", "rev-parse", "--short=12", "HEAD"]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True).stdout.strip()


def say(line):
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
