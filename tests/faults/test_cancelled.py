"""R7: nothing is sent about what was cancelled; what was moved is told once, with its new time."""

import time
from datetime import timedelta
from threading import Event, Thread

import pytest
from django.core import mail
from django.core.mail.backends.locmem import EmailBackend
from django.db import connection
from django.utils import timezone

from tests.factories.center import SiteFactory
from tests.factories.outbox import MessageFactory
from tests.faults.house import until
from tests.faults.scale import number
from welcome_center.foundation.outbox import actions, delivery
from welcome_center.foundation.outbox.models import Message

pytestmark = pytest.mark.django_db(transaction=True)

CASES = number(20, 200)
STATES = Message.State


@pytest.fixture
def worker():
    """Looks for due messages without a pause, as many workers would."""
    stop = Event()

    def work():
        try:
            while not stop.wait(0.02):
                delivery.deliver_due(seconds=5)
        finally:
            connection.close()

    thread = Thread(target=work)
    thread.start()
    yield thread
    stop.set()
    thread.join()


@pytest.fixture
def slow_mail(monkeypatch):
    def send_messages(backend, letters):
        time.sleep(0.05)
        return quick(backend, letters)

    quick = EmailBackend.send_messages
    monkeypatch.setattr(EmailBackend, "send_messages", send_messages)


def reminders(due_at):
    """One for each of as many objects."""
    sites = SiteFactory.create_batch(CASES)
    for site in sites:
        MessageFactory(object_id=actions.object_id(site), recipient=to(site), due_at=due_at)
    return sites


def to(site):
    return f"{site.code}@example.org"


def sent_to():
    return sorted(letter.to[0] for letter in mail.outbox)


def test_cancelled_a_second_before_it_is_due_nothing_goes_out(worker):
    due_at = timezone.now() + timedelta(seconds=number(2, 10))
    sites = reminders(due_at)
    gone, kept = sites[::2], sites[1::2]
    time.sleep(max(0, (due_at - timezone.now()).total_seconds() - 1))

    for site in gone:
        actions.cancel(site)

    assert timezone.now() < due_at
    assert until(lambda: len(mail.outbox) >= len(kept), seconds=20)
    assert sent_to() == sorted(map(to, kept))


def test_moved_a_second_before_it_is_due_only_the_new_time_is_told(worker, letter_kind, words):
    due_at = timezone.now() + timedelta(seconds=number(3, 15))
    sites = reminders(due_at)
    time.sleep(max(0, (due_at - timezone.now()).total_seconds() - number(2, 8)))

    for site in sites:
        actions.cancel(site)
        actions.post(
            letter_kind, about=site, to=to(site), language="de", context=words, moment=due_at
        )

    assert timezone.now() < due_at
    time.sleep(max(0, (due_at - timezone.now()).total_seconds() + 0.5))
    assert until(lambda: len(mail.outbox) >= CASES, seconds=20)
    assert sent_to() == sorted(map(to, sites))
    assert {letter.subject for letter in mail.outbox} == {"[de] For Amal"}


def test_cancelled_while_its_batch_is_being_sent_it_stays_here(slow_mail, worker):
    sites = reminders(timezone.now())
    assert until(lambda: len(mail.outbox) > 0, seconds=20)

    last = [site for site in sites if to(site) not in sent_to()][-5:]
    for site in last:
        actions.cancel(site)

    waiting = Message.objects.filter(state__in=[STATES.WAITING, STATES.SENDING])
    assert until(lambda: not waiting.exists(), seconds=60)
    assert set(sent_to()).isdisjoint(map(to, last))
    assert len(mail.outbox) == CASES - len(last)
