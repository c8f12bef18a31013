import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from welcome_center.local.child import Child, wait_until
from welcome_center.local.problems import Problem

PARENT = """
import sys, time
from welcome_center.local.child import Child
child = Child("Sleeper", ["sleep", "60"], log=sys.argv[1]).start()
print(child.pid, flush=True)
time.sleep(60)
"""


def test_it_ends_when_the_one_who_started_it_is_killed(tmp_path):
    command = [sys.executable, "-c", PARENT, tmp_path / "log"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as parent:
        pid = int(parent.stdout.readline())
        assert _lives(pid)
        parent.kill()

    deadline = time.monotonic() + 5
    while _lives(pid) and time.monotonic() < deadline:
        time.sleep(0.02)
    assert not _lives(pid)


def test_one_that_does_not_listen_is_ended_all_the_same(tmp_path):
    deaf = ["sh", "-c", "trap '' TERM; echo up; while :; do sleep 0.1; done"]
    child = Child("Deaf", deaf, log=tmp_path / "log").start()
    wait_until(lambda: (tmp_path / "log").read_text(), child=child, seconds=5)

    child.stop(patience=0.2)

    assert not child.is_running


def test_what_a_killed_master_left_behind_ends_with_stop(tmp_path):
    log = tmp_path / "log"
    child = Child("Master", ["sh", "-c", "sleep 60 & echo $!; wait"], log=log).start()
    wait_until(log.read_text, child=child, seconds=5)
    left_behind = int(log.read_text())
    child.process.kill()

    child.stop()

    wait_until(lambda: not _lives(left_behind), child=_forever(tmp_path), seconds=5)


def test_its_last_words_are_told_when_it_ends_unasked(tmp_path):
    child = Child("Tired", ["sh", "-c", "echo no more; exit 3"], log=tmp_path / "log").start()
    child.process.wait()

    with pytest.raises(Problem, match=r"(?s)Tired ended with code 3.*no more"):
        child.raise_if_ended()


def _forever(tmp_path):
    """Somebody whose being alive is not in question: ourselves."""

    class Ourselves:
        name, log = "pytest", tmp_path / "log"

        def raise_if_ended(self):
            assert os.getpid()

    return Ourselves()


def _lives(pid):
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except FileNotFoundError:
        return False
