"""The demo as a visitor starts it: one real run, ended and started again in all ways."""

import contextlib
import http.client
import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from welcome_center.local.ports import HOST, free_port

pytestmark = pytest.mark.xdist_group("demo")
FIRST_SECONDS = 180
LATER_SECONDS = 60  # under 10 on an idle machine; here other tests run beside it


class Demo:
    def __init__(self, folder):
        self.folder = folder
        self.port = free_port()
        self.process = None

    def command(self, **choices):
        replaced = {"DATABASE_URL", "DATABASE_OWNER_URL", "REDIS_URL", "DJANGO_SETTINGS_MODULE"}
        ours = {name: value for name, value in os.environ.items() if name not in replaced}
        choices = {"PORT": str(self.port), "DATA_DIR": str(self.folder)} | choices
        return subprocess.Popen(
            [sys.executable, "-m", "welcome_center.local"],
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            env=ours | choices,
        )

    @contextlib.contextmanager
    def running(self, *, seconds):
        with self.command() as self.process:
            try:
                yield self._lines_until_ready(seconds)
            finally:
                self.process.terminate()
                self.process.wait(60)

    def _lines_until_ready(self, seconds):
        deadline, lines = time.monotonic() + seconds, []
        for line in self.process.stdout:
            lines.append(line)
            if line.startswith("Ready:") or time.monotonic() > deadline:
                break
        assert lines[-1].startswith("Ready:"), "".join(lines)
        return "".join(lines)

    def refusal(self, **choices):
        """What a start that cannot succeed says."""
        with self.command(**choices) as process:
            said, _ = process.communicate(timeout=60)
        assert process.returncode == 1
        return said

    def get(self, path):
        connection = http.client.HTTPConnection(HOST, self.port, timeout=10)
        with contextlib.closing(connection):
            connection.request("GET", path, headers={"Host": f"localhost:{self.port}"})
            answer = connection.getresponse()
            return answer.status, answer.read().decode()

    def processes(self):
        """Everything that was started for this folder and still lives."""
        return [pid for pid in map(_number, Path("/proc").iterdir()) if pid and self._is_ours(pid)]

    def _is_ours(self, pid):
        with contextlib.suppress(OSError):
            told = [Path(f"/proc/{pid}/{what}").read_bytes() for what in ("cmdline", "environ")]
            where = os.readlink(f"/proc/{pid}/cwd")
            return os.fsencode(self.folder) in b"\0".join([*told, os.fsencode(where)])
        return False

    def nothing_is_left(self):
        deadline = time.monotonic() + 20
        while self.processes() and time.monotonic() < deadline:
            time.sleep(0.1)
        return not self.processes()


def _number(folder):
    return int(folder.name) if folder.name.isdigit() else None


@pytest.fixture(scope="module")
def demo(make_open_folder):
    demo = Demo(make_open_folder() / "data")
    with demo.running(seconds=FIRST_SECONDS) as said:
        assert "Filling in demo people" in said
    assert demo.nothing_is_left()
    return demo


def test_it_serves_what_it_promises_and_ends_without_a_trace(demo):
    with demo.running(seconds=LATER_SECONDS) as said:
        assert f"Ready: http://localhost:{demo.port}/" in said
        assert "Filling in" not in said
        status, body = demo.get("/readyz")
        assert (status, json.loads(body)["status"]) == (200, "ok")
        assert demo.get("/de/")[0] == 200

        demo.process.send_signal(signal.SIGINT)
        assert demo.process.wait(60) == 0

    assert demo.nothing_is_left()


def test_kill_leaves_nothing_and_the_next_start_works(demo):
    with demo.running(seconds=LATER_SECONDS):
        demo.process.kill()
        demo.process.wait()
    assert demo.nothing_is_left()

    with demo.running(seconds=LATER_SECONDS):
        assert demo.get("/livez")[0] == 200


def test_a_program_that_ends_ends_all_with_its_last_words(demo):
    with demo.running(seconds=LATER_SECONDS):
        [valkey] = [pid for pid in demo.processes() if "valkey-server" in _command(pid)]
        os.kill(valkey, signal.SIGKILL)
        said, _ = demo.process.communicate(timeout=60)

    assert "Valkey ended with code -9" in said
    assert demo.process.returncode == 1
    assert demo.nothing_is_left()


def test_a_second_run_on_the_same_folder_is_refused(demo):
    with demo.running(seconds=LATER_SECONDS):
        assert "A demo already runs on" in demo.refusal(PORT=str(free_port()))
        assert demo.get("/livez")[0] == 200


def test_a_port_that_is_taken_is_told(demo, make_open_folder):
    with demo.running(seconds=LATER_SECONDS):
        said = demo.refusal(DATA_DIR=str(make_open_folder()))

    assert f"Port {demo.port} is taken by another program" in said
    assert "make demo PORT=" in said


def test_another_center_in_the_same_folder_is_refused(demo):
    assert "holds the center 'hildesheim'" in demo.refusal(CENTER="stuttgart")


def _command(pid):
    """Nothing of what has ended meanwhile: programs start others that live for a moment."""
    with contextlib.suppress(OSError):
        return Path(f"/proc/{pid}/cmdline").read_bytes().decode()
    return ""
