"""A whole portal of its own for fault drills: servers, mail server, workers, web.

    with running_house() as house:
        worker, beat = house.start_worker(), house.start_beat()
        house.write_reminders(30)
        worker.kill()

Everything ends with the block. Rows are written and counted by SQL, past Django's own connection.
"""

import os
import subprocess
import sys
import tempfile
import time
from collections import Counter
from contextlib import ExitStack, contextmanager
from pathlib import Path

from tests.faults import scale
from welcome_center.local.child import Child, wait_until
from welcome_center.local.ports import free_port
from welcome_center.local.programs import ROOT
from welcome_center.local.roles import OWNER
from welcome_center.local.throwaway import throwaway_postgres, throwaway_valkey

SINK = Path(__file__).with_name("smtp_sink.py")
TIMETABLE = "welcome_center.celery" if scale.IS_FULL else "tests.faults.quick_timetable"
# What another worker waits for after one has died; see delivery.LOCK.
LOCK = "2 minutes"

PASSWORD = "willkommen-demo"

WRITE = """
    INSERT INTO foundation_message (
        kind, object_id, recipient, moment, language, is_credential, subject, body, calendar,
        state, reason, is_outdated, due_at, attempts, message_id
    )
    SELECT 'appointment_reminder', 'drill-' || number, 'drill-' || number || '@example.org',
           now() + interval '1 day', 'de', false, 'Ihr Termin', 'Bis bald.', '',
           'waiting', '', false, now() + %(due_in)s * interval '1 second', 0, gen_random_uuid()
    FROM generate_series(%(first)s, %(first)s + %(number)s - 1) AS number
"""
PASS = """
    UPDATE foundation_message
    SET due_at = due_at - %(time)s::interval, locked_until = locked_until - %(time)s::interval
    WHERE state = ANY(%(states)s)
"""


@contextmanager
def running_house():
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="house-")))
        postgres = stack.enter_context(throwaway_postgres())
        valkey = stack.enter_context(throwaway_valkey())
        house = House(folder, postgres, valkey)
        stack.callback(house.end)
        house.prepare()
        yield house


class House:
    def __init__(self, folder, postgres, valkey):
        self.folder = folder
        self.postgres = postgres
        self.valkey = valkey
        self.mail = MailServer(folder)
        self.children = []
        self.environment = {
            "PATH": os.environ["PATH"],
            "SECRET_KEY": "a house for drills",
            "DATABASE_URL": postgres.url(),
            "REDIS_URL": valkey.url,
            "EMAIL_URL": f"smtp://127.0.0.1:{self.mail.port}",
            "DATA_DIR": str(folder),
            "LOCAL_RUNNER": "true",
            "SECOND_FACTOR_OFF": "true",
            "DEMO_PASSWORD": PASSWORD,
        }

    def prepare(self):
        self.manage("migrate", DATABASE_URL=self.postgres.url(OWNER), STATEMENT_TIMEOUT="60")
        self.mail.start()

    def manage(self, *words, **environment):
        command = [sys.executable, "manage.py", *words]
        known = self.environment | environment
        done = subprocess.run(command, cwd=ROOT, env=known, capture_output=True, text=True)
        assert done.returncode == 0, done.stderr

    def start_worker(self):
        words = ("worker", "--concurrency=2", "--without-gossip", "--without-mingle")
        return self._start("worker", *words, STATEMENT_TIMEOUT="60")

    def start_beat(self):
        schedule = self.folder / f"beat-{len(self.children)}"
        return self._start("beat", "beat", "--pidfile=", f"--schedule={schedule}")

    def _start(self, name, *words, **environment):
        child = Child(
            name,
            [sys.executable, "-m", "celery", "--app", TIMETABLE, *words],
            log=self.folder / f"{name}-{len(self.children)}.log",
            cwd=ROOT,
            env=self.environment | environment,
        )
        self.children.append(child.start())
        return child

    def end(self):
        """Every child, the most recent first, awake or not."""
        for child in reversed(self.children):
            child.resume()
            child.kill()
        self.mail.stop()

    def rest(self):
        """Between two drills: nobody works or will write anything, all servers are awake."""
        for child in self.children:
            child.resume()
            child.kill()
        self.children.clear()
        self.mail.start()
        self.mail.forget()
        self.sql("TRUNCATE foundation_message")
        self.sql("UPDATE partners_organisation SET due_on = NULL, hours_due_on = NULL")
        self.sql("DELETE FROM partners_confirmationrequest")
        self.sql("UPDATE newcomers_referral SET state = 'done' WHERE state <> 'draft'")
        self.sql("UPDATE foundation_center SET asks_for_feedback = FALSE")
        self.sql("DELETE FROM foundation_export")

    def sql(self, statement, **values):
        with self.postgres.connect(OWNER, "portal", connect_timeout=5) as connection:
            cursor = connection.execute(statement, values or None)
            return cursor.fetchall() if cursor.description else []

    def write_reminders(self, number, *, first=1, due_in=0):
        self.sql(WRITE, number=number, first=first, due_in=due_in)

    def let_time_pass(self, time, *, in_dead_hands=False):
        """For what waits; for what was being sent only where its worker is dead."""
        states = ["waiting", "sending"] if in_dead_hands else ["waiting"]
        self.sql(PASS, time=time, states=states)

    def states(self):
        return dict(self.sql("SELECT state, count(*) FROM foundation_message GROUP BY state"))

    def logs(self):
        return "\n".join(path.read_text() for path in self.folder.glob("*.log"))


class MailServer:
    """The sink as a child, with its list of what it took."""

    def __init__(self, folder):
        self.folder = folder
        self.port = free_port()
        self.child = None
        self.taken_list = folder / "taken"
        self.forget()

    def start(self):
        if self.child and self.child.is_running:
            return
        command = [sys.executable, SINK, self.port, self.folder]
        self.child = Child("mail server", command, log=self.folder / "mail.log").start()
        wait_until(lambda: "ready" in self.child.log.read_text(), child=self.child, seconds=10)

    def stop(self):
        if self.child:
            self.child.kill()

    def forget(self):
        self.behave("take")
        self.taken_list.write_text("")

    def behave(self, mood):
        draft = self.folder / "mood.next"
        draft.write_text(mood)
        draft.rename(self.folder / "mood")

    def taken(self):
        """How often each (recipient, Message-ID) came."""
        return Counter(self.taken_list.read_text().splitlines())


def until(question, *, seconds, step=0.1):
    """Whether it came true in time."""
    ends_at = time.monotonic() + seconds
    while not question():
        if time.monotonic() > ends_at:
            return False
        time.sleep(step)
    return True
