"""R10: a new release takes over while people use the portal."""

import contextlib
import os
import signal
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path

import pytest

from tests.faults.house import until
from tests.faults.scale import number
from tests.load import p95, steady, visit
from tests.web import running_server

pytestmark = pytest.mark.xdist_group("house")
SECONDS, RATE = number(6, 60), number(10, 20)
LETTERS = number(200, 1000)  # more than two processes send while they are asked to leave
LEAVES_WITHIN = 30  # seconds
# Under its own name: gunicorn cannot start itself anew as `python -m gunicorn`.
PROGRAM = (str(Path(sys.executable).with_name("gunicorn")),)


@pytest.fixture
def web(house, tmp_path):
    """(address, file with the master's number); whoever is master at the end is ended."""
    pid_file = tmp_path / "web.pid"
    options = ("--pid", str(pid_file))
    with running_server(*options, program=PROGRAM, **house.environment) as (origin, _server):
        yield f"{origin}/de/", pid_file
        # A successor takes the file's name a moment after it is alone.
        assert until(pid_file.exists, seconds=20)
        with contextlib.suppress(ProcessLookupError):
            os.kill(master(pid_file), signal.SIGTERM)


def master(pid_file):
    return int(pid_file.read_text())


def has_workers(pid):
    return bool(Path(f"/proc/{pid}/task/{pid}/children").read_text())


def is_gone(pid):
    """A process that has ended and is still to be waited for counts as gone."""
    try:
        return ") Z " in Path(f"/proc/{pid}/stat").read_text()
    except FileNotFoundError:
        return True


def begin_anew(pid_file):
    """The workers are replaced one by one, with the code as it is."""
    os.kill(master(pid_file), signal.SIGHUP)
    return 0


def hand_over(pid_file):
    """A second master with the new code shares the port, then the first one leaves."""
    old, successor = master(pid_file), pid_file.with_name(pid_file.name + ".2")
    os.kill(old, signal.SIGUSR2)
    assert until(lambda: successor.exists() and has_workers(master(successor)), seconds=20)
    began = time.monotonic()
    os.kill(old, signal.SIGTERM)
    assert until(lambda: is_gone(old), seconds=LEAVES_WITHIN)
    return time.monotonic() - began


@pytest.mark.parametrize("deploy", [begin_anew, hand_over])
def test_no_request_fails_while_the_web_server_is_renewed(web, deploy, record_property):
    address, pid_file = web
    assert until(lambda: visit(address).outcome == "200", seconds=20)

    with ThreadPoolExecutor(1) as pool:
        visits = pool.submit(steady, partial(visit, address), rate=RATE, seconds=SECONDS)
        time.sleep(SECONDS / 3)
        left_after = deploy(pid_file)
        visits = visits.result()

    failed = [each.outcome for each in visits if each.outcome != "200"]
    record_property("requests", len(visits))
    record_property("failed", len(failed))
    record_property("p95 in seconds", f"{p95(visits):.2f}")
    record_property("left after seconds", f"{left_after:.1f}")
    assert failed == []


def test_no_letter_is_lost_when_the_worker_is_replaced(house, record_property):
    house.mail.behave("slow 0.1")
    house.write_reminders(LETTERS)
    worker = house.start_worker()
    house.start_beat()
    assert until(lambda: house.states().get("sent", 0) > 0, seconds=60)

    began = time.monotonic()
    worker.ask_to_stop()
    assert until(lambda: not worker.is_running, seconds=LEAVES_WITHIN)
    record_property("left after seconds", f"{time.monotonic() - began:.1f}")
    assert house.states().get("sent", 0) < LETTERS
    house.mail.behave("take")
    house.start_worker()

    assert until(lambda: house.states() == {"sent": LETTERS}, seconds=120)
    assert sorted(house.mail.taken().values()) == [1] * LETTERS
