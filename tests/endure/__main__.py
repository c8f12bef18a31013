"""Run the matrix, or some of its rows, and keep the results. Ends with 1 when a row failed."""

import json
import os
import platform
import subprocess
import sys
import time
import traceback
from dataclasses import asdict
from datetime import UTC, datetime
from importlib import import_module
from pkgutil import iter_modules

from tests.endure import rows
from tests.endure.result import ROOT, Result

KEPT = ROOT / "docs" / "endure.json"
KINDS = "rspah"
REPORT = ROOT / "docs" / "endure.md"
HEAD = """# What it endured

Written by `make endure`: the test matrix at its full numbers, each row with the day and the commit
of its last run (`make endure ARGS="r06 r14"` runs some of them anew). `make test` runs the same
faults with smaller numbers. {cores} cores, Python {python}; together {minutes:.0f} minutes.

| row | what | numbers | result | seconds | on | commit |
|---|---|---|---|---:|---|---|
"""


def main(wanted):
    names = [name for name in modules() if not wanted or name.startswith(tuple(wanted))]
    results = [run_and_keep(name) for name in names if _is_possible(name)]
    return 0 if results and all(result.is_passed for result in results) else 1


def _is_possible(name):
    """Some rows need what the machine or the command has to bring; they say so themselves."""
    row = import_module(f"tests.endure.rows.{name}")
    possible = getattr(row, "is_possible", lambda: True)()
    if not possible:
        say(f"{name} was not run: {row.__doc__.splitlines()[-1]}")
    return possible


def run_and_keep(name):
    """Kept at once: whoever stops an hour of rows has those that ran."""
    run_of = {"on": str(datetime.now(UTC).date()), "commit": _commit()}
    result = run(name)
    kept = json.loads(KEPT.read_text()) if KEPT.exists() else {}
    kept[name] = asdict(result) | run_of
    kept = {name: kept[name] for name in modules() if name in kept}
    KEPT.write_text(json.dumps(kept, indent=1, ensure_ascii=False) + "\n")
    REPORT.write_text(report(kept.values()))
    return result


def modules():
    """The rows' names, in the order of the matrix."""
    return sorted((module.name for module in iter_modules(rows.__path__)), key=order)


def order(name):
    """Reliability, security, privacy, accessibility, each by number."""
    return KINDS.index(name[0]), name


def run(name):
    began = time.monotonic()
    try:
        result = import_module(f"tests.endure.rows.{name}").run()
    except Exception as error:  # a broken row is a failed row, and the others are run as well
        traceback.print_exc()
        seconds, note = time.monotonic() - began, f"**failed:** {type(error).__name__}: {error}"
        result = Result(name.split("_")[0].upper(), name, "", False, seconds, (note,))
    say(f"{result.row} {word(result.is_passed)} after {result.seconds:.0f} s: {result.what}")
    for note in result.notes:
        say(f"    {note}")
    return result


def word(is_passed):
    return "passed" if is_passed else "FAILED"


def report(rows):
    head = HEAD.format(
        cores=os.cpu_count(),
        python=platform.python_version(),
        minutes=sum(row["seconds"] for row in rows) / 60,
    )
    table = "".join(
        f"| {row['row']} | {row['what']} | {row['numbers']} | {word(row['is_passed'])} |"
        f" {row['seconds']:.0f} | {row['on']} | {row['commit']} |\n"
        for row in rows
    )
    return head + table + "".join(_details(row) for row in rows if row["notes"])


def _details(row):
    return f"\n## {row['row']}\n\n" + "".join(f"- {note}\n" for note in row["notes"])


def _commit():
    command = ["git", "rev-parse", "--short=7", "HEAD"]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True).stdout.strip()


def say(line):
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
