"""The real web server on a free port, and visitors who talk to it like browsers without scripts."""

import os
import re
import subprocess
import sys
import time
import urllib.error
import urllib.request
from contextlib import contextmanager
from http.cookiejar import CookieJar
from urllib.parse import urlencode

from welcome_center.local.ports import free_port
from welcome_center.local.programs import GUNICORN

START_SECONDS = 20


@contextmanager
def running_web(**environment):
    """Yields the address. Visitors are told apart by X-Forwarded-For."""
    with running_server(**environment) as (origin, _server):
        yield origin


@contextmanager
def running_server(*options, program=(sys.executable, "-m", "gunicorn"), **environment):
    """Yields the address and the process, gunicorn's master."""
    port = free_port()
    origin = f"http://127.0.0.1:{port}"
    known = {
        "PORT": str(port),
        "SITE_ORIGIN": origin,
        "TRUSTED_PROXY_COUNT": "1",
        "LOCAL_RUNNER": "true",
        "SECOND_FACTOR_OFF": "true",
        "LOG_LEVEL": "ERROR",
    }
    command = [*program, *GUNICORN[2:], "--bind", f"127.0.0.1:{port}", *options]
    server = subprocess.Popen(command, env=os.environ | known | environment)
    try:
        _wait_for(f"{origin}/livez", server)
        yield origin, server
    finally:
        server.terminate()
        server.wait(timeout=30)


def _wait_for(address, server):
    ends_at = time.monotonic() + START_SECONDS
    while time.monotonic() < ends_at:
        try:
            return urllib.request.urlopen(address, timeout=1)
        except OSError:
            if server.poll() is not None:
                raise RuntimeError("The web server ended at once.") from None
            time.sleep(0.1)
    raise RuntimeError("The web server did not answer.")


class Visitor:
    """One browser: own cookies, own address."""

    def __init__(self, origin, address="203.0.113.1"):
        self.origin = origin
        self.address = address
        self.jar = CookieJar()
        handler = urllib.request.HTTPCookieProcessor(self.jar)
        self.opener = urllib.request.build_opener(handler)

    def twin(self):
        """The same browser once more, for what it does at the same moment."""
        twin = Visitor(self.origin, self.address)
        for cookie in self.jar:
            twin.jar.set_cookie(cookie)
        return twin

    def get(self, path):
        return self._ask(urllib.request.Request(self._full(path)))

    def post(self, path, fields):
        token = next(cookie.value for cookie in self.jar if "csrf" in cookie.name)
        typed = urlencode({**fields, "csrfmiddlewaretoken": token}, doseq=True)
        return self._ask(urllib.request.Request(self._full(path), data=typed.encode()))

    def _full(self, path):
        return path if path.startswith("http") else self.origin + path

    def _ask(self, request):
        request.add_header("X-Forwarded-For", self.address)
        began = time.perf_counter()
        try:
            answer = self.opener.open(request, timeout=30)
        except urllib.error.HTTPError as error:
            answer = error
        with answer:
            text = answer.read().decode()
        return Answer(answer.status, answer.geturl(), text, time.perf_counter() - began)


class Answer:
    def __init__(self, status, url, text, seconds):
        self.status = status
        self.url = url
        self.text = text
        self.seconds = seconds

    def values(self, name):
        """What the buttons of this name would send."""
        return re.findall(rf'name="{name}"[^>]*value="([^"]+)"', self.text)
