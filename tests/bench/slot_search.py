"""Goal 1: slot search against one multirange statement of the bare database."""

from datetime import timedelta
from functools import cache
from pathlib import Path
from statistics import median

from django.db import connection
from django.utils import timezone

from newcomers.booking.models import AdvisorProfile, Mode
from newcomers.booking.slots import Wish, free_slots
from tests.bench.measure import in_turn, milliseconds
from welcome_center.foundation.center.models import Language, Topic

STATEMENT = (Path(__file__).parent / "slot_search.sql").read_text()
SIZES = [(1, 1), (1, 30), (10, 30), (50, 1), (50, 30)]


def rows():
    return [_row(advisors, days) for advisors, days in SIZES]


def _row(n_advisors, days):
    advisors = list(AdvisorProfile.objects.order_by("pk").values_list("pk", flat=True)[:n_advisors])
    _same_slots(advisors, days)
    return in_turn(
        f"slot search, {n_advisors} × {days} days",
        lambda: product(advisors, days),
        lambda: floor(advisors, days),
        goal="≤ 3",
    )


def product(advisors, days):
    return free_slots(
        _wish(), from_day=_from_day(), days=days, now=timezone.now(), advisors=advisors
    )


@cache
def _wish():
    """What a page reads from its address before it searches; `pages` measures it, too."""
    return Wish(Topic.objects.get(code="BENCH"), Language.objects.get(code="de"), Mode.PHONE)


def floor(advisors, days):
    with connection.cursor() as cursor:
        cursor.execute(STATEMENT, {"from": _from_day(), "days": days, "advisors": advisors})
        return cursor.fetchall()


def _from_day():
    return timezone.localdate() + timedelta(days=2)


def _same_slots(advisors, days):
    """A comparison counts only where both find the same."""
    found = {(slot.advisor_id, slot.starts_at) for slot in product(advisors, days)}
    expected = {(advisor, start) for advisor, start in floor(advisors, days)}
    if found != expected:
        raise SystemExit(f"Not the same slots: {len(found)} and {len(expected)}")


def search_milliseconds(n_advisors, days):
    """The search alone; what a page adds is measured in `pages`."""
    advisors = list(AdvisorProfile.objects.order_by("pk").values_list("pk", flat=True)[:n_advisors])
    return median(milliseconds(lambda: product(advisors, days)) for _turn in range(15))
