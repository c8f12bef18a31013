"""Measuring in turn: A B A B …, so that a machine that drifts slows both."""

import statistics
import time
from dataclasses import dataclass


@dataclass(frozen=True)
class Pair:
    """Medians in milliseconds, and the median of the ratios of each turn."""

    product: float
    floor: float
    ratio: float


def milliseconds(work):
    began = time.perf_counter()
    work()
    return (time.perf_counter() - began) * 1000


def in_turn(product, floor, *, turns=15, warm_up=2):
    for _turn in range(warm_up):
        product()
        floor()
    pairs = [(milliseconds(product), milliseconds(floor)) for _turn in range(turns)]
    return Pair(
        product=statistics.median(pair[0] for pair in pairs),
        floor=statistics.median(pair[1] for pair in pairs),
        ratio=statistics.median(pair[0] / pair[1] for pair in pairs),
    )


def quantile(times, share):
    """The value below which this share of the times lies."""
    return sorted(times)[min(len(times) - 1, int(len(times) * share))]
