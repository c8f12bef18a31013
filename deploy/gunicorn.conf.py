"""The web server, in the demo and in production alike."""

import os
import signal
from pathlib import Path

from django.db import connections
from django.urls import get_resolver

from welcome_center.local.tether import end_with_parent

wsgi_app = "welcome_center.wsgi:application"
worker_class = "sync"
workers = int(os.environ.get("WEB_WORKERS", "3"))
# seconds; one more than PostgreSQL's statement_timeout, so that a hung database
# holds nobody longer than this
timeout = 4
graceful_timeout = 10
keepalive = 0  # a sync worker answers one request a connection; the proxy keeps its own alive
max_requests = 5000
max_requests_jitter = 500
preload_app = True
control_socket_disable = True
worker_tmp_dir = "/dev/shm" if Path("/dev/shm").is_dir() else None  # noqa: S108  heartbeats only
accesslog = None  # the portal writes its own, without addresses of persons


def post_fork(server, worker):
    """A worker whose master was killed lets go of the port at once."""
    end_with_parent(worker.ppid, signal.SIGKILL)


def when_ready(server):
    """Load all addresses before the first visitor asks, and hand no connection to the workers."""
    get_resolver().url_patterns  # noqa: B018  the asking loads them
    connections.close_all()


# A worker that waits inside the database's library hears no Python signal, and gunicorn itself
# looks only once a second and asks politely first. The kernel ends it on the dot.
def pre_request(worker, request):
    signal.setitimer(signal.ITIMER_REAL, timeout)


def post_request(worker, request, environ, response):
    signal.setitimer(signal.ITIMER_REAL, 0)
