from datetime import date

import pytest

from partners.directory.freshness import (
    Freshness,
    counts,
    freshness,
    in_state,
    months_later,
    share_up_to_date,
)
from partners.directory.models import Organisation
from tests.factories.directory import OrganisationFactory

DAY = date(2026, 11, 23)


@pytest.mark.parametrize(
    ("day", "months", "later"),
    [
        (date(2026, 8, 31), 6, date(2027, 2, 28)),
        (date(2027, 8, 31), 6, date(2028, 2, 29)),
        (date(2026, 11, 30), 3, date(2027, 2, 28)),
        (date(2026, 12, 1), 1, date(2027, 1, 1)),
        (date(2026, 6, 15), 12, date(2027, 6, 15)),
        (date(2026, 6, 15), 6, date(2026, 12, 15)),
    ],
)
def test_months_later_is_a_day_of_that_month(day, months, later):
    assert months_later(day, months) == later


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("fields", "state"),
    [
        ({"due_on": date(2026, 11, 24)}, Freshness.FRESH),
        ({"due_on": None}, Freshness.FRESH),
        ({"due_on": DAY}, Freshness.DUE),
        ({"due_on": None, "hours_due_on": DAY}, Freshness.DUE),
        ({"hours_due_on": DAY}, Freshness.DUE),
        ({"due_on": date(2026, 10, 26)}, Freshness.DUE),
        ({"due_on": date(2026, 10, 25)}, Freshness.OVERDUE),
        ({"due_on": date(2026, 10, 25), "hours_due_on": DAY}, Freshness.OVERDUE),
        ({"hours_due_on": date(2026, 10, 26)}, Freshness.DUE),
        ({"hours_due_on": date(2026, 10, 25)}, Freshness.OVERDUE),
        ({"due_on": None, "hours_due_on": date(2026, 10, 25)}, Freshness.OVERDUE),
        ({"confirmed_on": date(2025, 11, 24)}, Freshness.FRESH),
        ({"confirmed_on": date(2025, 11, 23)}, Freshness.OUTDATED),
        ({"unconfirmed": True}, Freshness.NEVER),
    ],
)
def test_the_row_and_the_database_agree_on_how_fresh_an_entry_is(fields, state):
    entry = OrganisationFactory(**fields)

    assert freshness(entry, DAY) == state
    assert Organisation.objects.filter(in_state(state, DAY)).get() == entry
    assert counts(Organisation.objects, DAY) == {one: int(one == state) for one in Freshness}


@pytest.mark.parametrize(
    ("fresh", "due", "share"), [(0, 0, None), (0, 2, 0), (1, 2, 33), (2, 1, 67), (3, 0, 100)]
)
def test_the_share_up_to_date_is_told_in_whole_percent(fresh, due, share):
    assert share_up_to_date({Freshness.FRESH: fresh, Freshness.DUE: due}) == share
