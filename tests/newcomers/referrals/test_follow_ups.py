"""A place that does not answer gives the advisor something to do."""

from datetime import UTC, datetime, timedelta

import pytest

from newcomers.casework.followups.models import FollowUp
from newcomers.casework.followups.rules import follow
from newcomers.referrals import actions, waiting
from newcomers.referrals.follow_ups import RULES
from newcomers.referrals.models import Referral, State
from tests.factories.center import CenterFactory
from tests.factories.people import ListCodeFactory
from tests.factories.referrals import ReferralFactory
from welcome_center.home.follow_ups import follow_rules
from welcome_center.home.tasks import follow_rules as task

pytestmark = pytest.mark.django_db
# 22:30 in Berlin, on the day before the clocks change
SENT = datetime(2027, 3, 27, 21, 30, tzinfo=UTC)
[RULE] = RULES


@pytest.fixture
def sent():
    CenterFactory()
    referral = ReferralFactory(warm=True, target_name="Jobcenter")
    actions.send_referral(referral, by=referral.advisor, now=SENT)
    return referral


def later(**passed):
    return SENT + timedelta(**passed)


@pytest.mark.parametrize(
    ("moment", "made"),
    [
        (datetime(2027, 4, 9, 21, 59, tzinfo=UTC), 0),  # the 13th day, a minute before midnight
        (datetime(2027, 4, 9, 22, 0, tzinfo=UTC), 1),
    ],
)
def test_fourteen_days_without_an_answer(sent, moment, made):
    follow_rules(now=moment)

    assert FollowUp.objects.count() == made


def test_it_is_the_advisors_and_names_the_place(sent):
    follow(RULE, now=later(days=15))

    [made] = FollowUp.objects.all()
    assert (made.owner, made.person, made.team) == (sent.advisor, sent.person, sent.team)
    assert (made.about, made.text) == (sent.uuid, "Jobcenter")


@pytest.mark.parametrize("answer", ["accepted", "declined", "withdrawn"])
def test_an_answer_takes_it_away(sent, answer):
    follow(RULE, now=later(days=15))
    if answer == "accepted":
        actions.accept_referral(sent, now=later(days=15))
    elif answer == "declined":
        reason = ListCodeFactory(list="referral_result", code="DECL")
        actions.decline_referral(sent, reason=reason, now=later(days=15))
    else:
        side = Referral._meta.get_field("steps").related_model.Side.CENTER
        actions.withdraw_referral(sent, side=side, by=sent.advisor, now=later(days=15))

    follow(RULE, now=later(days=15))

    assert FollowUp.objects.get().state == FollowUp.State.GONE


def test_one_that_ends_for_want_of_an_answer_is_still_looked_at(sent):
    follow(RULE, now=later(days=15))
    waiting.expire_due(now=later(days=31))

    follow(RULE, now=later(days=31))

    assert Referral.objects.get().state == State.EXPIRED
    assert FollowUp.objects.get().state == FollowUp.State.OPEN


def test_advice_waits_for_nobody():
    CenterFactory()
    advice = ReferralFactory()
    actions.send_referral(advice, by=advice.advisor, now=SENT)

    assert follow(RULE, now=later(days=40)) == (0, 0)


def test_the_worker_runs_every_rule(sent):
    Referral.objects.update(sent_at=datetime(2026, 1, 1, tzinfo=UTC))

    task()

    assert FollowUp.objects.get().rule == RULE.code


# Answers that nobody has read --------------------------------------------------------------------


def test_an_answer_is_news_until_somebody_has_read_it(sent):
    assert sent.unread_since is None

    actions.accept_referral(sent, now=later(days=1))
    actions.note_answer(sent, seen=later(days=1))

    sent.refresh_from_db()
    assert sent.unread_since is None


def test_what_came_in_while_one_was_reading_is_not_lost(sent):
    actions.ask_back(sent, question="Wie alt?", now=later(days=1))
    actions.accept_referral(sent, now=later(days=2))

    actions.note_answer(sent, seen=later(days=1))

    sent.refresh_from_db()
    assert sent.unread_since == later(days=2)
