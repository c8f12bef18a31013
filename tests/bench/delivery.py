"""Goal 11: 10,000 reminders due at once, against one connection for each mail."""

import subprocess
import sys
import tempfile
import time
from contextlib import contextmanager
from pathlib import Path

from django.core.mail import EmailMultiAlternatives, get_connection
from django.test import override_settings

from tests.bench.measure import Row
from tests.factories.outbox import MessageFactory
from welcome_center.foundation.outbox import delivery, tasks
from welcome_center.foundation.outbox.models import Message
from welcome_center.local.ports import free_port

N_REMINDERS = 10_000
N_ALONE = 500
SINK = Path(__file__).parents[1] / "faults" / "smtp_sink.py"


def rows():
    with mail_server() as taken:
        alone = _one_connection_each()
        Message.objects.bulk_create(MessageFactory.build_batch(N_REMINDERS), batch_size=1000)
        began, n_tasks = time.perf_counter(), 0
        while delivery.deliver_due(seconds=tasks.SECONDS):
            n_tasks += 1
        rate = N_REMINDERS / (time.perf_counter() - began)
        _each_once(taken)
    yield Row(
        f"{N_REMINDERS:,} reminders, {n_tasks} tasks, mails a second",
        product=rate,
        floor=alone,
        ratio=rate / alone,
        goal="≥ 1.5, ≤ 200 tasks",
        unit="/s",
    )


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
    """Mails a second where each opens its own connection."""
    began = time.perf_counter()
    for number in range(N_ALONE):
        mail = EmailMultiAlternatives(
            "Termin", "Text", "center@example.org", [f"alone-{number}@example.org"]
        )
        mail.attach_alternative("<p>Text</p>", "text/html")
        get_connection().send_messages([mail])
    return N_ALONE / (time.perf_counter() - began)


def _each_once(taken):
    reminders = [line for line in taken.read_text().splitlines() if line.startswith("newcomer-")]
    if len(reminders) != N_REMINDERS or len(set(reminders)) != N_REMINDERS:
        raise SystemExit(f"{len(reminders)} mails, {len(set(reminders))} different ones.")
