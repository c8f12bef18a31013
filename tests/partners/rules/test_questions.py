"""Answers to choose from follow from what the rules compare."""

from datetime import date
from types import SimpleNamespace

import pytest
from django.utils import translation

from partners.rules.questions import choices_for


def asked(name, *conditions):
    rules = [SimpleNamespace(condition=text) for text in conditions]
    with translation.override("en"):
        return [(each.code, each.value, str(each.label)) for each in choices_for(name, rules)]


@pytest.mark.parametrize(
    ("name", "conditions", "choices"),
    [
        ("age", ["age<27"], [("26", 26, "under 27"), ("27", 27, "27 or older")]),
        ("age", ["age<=26"], [("26", 26, "under 27"), ("27", 27, "27 or older")]),
        (
            "age",
            ["age<27", "works and age>=60"],
            [("26", 26, "under 27"), ("27", 27, "27 to 59"), ("60", 60, "60 or older")],
        ),
        ("works", ["works"], [("yes", True, "Yes"), ("no", False, "No")]),
        (
            "benefit",
            ["not benefit=SGB2"],
            [("SGB2", "SGB2", "SGB2"), ("other", "", "None of these")],
        ),
        (
            "level",
            ["works or level>=B1"],
            [("A2", "A2", "below B1"), ("B1", "B1", "B1 or better")],
        ),
        (
            "days_to_end",
            ["days_to_end<=90"],
            [("90", 90, "within 90 days"), ("91", 91, "later, or it does not end")],
        ),
        (
            "entry_date",
            ["entry_date>=2025-04-01"],
            [
                ("2025-03-31", date(2025, 3, 31), "before 1 Apr 2025"),
                ("2025-04-01", date(2025, 4, 1), "on 1 Apr 2025 or later"),
            ],
        ),
        ("age", ["works"], []),
    ],
)
def test_choices_follow_from_the_conditions(name, conditions, choices):
    assert asked(name, *conditions) == choices
