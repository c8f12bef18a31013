"""A process of ours: it writes to its own log and does not outlive us."""

import contextlib
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

from welcome_center.local.problems import Problem

TETHER = Path(__file__).with_name("tether.py")
LOG_LINES_SHOWN = 15


class Child:
    """One running program.

    `stop_signal` asks it to end; it also arrives when we die, unless `orphan_signal` says other.
    Start it from the main thread: the kernel counts the starting thread as the parent.
    """

    def __init__(self, name, command, *, log, stop_signal=signal.SIGTERM, **options):
        self.name = name
        self.command = [str(word) for word in command]
        self.log = Path(log)
        self.stop_signal = stop_signal
        self.orphan_signal = options.pop("orphan_signal", stop_signal)
        self.user = options.pop("user", None)
        self.options = options
        self.process = None

    def start(self):
        owner = f"{self.user.uid}:{self.user.gid}" if self.user else "-"
        tether = [sys.executable, "-I", "-S", TETHER, os.getpid(), int(self.orphan_signal), owner]
        with self.log.open("wb") as log:
            self.process = subprocess.Popen(  # noqa: S603  no shell, our own words
                [*map(str, tether), *self.command],
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=subprocess.STDOUT,
                start_new_session=True,  # Ctrl-C is for us; we end the others in order
                **self.options,
            )
        return self

    @property
    def is_running(self):
        return self.process is not None and self.process.poll() is None

    @property
    def pid(self):
        return self.process.pid

    def ask_to_stop(self):
        if self.is_running:
            self.process.send_signal(self.stop_signal)

    def stop(self, *, patience=10):
        """Ask, wait `patience` seconds, then end it and all that it started."""
        self.ask_to_stop()
        try:
            if self.process:
                self.process.wait(patience)
        except subprocess.TimeoutExpired:
            self.kill()
        self._end_group()

    def kill(self):
        """End it as a power cut would, together with what it started."""
        if self.is_running:
            self._tell_family(signal.SIGKILL)
            self.process.wait()

    def _end_group(self):
        # a master that was killed may have left its workers behind
        if self.process:
            with contextlib.suppress(ProcessLookupError):
                os.killpg(self.pid, signal.SIGKILL)

    def pause(self):
        """Let it hang: connections stay open and nothing answers."""
        self._tell_family(signal.SIGSTOP)

    def resume(self):
        self._tell_family(signal.SIGCONT)

    def _tell_family(self, what):
        # PostgreSQL's sessions leave its process group, so the family is asked of the kernel.
        for pid in [self.pid, *_descendants(self.pid)]:
            with contextlib.suppress(ProcessLookupError):
                os.kill(pid, what)

    def raise_if_ended(self):
        if not self.is_running:
            raise Problem(self.last_words())

    def last_words(self):
        lines = self.log.read_text(errors="replace").splitlines()[-LOG_LINES_SHOWN:]
        code = self.process.returncode
        ending = f"{self.name} ended with code {code}. Its last words ({self.log}):"
        return "\n".join([ending, *(f"    {line}" for line in lines)])


def _descendants(pid):
    try:
        children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    except OSError:  # gone meanwhile
        return []
    return [name for child in map(int, children) for name in [child, *_descendants(child)]]


def wait_until(question, *, child, seconds, step=0.05):
    """Ask until the answer is true. Raises Problem when the child ends or time is up."""
    deadline = time.monotonic() + seconds
    while not question():
        child.raise_if_ended()
        if time.monotonic() > deadline:
            raise Problem(f"{child.name} did not answer within {seconds} s. See {child.log}.")
        time.sleep(step)
