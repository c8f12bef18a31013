"""OPS-4: a migration gives way to those who work, and comes back."""

import threading
import time

import pytest
from django.core.management import call_command
from django.core.management.commands import migrate as djangos
from django.db import OperationalError, connection, connections, transaction

from welcome_center.setup.management.commands import migrate

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def tries(monkeypatch):
    """What Django's command would do is a change of a table that everybody reads."""
    tries = []

    def handle(_command, **_options):
        tries.append(time.monotonic())
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("SET LOCAL lock_timeout = '100ms'")
            cursor.execute("LOCK TABLE foundation_center IN ACCESS EXCLUSIVE MODE")

    monkeypatch.setattr(djangos.Command, "handle", handle)
    monkeypatch.setattr(migrate, "PAUSES", (0.1, 0.2, 0.4))
    return tries


class Reader(threading.Thread):
    """Somebody whose work takes a while."""

    def __init__(self, seconds):
        super().__init__()
        self.seconds = seconds
        self.has_begun = threading.Event()

    def run(self):
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("SELECT FROM foundation_center")
            self.has_begun.set()
            cursor.execute("SELECT pg_sleep(%s)", [self.seconds])
        connections.close_all()


def read_for(seconds):
    reader = Reader(seconds)
    reader.start()
    assert reader.has_begun.wait(5)
    return reader


def test_a_busy_table_is_tried_again(tries, capsys):
    reader = read_for(0.25)

    call_command("migrate")

    reader.join()
    assert len(tries) > 1
    assert "Trying again in 0.1 s" in capsys.readouterr().err


def test_in_the_end_it_says_so(tries):
    reader = read_for(1.6)

    with pytest.raises(OperationalError, match="lock timeout"):
        call_command("migrate")

    reader.join()
    assert len(tries) == 4


def test_other_errors_are_not_tried_again(tries, monkeypatch):
    def handle(_command, **_options):
        tries.append("once")
        raise OperationalError("the disk is full")

    monkeypatch.setattr(djangos.Command, "handle", handle)

    with pytest.raises(OperationalError, match="disk is full"):
        call_command("migrate")

    assert tries == ["once"]
