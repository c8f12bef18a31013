"""Visitors who keep coming at the same pace, whatever happens on the other side."""

import time
import urllib.error
import urllib.request
from concurrent.futures import ThreadPoolExecutor
from statistics import quantiles
from typing import NamedTuple


class Visit(NamedTuple):
    outcome: str  # "200", or what went wrong
    seconds: float


def visit(address, opener=None):
    """One request on a connection of its own; failures are outcomes."""
    opener = opener or urllib.request.build_opener()
    began = time.perf_counter()
    try:
        with opener.open(address, timeout=30) as answer:
            answer.read()
            outcome = str(answer.status)
    except urllib.error.HTTPError as error:
        with error:
            outcome = str(error.code)
    except OSError as error:
        outcome = repr(error)
    return Visit(outcome, time.perf_counter() - began)


def steady(ask, *, rate, seconds):
    """`rate` visits a second, none of which waits for another."""
    began = time.monotonic()
    with ThreadPoolExecutor(rate * 5) as pool:
        coming = []
        for turn in range(int(rate * seconds)):
            time.sleep(max(0, began + turn / rate - time.monotonic()))
            coming.append(pool.submit(ask))
        return [each.result() for each in coming]


def p95(visits):
    return quantiles([each.seconds for each in visits], n=20)[-1]
