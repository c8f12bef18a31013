"""Every row of the matrix is tested, or says which feature it waits for."""

import re
from pathlib import Path

import pytest

from tests.endure.__main__ import modules, order

ROOT = Path(__file__).resolve().parents[2]
FILE = Path(__file__).with_name("rows.txt")
SIZES = {"R": 14, "S": 15, "P": 7, "A": 6}
# Features that rows wait for, and a folder that shows that one is there.
FEATURES = {
    "events": "newcomers/events",
    "uploads": "welcome_center/foundation/documents",
    "export and erasure": "welcome_center/privacy/erasure",
    "export and reports": "welcome_center/reports",
    "referrals": "newcomers/referrals",
    "employers": "employers",
    "fetched addresses": "welcome_center/foundation/links",
    "sharing with partners and employers": "newcomers/referrals",
    "case files": "newcomers/cases",
    "reports": "welcome_center/reports",
}


def rows():
    lines = [line for line in FILE.read_text().splitlines() if not line.startswith("#")]
    return [tuple(cell.strip() for cell in line.split("|")) for line in lines]


def expected():
    return {f"{letter}{number}" for letter, n in SIZES.items() for number in range(1, n + 1)}


def test_the_list_is_whole():
    assert {row for row, _what, _where in rows()} == expected()


def test_tests_that_are_named_are_there():
    named = [path for _row, _what, where in rows() for path in where.split() if "/" in path]

    assert [path for path in named if not re.search(r"^def test_", text_of(path), re.M)] == []


def text_of(path):
    return (ROOT / path).read_text() if (ROOT / path).exists() else ""


def test_rows_wait_for_features_that_are_not_there():
    waiting = [(row, where) for row, _what, where in rows() if "/" not in where]
    known = {f"waits for {feature}": ROOT / folder for feature, folder in FEATURES.items()}

    assert [row for row, where in waiting if where not in known] == []
    assert [row for row, where in waiting if known[where].exists()] == []


@pytest.mark.parametrize("row", sorted({row for row, _what, where in rows() if "/" in where}))
def test_make_endure_runs_each_row(row):
    assert row in {name for module in modules() for name in names_of(module)}


def names_of(module):
    """The rows that a module says it is: `"S4, S8"`. H: held against another's published files."""
    text = (ROOT / "tests" / "endure" / "rows" / f"{module}.py").read_text()
    return re.findall(r"\b[RSPAH]\d+\b", re.search(r'"((?:[RSPAH]\d+(?:, )?)+)"', text)[1])


def test_rows_come_in_order():
    assert modules() == sorted(modules(), key=order)
    assert [name[:1] for name in modules()] == sorted(
        (name[:1] for name in modules()), key="rspah".index
    )
