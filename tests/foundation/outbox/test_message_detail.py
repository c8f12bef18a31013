from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from tests.factories.accounts import UserFactory
from tests.factories.center import CenterFactory, TeamFactory
from tests.factories.outbox import MessageFactory
from welcome_center.foundation.access import Role
from welcome_center.foundation.outbox.models import Message

pytestmark = pytest.mark.django_db


@pytest.fixture
def team(client):
    CenterFactory()
    team = TeamFactory()
    client.force_login(UserFactory(role=Role.ADVISOR, team=team, second_factor=True))
    return team


def detail(client, message):
    return client.get(reverse("messages:message_detail", args=[message.pk]))


def resend(client, message):
    return client.post(reverse("messages:message_resend", args=[message.pk]))


def test_staff_read_what_was_written_and_why_it_failed(client, team):
    html = detail(client, MessageFactory(team=team, failed=True)).content.decode()

    assert "Sie haben einen Termin." in html
    assert "no such mailbox" in html


def test_markup_in_a_message_stays_text(client, team):
    html = detail(client, MessageFactory(team=team, body="<b>x</b>")).content.decode()

    assert "&lt;b&gt;x&lt;/b&gt;" in html


def test_another_teams_message_does_not_exist(client, team):
    message = MessageFactory(team=TeamFactory(), sent=True)

    assert detail(client, message).status_code == 404
    assert resend(client, message).status_code == 404


@pytest.mark.parametrize("trait", ["sent", "failed"])
def test_staff_send_a_message_again(client, team, trait):
    message = MessageFactory(team=team, **{trait: True})

    answer = resend(client, message)

    again = Message.objects.get()
    assert answer.status_code == 302
    assert (again.state, again.sent_at, again.attempts) == (Message.State.WAITING, None, 0)
    assert again.message_id != message.message_id


def test_two_clicks_send_one(client, team):
    message = MessageFactory(team=team, sent=True)

    resend(client, message)
    first = Message.objects.get().message_id
    resend(client, message)

    assert Message.objects.get().message_id == first


def test_a_cancelled_message_is_not_sent_again(client, team):
    message = MessageFactory(team=team, cancelled=True)

    resend(client, message)

    assert Message.objects.get().state == Message.State.CANCELLED


def outdated():
    return {"is_outdated": True}


def lapsed():
    """A reminder whose moment has passed."""
    return {"moment": timezone.now() - timedelta(minutes=1)}


@pytest.mark.parametrize("trait", ["sent", "failed"])
@pytest.mark.parametrize("out_of_date", [outdated, lapsed])
def test_what_is_out_of_date_is_not_sent_again(client, team, trait, out_of_date):
    message = MessageFactory(team=team, **{trait: True}, **out_of_date())
    current = MessageFactory(team=team, **{trait: True})

    pages = [detail(client, each).content.decode() for each in (message, current)]
    resend(client, message)

    buttons = [reverse("messages:message_resend", args=[each.pk]) for each in (message, current)]
    assert [button in page for button, page in zip(buttons, pages, strict=True)] == [False, True]
    assert ["kern-alert--info" in page for page in pages] == [True, False]
    assert Message.objects.get(pk=message.pk).state == message.state


def test_a_credential_is_neither_shown_nor_sent_again(client, team):
    message = MessageFactory(team=team, credential=True, failed=True, subject="Code 482913")

    html = detail(client, message).content.decode()

    assert message.recipient in html
    assert "482913" not in html
    assert reverse("messages:message_resend", args=[message.pk]) not in html
    assert resend(client, message).status_code == 403
    assert Message.objects.get().state == Message.State.FAILED


def test_sending_again_takes_a_post(client, team):
    message = MessageFactory(team=team, sent=True)

    answer = client.get(reverse("messages:message_resend", args=[message.pk]))

    assert answer.status_code == 405
