import re
import smtplib
from datetime import timedelta
from email import message_from_bytes, policy

import pytest
from django.core import mail
from django.core.mail.backends.locmem import EmailBackend
from django.utils import timezone

from tests.factories.center import CenterFactory, TeamFactory
from tests.factories.outbox import MessageFactory
from welcome_center.foundation.outbox import delivery, kinds, reasons, tasks
from welcome_center.foundation.outbox.models import Message, Tick

pytestmark = pytest.mark.django_db

State = Message.State


@pytest.fixture
def deliver():
    return lambda: delivery.deliver_due(seconds=10)


@pytest.fixture
def server_says(monkeypatch):
    """The mail server answers the addresses named with an error."""

    def server_says(error, *recipients):
        def send_messages(backend, letters):
            if not recipients or letters[0].to[0] in recipients:
                raise error
            return honest(backend, letters)

        honest = EmailBackend.send_messages
        monkeypatch.setattr(EmailBackend, "send_messages", send_messages)

    return server_says


def refused(number):
    return smtplib.SMTPRecipientsRefused({"a@example.org": (number, b"5.1.1 no such mailbox")})


def test_a_due_message_is_sent_once(deliver):
    message = MessageFactory()

    deliver()
    deliver()

    [letter] = mail.outbox
    message.refresh_from_db()
    assert letter.to == [message.recipient]
    assert (message.state, message.locked_until) == (State.SENT, None)


@pytest.mark.parametrize("trait", ["sent", "failed", "cancelled"])
def test_what_is_done_is_left_alone(deliver, trait):
    MessageFactory(**{trait: True})

    assert deliver() == 0
    assert mail.outbox == []


def test_what_is_not_yet_due_waits(deliver):
    MessageFactory(due_at=timezone.now() + timedelta(minutes=1))

    assert deliver() == 0


def test_codes_to_sign_in_go_before_reminders_that_wait_longer(deliver):
    MessageFactory.create_batch(3, due_at=timezone.now() - timedelta(hours=2))
    code = MessageFactory(credential=True)

    deliver()

    assert mail.outbox[0].to == [code.recipient]


def test_a_message_left_behind_goes_out_with_the_same_id(deliver):
    past = timezone.now() - timedelta(seconds=1)
    message = MessageFactory(state=State.SENDING, locked_until=past)

    deliver()

    assert str(message.message_id) in mail.outbox[0].message()["Message-ID"]


def test_a_message_in_another_workers_hands_is_left_there(deliver):
    soon = timezone.now() + timedelta(minutes=1)
    MessageFactory(state=State.SENDING, locked_until=soon)

    assert deliver() == 0


def test_cancelled_after_it_was_claimed_it_is_not_sent():
    message = MessageFactory()
    [claimed] = delivery.claim(timezone.now())
    Message.objects.update(state=State.CANCELLED, locked_until=None)

    assert not delivery.is_still_wanted(claimed)
    message.refresh_from_db()
    assert message.state == State.CANCELLED


def test_cancelled_while_it_was_sent_it_counts_as_sent():
    message = MessageFactory(state=State.CANCELLED)

    delivery.note_sent(message, timezone.now())

    message.refresh_from_db()
    assert message.state == State.SENT


def test_taken_over_by_another_worker_it_is_theirs():
    MessageFactory()
    [claimed] = delivery.claim(timezone.now())
    Message.objects.update(locked_until=claimed.locked_until + timedelta(seconds=1))

    assert not delivery.is_still_wanted(claimed)


def test_a_reminder_of_what_has_begun_is_not_sent(deliver, monkeypatch):
    kind = kinds.Kind("appointment_reminder", "reminder", ends_at_moment=True)
    monkeypatch.setitem(kinds.REGISTRY, kind.code, kind)
    message = MessageFactory(moment=timezone.now() - timedelta(minutes=1))

    deliver()

    message.refresh_from_db()
    assert (message.state, message.reason) == (State.CANCELLED, reasons.TOO_LATE)
    assert mail.outbox == []


def test_a_credential_loses_its_text_once_sent(deliver):
    message = MessageFactory(credential=True)

    deliver()

    message.refresh_from_db()
    assert "482913" in mail.outbox[0].body
    assert message.body == ""


def test_a_refused_address_fails_at_once_and_the_others_go_out(deliver, server_says):
    bad, good = MessageFactory(), MessageFactory()
    server_says(refused(550), bad.recipient)

    deliver()

    bad.refresh_from_db()
    good.refresh_from_db()
    assert (bad.state, good.state) == (State.FAILED, State.SENT)
    assert "(550)" in reasons.in_words(bad.reason)
    assert reasons.servers_answer(bad.reason) == "550 5.1.1 no such mailbox"


@pytest.mark.parametrize(
    ("attempts", "minutes"), [(0, 1), (1, 5), (2, 15), (3, 60), (4, 60), (9, 60)]
)
def test_asked_to_come_later_we_come_less_and_less_often(deliver, server_says, attempts, minutes):
    message = MessageFactory(attempts=attempts)
    server_says(refused(451))

    deliver()

    message.refresh_from_db()
    pause = message.locked_until - timezone.now()
    assert message.state == State.WAITING
    assert message.attempts == attempts + 1
    assert abs(pause - timedelta(minutes=minutes)) < timedelta(seconds=20)


def test_after_a_day_of_trying_it_is_given_up(deliver, server_says):
    message = MessageFactory(credential=True, due_at=timezone.now() - timedelta(hours=24))
    server_says(refused(451))

    deliver()

    message.refresh_from_db()
    assert (message.state, message.body) == (State.FAILED, "")


def test_a_broken_connection_is_never_the_messages_fault(deliver, server_says):
    message = MessageFactory(due_at=timezone.now() - timedelta(hours=30))
    server_says(smtplib.SMTPServerDisconnected("gone"))

    deliver()

    message.refresh_from_db()
    assert message.state == State.WAITING
    assert message.reason == reasons.CONNECTION
    assert reasons.in_words(message.reason) == str(reasons.WORDS[reasons.CONNECTION])


def test_without_a_server_everything_waits_without_counting(deliver, monkeypatch):
    def open_nothing(backend):
        raise ConnectionRefusedError

    MessageFactory.create_batch(3)
    monkeypatch.setattr(EmailBackend, "open", open_nothing)

    assert deliver() == 0

    states = set(Message.objects.values_list("state", "attempts", "reason"))
    assert states == {(State.WAITING, 0, reasons.CONNECTION)}
    assert not Message.objects.due(timezone.now()).exists()
    assert Message.objects.due(timezone.now() + timedelta(seconds=31)).count() == 3


def test_a_wrong_set_up_does_not_condemn_the_messages(deliver, server_says):
    message = MessageFactory()
    server_says(smtplib.SMTPSenderRefused(550, b"not you", "noreply@example.org"))

    deliver()

    message.refresh_from_db()
    assert message.state == State.WAITING
    assert message.reason == "server 550 not you"
    assert "(550)" in reasons.in_words(message.reason)


def test_an_address_that_breaks_the_header_fails_alone(deliver):
    bad = MessageFactory(recipient="a@example.org\nBcc: b@example.org")
    MessageFactory()

    deliver()

    bad.refresh_from_db()
    assert bad.state == State.FAILED
    assert len(mail.outbox) == 1


def test_many_messages_take_several_batches_in_one_task(deliver, monkeypatch):
    monkeypatch.setattr(delivery, "BATCH", 2)
    MessageFactory.create_batch(5)

    assert deliver() == 5


def test_out_of_time_the_rest_goes_back_at_once():
    MessageFactory.create_batch(2)

    assert delivery.deliver_due(seconds=0) == 0
    delivery.Round(delivery.claim(timezone.now())).deliver(ends_at=0)

    assert Message.objects.due(timezone.now()).count() == 2


def test_a_mail_has_text_html_and_the_calendar_file(deliver):
    CenterFactory()
    team = TeamFactory(email="team@example.org")
    calendar = "BEGIN:VCALENDAR\r\nMETHOD:REQUEST\r\nEND:VCALENDAR\r\n"
    MessageFactory(language="ar", team=team, calendar=calendar)

    deliver()

    letter = message_from_bytes(mail.outbox[0].message().as_bytes(), policy=policy.default)
    html = letter.get_body(["html"]).get_content()
    [attached] = letter.iter_attachments()
    assert '<html lang="ar" dir="rtl">' in html
    assert '<a href="https://example.org/de/appointments/abc/"' in html
    # an address keeps its slashes in place inside Arabic text
    assert re.search(r"\ba \{[^}]*direction: ltr; unicode-bidi: isolate", html)
    assert letter["Reply-To"] == "team@example.org"
    assert letter["Auto-Submitted"] == "auto-generated"
    assert attached.get_content_type() == "text/calendar"
    assert attached.get_param("method") == "REQUEST"
    assert attached.get_content() == calendar


def test_markup_in_a_text_stays_text(deliver):
    MessageFactory(body="<script>alert(1)</script>\n")

    deliver()

    html = mail.outbox[0].alternatives[0].content
    assert "<script>" not in html
    assert "&lt;script&gt;" in html


def test_each_round_leaves_a_tick():
    tasks.deliver_messages()
    tasks.deliver_messages()

    assert list(Tick.objects.values_list("name", flat=True)) == [Tick.DELIVERY]
