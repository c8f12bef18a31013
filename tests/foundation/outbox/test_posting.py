from datetime import UTC, datetime

import pytest
from django.db import transaction

from tests.factories.center import SiteFactory
from tests.factories.outbox import MessageFactory
from welcome_center.foundation.outbox import actions
from welcome_center.foundation.outbox.actions import object_id
from welcome_center.foundation.outbox.models import Message, Wording

pytestmark = pytest.mark.django_db

FRIDAY = datetime(2026, 11, 27, 9, tzinfo=UTC)
MONDAY = datetime(2026, 11, 30, 9, tzinfo=UTC)


@pytest.fixture
def site():
    return SiteFactory()


@pytest.fixture
def post(letter_kind, words, site):
    def post(**changes):
        arguments = {
            "about": site,
            "to": "amal@example.org",
            "language": "ar",
            "context": words,
            "moment": FRIDAY,
        }
        actions.post(letter_kind, **(arguments | changes))

    return post


def test_a_message_is_written_in_the_recipients_language_and_waits(post):
    post()

    message = Message.objects.get()
    assert message.subject == "[ar] For Amal"
    assert message.state == Message.State.WAITING


def test_an_empty_word_leaves_no_hole(post):
    post()

    assert Message.objects.get().body == "Dear Amal,\n\nhttps://example.org/a/\n"


def test_a_language_without_translation_falls_back_to_our_own(post):
    post(language="tlh")

    assert Message.objects.get().language == "de"


def test_the_same_message_is_written_once(post):
    post()
    post()

    assert Message.objects.count() == 1


def test_without_a_moment_each_call_is_a_message(post):
    post(moment=None)
    post(moment=None)

    assert Message.objects.count() == 2


def test_moved_away_and_back_again_it_is_due_again(post, site):
    post()
    actions.cancel(site)
    post(moment=MONDAY)
    actions.cancel(site)

    post()

    waiting = Message.objects.get(state=Message.State.WAITING)
    assert (waiting.moment, waiting.is_outdated) == (FRIDAY, False)


def test_what_was_sent_is_not_written_again(post):
    post()
    Message.objects.update(state=Message.State.SENT, sent_at=FRIDAY)

    post()

    assert Message.objects.get().state == Message.State.SENT


def test_cancelling_spares_other_objects_and_what_was_sent(post, site):
    other = SiteFactory()
    post()
    post(about=other)
    post(moment=MONDAY)
    Message.objects.filter(moment=MONDAY).update(state=Message.State.SENT, sent_at=FRIDAY)

    actions.cancel(site)

    states = Message.objects.order_by("pk").values_list("state", "is_outdated")
    assert list(states) == [("cancelled", True), ("waiting", False), ("sent", True)]


@pytest.mark.parametrize("state", ["sent", "failed"])
def test_what_went_out_before_a_change_is_out_of_date(site, state, django_assert_num_queries):
    message = MessageFactory(object_id=object_id(site), **{state: True})

    with django_assert_num_queries(1):
        actions.cancel(site)

    message.refresh_from_db()
    assert (message.state, message.is_outdated, message.body != "") == (state, True, True)
    with pytest.raises(actions.OutOfDate):
        actions.resend_message(message, now=FRIDAY)
    assert Message.objects.get().state == state


def test_two_who_change_and_resend_at_once_send_nothing_old(site):
    message = MessageFactory(object_id=object_id(site), sent=True)
    actions.cancel(site)

    with pytest.raises(actions.NotResendable):  # `message` is as it was read before
        actions.resend_message(message, now=FRIDAY)


def test_only_the_kinds_named_are_cancelled(post, site, letter_kind):
    post()

    actions.cancel(site, kinds=[])
    assert Message.objects.get().state == Message.State.WAITING

    actions.cancel(site, kinds=[letter_kind])
    assert Message.objects.get().state == Message.State.CANCELLED


def test_the_centers_own_wording_replaces_ours(post):
    Wording.objects.create(
        kind="test_letter", language="ar", subject="Hallo $name", body="$link $unknown"
    )

    post()

    message = Message.objects.get()
    assert message.subject == "Hallo Amal"
    assert message.body == "https://example.org/a/ $unknown\n"


@pytest.mark.parametrize("change", [{"extra": "x"}, {"name": None}])
def test_a_word_too_many_or_too_few_is_an_error_of_ours(post, words, change):
    changed = {name: word for name, word in (words | change).items() if word is not None}

    with pytest.raises(ValueError, match="missing or unknown"):
        post(context=changed)


def test_a_name_cannot_add_a_header_or_a_placeholder(post, words):
    post(context=words | {"name": "Amal\r\nBcc: all@example.org\x00 $link\u202e"})

    assert Message.objects.get().subject == "[ar] For Amal Bcc: all@example.org $link"


def test_where_the_change_is_undone_nothing_is_sent(post):
    with transaction.atomic():
        post()
        transaction.set_rollback(True)

    assert not Message.objects.exists()
