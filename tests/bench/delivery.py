"""Goal 11: 10,000 reminders due at once, against one connection for each mail."""

import subprocess
import sys
import tempfile
import time
from contextlib import contextmanager
from multiprocessing import get_context
from pathlib import Path

from django.core.mail import get_connection
from django.db import connections
from django.test import override_settings

from tests.bench.measure import Row
from tests.factories.outbox import MessageFactory
from welcome_center.foundation.outbox import delivery, tasks
from welcome_center.foundation.outbox.letters import letter
from welcome_center.foundation.outbox.models import Message
from welcome_center.local.ports import free_port

N_REMINDERS = 10_000
N_ALONE = 500
LANES = 2  # the timetable's; see welcome_center/celery.py
SINK = Path(__file__).parents[1] / "faults" / "smtp_sink.py"


def rows():
    with mail_server() as taken:
        before = _one_connection_each()
        Message.objects.bulk_create(MessageFactory.build_batch(N_REMINDERS), batch_size=1000)
        connections.close_all()
        began = time.perf_counter()
        with get_context("fork").Pool(LANES) as lanes:
            n_tasks = sum(lanes.map(_work, range(LANES)))
        rate = N_REMINDERS / (time.perf_counter() - began)
        alone = (before + _one_connection_each()) / 2
        _each_once(taken)
    yield Row(
        f"{N_REMINDERS:,} reminders, {LANES} lanes, {n_tasks} tasks, mails a second",
        product=rate,
        floor=alone,
        ratio=rate / alone,
        goal="≥ 1.5, ≤ 200 tasks",
        unit="/s",
    )


def _work(_lane):
    """What a worker's process does; returns how many tasks it took."""
    n_tasks = 1
    while delivery.deliver_due(seconds=tasks.SECONDS):
        n_tasks += 1
    return n_tasks


@contextmanager
def mail_server():
    port = free_port()
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "mood").write_text("take")
        sink = subprocess.Popen([sys.executable, str(SINK), str(port), folder])
        backend = "django.core.mail.backends.smtp.EmailBackend"
        try:
            time.sleep(1)  # until it listens
            with override_settings(EMAIL_BACKEND=backend, EMAIL_HOST="127.0.0.1", EMAIL_PORT=port):
                yield Path(folder) / "taken"
        finally:
            sink.terminate()
            sink.wait()


def _one_connection_each():
    """Mails a second where each of the same mails has its own connection, and none is noted."""
    mails = MessageFactory.build_batch(N_ALONE, recipient="alone@example.org")
    began = time.perf_counter()
    for message in mails:
        get_connection().send_messages([letter(message)])
    return N_ALONE / (time.perf_counter() - began)


def _each_once(taken):
    reminders = [line for line in taken.read_text().splitlines() if line.startswith("newcomer-")]
    if len(reminders) != N_REMINDERS or len(set(reminders)) != N_REMINDERS:
        raise SystemExit(f"{len(reminders)} mails, {len(set(reminders))} different ones.")
