import time

from tests.endure.proxy import NoNginx, nginx
from tests.endure.result import Result, by_pytest

ROW = ("R13", "Slow visitors do not keep others waiting: nginx with deploy/nginx.conf.template")
NUMBERS = "200 half-open sockets from 40 addresses for 60 s; `nginx -t`; home p95 below 1 s"


def run():
    began = time.monotonic()
    try:
        nginx()
    except NoNginx as missing:
        return Result(*ROW, NUMBERS, False, time.monotonic() - began, (f"**failed:** {missing}",))
    return by_pytest(*ROW, NUMBERS, "tests/endure/drill_slow_visitors.py")
