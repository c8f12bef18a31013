"""R14: ten people use the portal for half an hour. SOAK_MINUTES=2 makes it shorter."""

import os
import re
import threading
import time
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from datetime import timedelta
from itertools import cycle
from pathlib import Path

import pytest
from django.utils import timezone

from tests.faults.house import PASSWORD, until
from tests.web import Visitor, running_server

MINUTES = float(os.environ.get("SOAK_MINUTES", "30"))
USERS = 10
PAUSE = 0.3  # seconds between two clicks
GROWTH, CONNECTIONS = 0.10, 40
GUEST = {"name": "Amal", "contact_by": "none"}
BOOK = "/de/book/time/?topic=ARR_ORIENT&language=de&mode=F2F&from={day}"
STAFF = ["/de/desk/", "/de/desk/week/", "/de/desk/messages/", "/de/desk/availability/"]
ASK = "SELECT count(*) FROM pg_stat_activity WHERE usename = 'portal'"
PAGE_SIZE = os.sysconf("SC_PAGE_SIZE")


class User(Visitor):
    """Clicks with a pause, and counts the answers."""

    def __init__(self, origin, number, answers):
        super().__init__(origin, f"203.0.113.{number}")
        self.answers = answers
        self.number = number

    def _ask(self, request):
        time.sleep(PAUSE)
        try:
            answer = super()._ask(request)
        except OSError as error:
            self.answers[type(error).__name__] += 1
            raise
        self.answers[answer.status] += 1
        return answer


def guest_books_and_cancels(user):
    """Looks about, takes a time, and gives it back, so that there is always something free."""
    for path in ("/de/", "/ar/", "/de/book/"):
        user.get(path)
    path = BOOK.format(day=timezone.localdate() + timedelta(days=3 + user.number))
    times = user.get(path).values("slot")
    if not times:
        return
    held = user.post(path, {"slot": times[user.number % len(times)]})
    if "/details/" not in held.url:
        return  # somebody was quicker
    done = user.post(held.url, GUEST)
    code = re.search(r"/book/done/(\w+)/", done.url)[1]
    user.get(f"/de/appointments/{code}/")
    user.post(f"/de/appointments/{code}/cancel/", {"reason": ""})


def advisor_looks_about(user):
    user.get("/de/accounts/login/")
    user.post("/de/accounts/login/", {"login": "advisor@demo.example", "password": PASSWORD})
    for path in STAFF * 5:
        user.get(path)
    user.post("/de/accounts/logout/", {})


def use(user, journey, over):
    while not over.is_set():
        try:
            journey(user)
        except OSError:
            time.sleep(PAUSE)  # already counted


@contextmanager
def ten_users(origin):
    """Yields the answers, which go on being counted until the block ends."""
    answers, over = Counter(), threading.Event()
    journeys = cycle([guest_books_and_cancels] * 4 + [advisor_looks_about])
    with ThreadPoolExecutor(USERS) as pool:
        jobs = [
            pool.submit(use, User(origin, number, answers), next(journeys), over)
            for number in range(USERS)
        ]
        try:
            yield answers
        finally:
            over.set()
    for job in jobs:
        job.result()


def memory(*masters):
    """What the masters' workers hold, in bytes."""
    return sum(
        int(Path(f"/proc/{child}/statm").read_text().split()[1]) * PAGE_SIZE
        for master in masters
        for child in Path(f"/proc/{master}/task/{master}/children").read_text().split()
    )


@pytest.fixture
def portal(house):
    """(address, web server's master, worker's master), with a demo's people and times."""
    house.manage("setup_center", "hildesheim")
    house.manage("demo_data")
    worker = house.start_worker()
    house.start_beat()
    # Workers that are replaced after some thousand requests would hide what they gather.
    kept = {"GUNICORN_CMD_ARGS": "--max-requests=0"}
    with running_server(**house.environment, **kept) as (origin, server):
        assert until(lambda: Visitor(origin).get("/readyz").status == 200, seconds=30)
        yield origin, server.pid, worker.pid


def test_nothing_grows_and_nothing_breaks(house, portal, record_property):
    origin, *masters = portal
    held, connections = [], []

    with ten_users(origin) as answers:
        ends_at = time.monotonic() + MINUTES * 60
        while time.monotonic() < ends_at:
            time.sleep(MINUTES * 60 / 100)
            held.append(memory(*masters))
            connections.append(house.sql(ASK)[0][0])

    # the first tenth is for warming up
    tenth = len(held) // 10
    begin, end = (sum(part) / len(part) for part in (held[tenth : 2 * tenth], held[-tenth:]))
    record_property("minutes", MINUTES)
    record_property("answers", dict(sorted(answers.items(), key=str)))
    record_property("workers' memory in MB", f"{begin / 1e6:.0f}, then {end / 1e6:.0f}")
    record_property("growth", f"{end / begin - 1:.1%}")
    record_property("connections at most", max(connections))
    assert answers[200] > MINUTES * 60
    assert set(answers) <= {200, 409}
    assert max(connections) < CONNECTIONS
    assert end < begin * (1 + GROWTH)
