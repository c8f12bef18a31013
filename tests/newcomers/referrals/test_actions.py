from datetime import UTC, datetime, timedelta

import pytest
from django.db import IntegrityError, transaction

from newcomers.referrals import actions, facts, waiting
from newcomers.referrals.models import Referral, ReferralStep, State
from tests.factories.center import CenterFactory
from tests.factories.referrals import ConsentFactory, ReferralFactory
from welcome_center.foundation.consent import actions as consents
from welcome_center.foundation.outbox.models import Message

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)
TODAY = NOW.date()
Side = ReferralStep.Side


@pytest.fixture(autouse=True)
def center():
    CenterFactory()


@pytest.fixture
def sent():
    referral = ReferralFactory(warm=True, person__email="person@example.org")
    actions.send_referral(referral, by=referral.advisor, now=NOW)
    return referral


def told(kind):
    return Message.objects.filter(kind=kind)


# Sending --------------------------------------------------------------------------------------


def test_the_place_gets_a_link_and_no_word_about_the_person(sent):
    [mail] = told("referral_sent")

    assert mail.recipient == "office@example.org"
    assert "/referrals/" in mail.body
    assert sent.person.name not in mail.body + mail.subject
    assert sent.code not in mail.body
    assert sent.state == State.SENT
    assert [step.state for step in sent.steps.all()] == [State.SENT]


def test_the_person_is_told_in_the_own_language(sent):
    [mail] = told("referral_progress")

    assert mail.recipient == "person@example.org"
    assert mail.language == sent.person.language_id


@pytest.mark.parametrize(
    "consent",
    [
        None,
        {"withdrawn_at": NOW},
        {"valid_until": TODAY - timedelta(1)},
        {"recipient": "00000000-0000-4000-8000-000000000001"},
        {"subject": "00000000-0000-4000-8000-000000000001"},
    ],
)
def test_nothing_leaves_without_a_live_consent_for_this_very_place(consent):
    referral = ReferralFactory(warm=True)
    own = {"subject": referral.person.uuid, "recipient": referral.service.uuid}
    given = {"given_at": NOW - timedelta(30)}
    referral.consent = None if consent is None else ConsentFactory(**own | given | consent)
    referral.save()

    with pytest.raises(actions.ConsentMissing):
        actions.send_referral(referral, by=referral.advisor, now=NOW)

    assert not Message.objects.exists()
    assert Referral.objects.get().state == State.DRAFT


def test_the_database_holds_it_too():
    referral = ReferralFactory(kind="warm")

    with pytest.raises(IntegrityError), transaction.atomic():
        Referral.objects.filter(pk=referral.pk).update(state="sent", sent_at=NOW)


def test_advice_leaves_nothing_to_anybody():
    referral = ReferralFactory()

    actions.send_referral(referral, by=referral.advisor, now=NOW)

    assert not told("referral_sent").exists()
    assert not Referral.objects.handed_over().exists()


# What the place may read ----------------------------------------------------------------------


def test_only_the_facts_that_were_agreed_to_are_shared(sent):
    names = [str(name) for name, _words in facts.shared(sent, day=TODAY)]

    assert names == ["Name oder Pseudonym", "Sprache"]


def test_with_the_consent_ends_what_the_place_reads(sent):
    last_day = sent.consent.valid_until

    assert facts.shared(sent, day=last_day)
    assert not facts.shared(sent, day=last_day + timedelta(1))

    actions.withdraw_referral(sent, side=Side.PERSON, by=None, now=NOW)

    assert not facts.shared(Referral.objects.get(), day=TODAY)
    assert told("referral_withdrawn").get().recipient == "office@example.org"


def test_a_withdrawn_consent_stays_withdrawn(sent):
    consents.withdraw_consent(sent.consent, now=NOW)

    with pytest.raises(consents.AlreadyWithdrawn):
        consents.withdraw_consent(sent.consent, now=NOW)


# Answers --------------------------------------------------------------------------------------


def test_whoever_has_the_letter_sees_it_once(sent):
    with pytest.raises(actions.WrongCode):
        actions.see_referral(sent, code="AAAAAAAA", now=NOW)
    assert sent.state == State.SENT

    for _time in range(2):
        actions.see_referral(sent, code=f" {sent.code.lower()} ", now=NOW)

    assert sent.state == State.SEEN
    assert sent.steps.filter(state=State.SEEN).count() == 1


def test_each_answer_is_a_step_and_the_advisor_hears_of_it(sent):
    at = NOW + timedelta(days=3)

    actions.accept_referral(sent, now=NOW)
    actions.propose_appointment(sent, at=at, now=NOW + timedelta(hours=1))

    assert [step.state for step in sent.steps.all()] == ["sent", "accepted", "appointment"]
    assert {step.side for step in sent.steps.all()[1:]} == {Side.PARTNER}
    assert told("referral_answered").filter(recipient=sent.advisor.email).count() == 2
    assert Referral.objects.get().appointment_at == at


def test_the_second_of_two_who_answer_at_once_is_told(sent):
    other = Referral.objects.get()
    actions.withdraw_referral(sent, side=Side.CENTER, by=sent.advisor, now=NOW)

    with pytest.raises(actions.NotNow):
        actions.accept_referral(other, now=NOW)

    assert Referral.objects.get().state == State.WITHDRAWN


def test_a_question_changes_no_state(sent):
    actions.ask_back(sent, question="Welcher Abschluss?", now=NOW)

    assert Referral.objects.get().state == State.SENT
    assert sent.steps.last().note == "Welcher Abschluss?"


def test_the_person_says_whether_it_worked(sent):
    actions.note_arrival(sent, arrival=Referral.Arrival.FAILED, now=NOW)

    assert Referral.objects.get().arrival == "failed"
    assert sent.steps.last().side == Side.PERSON


# Silence --------------------------------------------------------------------------------------


def test_silence_is_followed_by_a_reminder_a_word_to_the_advisor_and_an_end(sent):
    def after(days):
        moment = NOW + timedelta(days=days)
        done = [waiting.expire_due(now=moment), waiting.escalate_due(now=moment)]
        return [*done, waiting.remind_due(now=moment)]

    assert after(6) == [0, 0, 0]
    assert after(7) == [0, 0, 1]
    assert after(8) == [0, 0, 0]
    assert after(14) == [0, 1, 0]
    assert after(30) == [1, 0, 0]
    assert after(31) == [0, 0, 0]
    assert Referral.objects.get().state == State.EXPIRED
    assert told("referral_reminder").count() == told("referral_unanswered").count() == 1


def test_a_reminder_brings_a_fresh_link(sent):
    old = Referral.objects.get().token_hash

    waiting.remind_due(now=NOW + timedelta(days=7))

    fresh = Referral.objects.get()
    assert fresh.token_hash != old
    assert fresh.link_until == NOW + timedelta(days=15)
