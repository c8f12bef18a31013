"""Measuring in turn: A B A B …, so that a machine that drifts slows both."""

import statistics
import time
from dataclasses import dataclass

from django.db import connection
from django.test.utils import CaptureQueriesContext


@dataclass(frozen=True)
class Row:
    """One line of the table: medians, and the median of the ratios of each turn."""

    work: str
    product: float
    floor: float
    ratio: float
    goal: str
    queries: int | str = ""
    unit: str = "ms"


def milliseconds(work):
    began = time.perf_counter()
    work()
    return (time.perf_counter() - began) * 1000


def in_turn(work, product, floor, *, goal, turns=15, warm_up=2):
    """Measure both in turn, then count the product's queries once."""
    for _turn in range(warm_up):
        product()
        floor()
    pairs = [(milliseconds(product), milliseconds(floor)) for _turn in range(turns)]
    return Row(
        work=work,
        goal=goal,
        queries=n_queries(product),
        product=statistics.median(pair[0] for pair in pairs),
        floor=statistics.median(pair[1] for pair in pairs),
        ratio=statistics.median(pair[0] / pair[1] for pair in pairs),
    )


def n_queries(work):
    with CaptureQueriesContext(connection) as queries:
        work()
    return len(queries)


def quantile(times, share):
    """The value below which this share of the times lies."""
    return sorted(times)[min(len(times) - 1, int(len(times) * share))]
