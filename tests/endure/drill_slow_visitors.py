"""R13 through nginx with our own configuration. Needs nginx, so `make test` does without it."""

import ssl
import urllib.request
from functools import partial
from pathlib import Path

import pytest

from tests.endure.proxy import NAME, running_proxy
from tests.endure.slow_visitors import Crowd
from tests.faults.scale import number
from tests.load import p95, steady, visit
from tests.web import running_server
from welcome_center.local.ports import free_port

SOCKETS, SECONDS, RATE = number(20, 200), number(3, 60), 5
SLOWEST = number(5, 1)  # seconds


@pytest.fixture
def portal(house, tmp_path):
    """(address of its home page, port, what `nginx -t` said), behind the proxy."""
    port = free_port()
    environment = house.environment | {
        "SITE_ORIGIN": f"https://{NAME}:{port}",
        "ALLOWED_HOSTS": f"{NAME},127.0.0.1",
        "BEHIND_PROXY": "true",
    }
    tmp_path.chmod(0o755)
    with running_server(**environment) as (origin, _server):
        upstream = origin.removeprefix("http://")
        with running_proxy(tmp_path, upstream=upstream, port=port) as said:
            yield f"https://{NAME}:{port}/de/", port, said


@pytest.fixture
def opener():
    """Believes the certificate that was made for this hour."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.check_hostname, context.verify_mode = False, ssl.CERT_NONE
    return urllib.request.build_opener(urllib.request.HTTPSHandler(context=context))


def test_slow_visitors_do_not_keep_others_waiting(portal, opener, record_property):
    address, port, said = portal
    # without the path of the file, which is this machine's
    record_property("nginx -t:", said[-1].rpartition(".conf ")[2])
    ask = partial(visit, address, opener=opener)
    assert ask().outcome == "200"

    with Crowd(port, SOCKETS) as crowd:
        visits = steady(ask, rate=RATE, seconds=SECONDS)
        n_open = len(crowd.sockets)

    record_property("half open at the end", n_open)
    record_property("opened in all", crowd.n_opened)
    record_property("p95 in seconds", f"{p95(visits):.2f}")
    assert {each.outcome for each in visits} == {"200"}
    assert n_open > SOCKETS / 2
    assert p95(visits) < SLOWEST


def test_nothing_listens_to_the_world(portal):
    _address, port, _said = portal
    listening = [
        line.split()[1]
        for line in Path("/proc/net/tcp").read_text().splitlines()[1:]
        if line.split()[3] == "0A"
    ]

    ours = [place for place in listening if int(place.split(":")[1], 16) == port]
    assert ours == [f"0100007F:{port:04X}"]
