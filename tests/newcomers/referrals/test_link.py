"""A place answers by link and letter, without an account."""

import re
from datetime import UTC, datetime, timedelta

import pytest
import time_machine

from newcomers.referrals import actions
from newcomers.referrals.models import Referral, ReferralStep, State
from tests.factories.center import CenterFactory
from tests.factories.people import ListCodeFactory
from tests.factories.referrals import ReferralFactory
from welcome_center.foundation.outbox.models import Message

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)


@pytest.fixture(autouse=True)
def clock():
    CenterFactory()
    ListCodeFactory(list="referral_result", code="DECL", labels={"de": "nicht zuständig"})
    ListCodeFactory(list="referral_result", code="DONE", labels={"de": "bearbeitet"})
    with time_machine.travel(NOW, tick=False) as clock:
        yield clock


@pytest.fixture
def referral():
    referral = ReferralFactory(warm=True, request="Bitte beraten Sie zur Anerkennung.")
    actions.send_referral(referral, by=referral.advisor, now=NOW)
    return referral


@pytest.fixture
def link(referral):
    body = Message.objects.get(kind="referral_sent").body
    return re.search(r"https://[^/]+(/de/referrals/\S+/)", body)[1]


@pytest.fixture
def opened(client, link, referral):
    client.post(link, {"code": referral.code})
    return f"{link}answer/"


def state():
    return Referral.objects.get().state


def test_opening_the_link_changes_nothing_and_tells_nothing(client, link, referral):
    page = client.get(link).content.decode()

    assert referral.person.name not in page
    assert state() == State.SENT


def test_without_the_code_the_answer_page_asks_for_it(client, link):
    assert client.get(f"{link}answer/").url == link
    assert client.post(f"{link}answer/", {"deed": "accept"}).url == link
    assert state() == State.SENT


def test_a_wrong_code_is_told_and_shows_nothing(client, link, referral):
    page = client.post(link, {"code": "WRONG123"})

    assert "nicht der Code" in page.content.decode()
    assert client.get(f"{link}answer/").status_code == 302


def test_with_the_code_the_place_reads_what_was_agreed_to(client, opened, referral):
    page = client.get(opened).content.decode()

    assert referral.person.name in page
    assert "Bitte beraten Sie" in page
    assert state() == State.SEEN


@pytest.mark.parametrize(
    ("sent", "after"),
    [
        ({"deed": "accept"}, State.ACCEPTED),
        ({"deed": "appointment", "day": "2026-11-30", "time": "10:00"}, State.APPOINTMENT),
        ({"deed": "decline", "reason": "DECL", "better_target": "IHK"}, State.DECLINED),
        ({"deed": "result", "result": "DONE"}, State.DONE),
        ({"deed": "question", "question": "Seit wann?"}, State.SEEN),
    ],
)
def test_each_answer_is_one_form(client, opened, sent, after):
    client.post(opened, sent)

    assert state() == after


@pytest.mark.parametrize(
    "sent",
    [
        {"deed": "appointment", "day": "2026-11-20", "time": "10:00"},
        {"deed": "appointment", "day": "soon"},
        {"deed": "decline", "note": "Leider nicht"},
        {"deed": "question"},
        {"deed": "steal"},
    ],
)
def test_bad_answers_change_nothing_and_keep_what_was_typed(client, opened, sent):
    page = client.post(opened, sent)

    assert page.status_code == 200
    assert sent.get("note", "") in page.content.decode()
    assert state() == State.SEEN


def test_when_the_consent_is_withdrawn_the_open_page_is_worth_nothing(client, opened, referral):
    actions.withdraw_referral(referral, side=ReferralStep.Side.PERSON, by=None, now=NOW)

    shown = client.get(opened)
    sent = client.post(opened, {"deed": "accept"})

    assert shown.status_code == sent.status_code == 410
    assert referral.person.name not in shown.content.decode()
    assert state() == State.WITHDRAWN


def test_an_old_link_offers_a_new_one_which_goes_to_the_place(client, link, referral, clock):
    clock.move_to(NOW + timedelta(days=9))
    over = client.get(link)
    before = Message.objects.filter(kind="referral_sent").count()

    client.get(f"{link}new/")
    unchanged = Message.objects.filter(kind="referral_sent").count()
    client.post(f"{link}new/")

    assert over.status_code == 410
    assert unchanged == before
    assert Message.objects.filter(kind="referral_sent").count() == before + 1
    assert client.get(link).status_code == 404


def test_a_made_up_link_is_not_found(client):
    assert client.get("/de/referrals/made-up/").status_code == 404
