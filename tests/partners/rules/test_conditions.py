import re
from datetime import date

import pytest
from django.utils import translation

from partners.rules.conditions import WrongCondition, read_condition


@pytest.mark.parametrize(
    ("text", "facts", "holds", "missing"),
    [
        ("", {}, True, set()),
        ("abroad", {"abroad": True}, True, set()),
        ("abroad", {"abroad": False}, False, set()),
        ("abroad", {}, None, {"abroad"}),
        ("not abroad", {}, None, {"abroad"}),
        ("not abroad", {"abroad": False}, True, set()),
        ("age<27", {"age": 26}, True, set()),
        ("age<27", {"age": 27}, False, set()),
        ("age>=27", {"age": 27}, True, set()),
        ("works or level>=B1", {"works": False}, None, {"level"}),
        ("works or level>=B1", {"works": True}, True, set()),
        ("works or level>=B1", {"works": False, "level": "B2"}, True, set()),
        ("works or level>=B1", {"works": False, "level": "A2"}, False, set()),
        ("works or level>=B1", {}, None, {"works", "level"}),
        ("abroad and employer", {"employer": False}, False, set()),
        ("abroad and employer", {"employer": True}, None, {"abroad"}),
        ("region=STUTTGART", {"region": "STUTTGART"}, True, set()),
        ("region=STUTTGART", {"region": "HILDESHEIM"}, False, set()),
        ("entry_date>=2025-04-01", {"entry_date": date(2025, 4, 1)}, True, set()),
        ("entry_date>=2025-04-01", {"entry_date": date(2025, 3, 31)}, False, set()),
        ("not (abroad or works)", {"abroad": False, "works": False}, True, set()),
        ("abroad or works and child", {"abroad": True}, True, set()),
        ("days_to_end<=90", {"days_to_end": 0}, True, set()),
    ],
)
def test_a_condition_holds_or_not_or_says_what_it_must_know(text, facts, holds, missing):
    answer = read_condition(text).ask(facts)

    assert (answer.holds, set(answer.missing)) == (holds, missing)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("place outside region", "We know no fact “place”"),
        ("__import__('os')", "cannot be read"),
        ("eval", "We know no fact “eval”"),
        ("age", "needs a comparison"),
        ("age<", "is no value"),
        ("age<old", "is no value for “age”"),
        ("level>=Z9", "is no value for “level”"),
        ("entry_date>=2025-02-30", "is no value"),
        ("region<STUTTGART", "cannot be compared"),
        ("abroad=yes", "cannot be compared"),
        ("abroad works", "“works” stands where"),
        ("abroad and", "ends too early"),
        ("(abroad", "A bracket is not closed"),
        ("abroad; works", "cannot be read"),
    ],
)
def test_what_cannot_be_read_is_told(text, words):
    with translation.override("en"), pytest.raises(WrongCondition, match=re.escape(words)):
        read_condition(text)
