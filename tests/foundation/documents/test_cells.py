"""SEC-8: nothing that somebody typed is a formula, a control character or hidden by a turn."""

import re
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from tests.injection.payloads import ALL, CELLS
from welcome_center.foundation.documents import cells

SIGNS = "=+-@＝＋－＠"


@pytest.mark.parametrize(
    "typed",
    [*CELLS[:10], "＋1", "－1", "＠A1", "\u3000=1", "\n=1", "\u202e=1", "\x00=1+1", "\ufeff=1"],
)
def test_what_begins_like_a_formula_becomes_words(typed):
    assert re.match(r"'\s*[=+\-@＝＋－＠]", cells.words(typed))


@pytest.mark.parametrize("typed", ["Amal", "أمل نور", "Anne-Marie", "3 = drei", "", "👩‍🍳"])
def test_what_is_harmless_stays_as_it_is(typed):
    assert cells.words(typed) == typed


def test_no_cell_holds_what_breaks_files_or_turns_words_round():
    written = [cells.words(typed) for typed in ALL]

    breaking = "[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\u2028]"
    assert [cell for cell in written if re.search(breaking, cell)] == []
    assert [cell for cell in written if cell.strip().startswith(tuple(SIGNS))] == []
    assert max(map(len, written)) <= cells.LONGEST + 1


@pytest.mark.parametrize(
    "typed", ["x;=1+1", "x,=1+1", "x|=1+1", "x\n=1+1", "x\r\n@A", '"=1+1', "x; +1", "x;＝1"]
)
def test_a_program_that_splits_elsewhere_finds_no_formula_either(typed):
    parts = re.split('[;,|\n"]', cells.for_csv(typed))

    assert [part for part in parts if part.strip().startswith(tuple(SIGNS))] == []


def test_days_and_moments_are_in_one_order_and_the_centers_zone():
    summer = datetime(2026, 7, 1, 22, 30, 15, tzinfo=UTC)

    assert cells.for_csv(date(2026, 11, 24)) == "2026-11-24"
    assert cells.for_csv(summer) == "2026-07-02 00:30"
    assert cells.for_workbook(summer) == datetime(2026, 7, 2, 0, 30)  # noqa: DTZ001  as a cell
    assert cells.for_workbook(-3) == -3
    assert cells.for_workbook(Decimal("1.5")) == 1.5
    assert cells.for_workbook("") is None
