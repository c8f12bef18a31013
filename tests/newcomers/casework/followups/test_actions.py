from datetime import date

import pytest
from django.db import IntegrityError, transaction

from newcomers.casework.followups import actions, permissions
from newcomers.casework.followups.models import FollowUp
from tests.factories.followups import FollowUpFactory
from tests.newcomers.casework.followups.conftest import NOW, TODAY
from welcome_center.foundation.access import Role

pytestmark = pytest.mark.django_db
State = FollowUp.State


@pytest.fixture
def follow_up(person, advisor):
    return FollowUpFactory(person=person, owner=advisor, due_on=TODAY)


@pytest.fixture
def weekly(person, advisor):
    return FollowUpFactory(person=person, owner=advisor, due_on=date(2026, 11, 16), repeat="weekly")


def test_done_says_who_and_when(follow_up, colleague):
    actions.finish(follow_up, by=colleague, now=NOW)

    assert (follow_up.state, follow_up.closed_by, follow_up.closed_at) == ("done", colleague, NOW)
    assert not FollowUp.objects.open().exists()


def test_what_repeats_comes_again_in_its_rhythm_and_not_in_the_past(weekly, advisor):
    following = actions.finish(weekly, by=advisor, now=NOW)

    assert following.due_on == date(2026, 11, 30)  # not the 23rd, which is past
    assert (following.owner, following.person) == (weekly.owner, weekly.person)
    assert following.text == weekly.text


def test_moving_one_does_not_move_the_rhythm(weekly, advisor):
    actions.move(weekly, to=date(2026, 11, 26))

    assert actions.finish(weekly, by=advisor, now=NOW).due_on == date(2026, 11, 30)


def test_who_comes_second_hears_it_and_nothing_comes_twice(weekly, advisor, colleague):
    second = FollowUp.objects.get(pk=weekly.pk)
    actions.finish(weekly, by=advisor, now=NOW)

    with pytest.raises(actions.AlreadyClosed):
        actions.finish(second, by=colleague, now=NOW)

    assert FollowUp.objects.open().count() == 1


def test_to_take_back_takes_back_what_came_of_it(weekly, advisor):
    actions.finish(weekly, by=advisor, now=NOW)

    actions.reopen(weekly)

    [back] = FollowUp.objects.all()
    assert (back.pk, back.state, back.closed_by) == (weekly.pk, State.OPEN, None)


def test_what_went_on_meanwhile_is_not_taken_back(weekly, advisor):
    following = actions.finish(weekly, by=advisor, now=NOW)
    actions.finish(following, by=advisor, now=NOW)

    with pytest.raises(actions.TooLate):
        actions.reopen(weekly)


def test_dropped_keeps_its_reason_and_does_not_come_again(weekly, advisor):
    actions.drop(weekly, reason="Umgezogen", by=advisor, now=NOW)

    weekly.refresh_from_db()
    assert (weekly.state, weekly.close_reason) == (State.DROPPED, "Umgezogen")
    assert FollowUp.objects.count() == 1


def test_it_goes_to_a_colleague_of_the_team_or_to_nobody(follow_up, colleague, stranger):
    actions.hand_over(follow_up, to=colleague)
    assert follow_up.owner == colleague

    actions.hand_over(follow_up, to=None)
    assert follow_up.owner is None

    with pytest.raises(actions.NotOfTheTeam):
        actions.hand_over(follow_up, to=stranger)


def test_what_is_closed_is_neither_moved_nor_handed_over(follow_up, advisor, colleague):
    actions.finish(follow_up, by=advisor, now=NOW)

    for change in (
        lambda: actions.move(follow_up, to=TODAY),
        lambda: actions.hand_over(follow_up, to=colleague),
    ):
        with pytest.raises(actions.AlreadyClosed):
            change()


@pytest.mark.parametrize(
    "wrong",
    [
        {"text": ""},
        {"state": "done"},
        {"closed_at": NOW},
        {"origin": "rule"},
        {"rule": "residence_ends"},
        {"repeat": "weekly", "rhythm_from": None},
    ],
)
def test_the_database_keeps_out_what_cannot_be(follow_up, wrong):
    with pytest.raises(IntegrityError), transaction.atomic():
        FollowUp.objects.filter(pk=follow_up.pk).update(**wrong)


def test_only_who_closed_it_or_leads_takes_it_back_and_for_a_day(follow_up, advisor, colleague):
    actions.finish(follow_up, by=advisor, now=NOW)
    late = NOW + permissions.UNDO

    assert permissions.can_reopen_follow_up(advisor, follow_up, now=late)
    assert not permissions.can_reopen_follow_up(colleague, follow_up, now=NOW)
    colleague.roles = [Role.COORDINATOR]
    assert permissions.can_reopen_follow_up(colleague, follow_up, now=NOW)
    assert not permissions.can_reopen_follow_up(advisor, follow_up, now=late.replace(microsecond=1))
