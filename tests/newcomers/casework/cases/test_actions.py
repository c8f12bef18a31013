"""What the database and the actions hold about cases."""

from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta

import pytest
from django.db import IntegrityError, connection, transaction
from django.utils import timezone

from newcomers.casework.cases import actions
from newcomers.casework.cases.models import Case, CaseOutcome, State
from newcomers.casework.cases.permissions import can_remove_outcome
from tests.factories.accounts import UserFactory
from tests.factories.casework import CaseFactory, CaseOutcomeFactory, ContactFactory
from tests.factories.people import ListCodeFactory, PersonFactory
from welcome_center.foundation.access import Role

pytestmark = pytest.mark.django_db
NOW = timezone.now()


def reason():
    return ListCodeFactory(list="case_closing", code="REACHED")


def close(case, **more):
    by = more.pop("by", case.advisor)
    return actions.close_case(case, reason=reason(), by=by, now=NOW, **more)


def open_again(case):
    return actions.reopen_case(case, by=case.advisor, now=NOW)


@pytest.mark.parametrize(
    "wrong",
    [
        {"state": "closed", "closed_at": NOW},
        {"state": "closed"},
        {"closed_at": NOW},
        {"state": "handed_over", "closed_at": NOW},
        {"handed_to": "Caritas"},
        {"topics": []},
    ],
    ids=["no reason", "no end", "open with an end", "to nobody", "open with a target", "no topic"],
)
def test_what_must_never_be_is_refused_by_the_database(wrong):
    with pytest.raises(IntegrityError):
        CaseFactory(**wrong)


def test_a_person_has_one_open_case_a_team():
    case = CaseFactory()

    with pytest.raises(actions.AlreadyOpen) as known:
        actions.open_case(
            case.person, advisor=case.advisor, topics=["ARR_ORIENT"], depth=case.depth, now=NOW
        )
    with pytest.raises(IntegrityError), transaction.atomic():
        CaseFactory(person=case.person)

    assert known.value.case == case


def test_a_second_case_may_follow_the_first():
    case = CaseFactory(closed=True)

    again = actions.open_case(
        case.person, advisor=case.advisor, topics=["ARR_ORIENT"], depth=case.depth, now=NOW
    )

    assert again.is_open
    with pytest.raises(actions.AlreadyOpen):
        open_again(case)


def test_a_case_is_not_closed_before_somebody_says_what_came_of_it():
    case = CaseFactory()
    with pytest.raises(actions.OutcomeMissing):
        close(case)

    closed = close(case, outcome=ListCodeFactory(list="outcome", code="O0"))

    assert (closed.state, closed.closed_at) == (State.CLOSED, NOW)
    assert closed.outcomes.get().noted_by == case.advisor


def test_a_case_that_is_over_changes_no_more_until_it_is_reopened():
    case = CaseOutcomeFactory().case
    goal = actions.add_goal(case, text="Arbeit finden")
    close(case)
    blocked = [
        lambda: close(case),
        lambda: actions.add_goal(case, text="Wohnung"),
        lambda: actions.settle_goal(goal, state="reached", on=date(2026, 1, 1)),
        lambda: actions.change_case(case, changes={}, version=2, by=case.advisor, now=NOW),
        lambda: actions.note_outcome(case, outcome=reason(), on=NOW.date(), by=case.advisor),
        lambda: actions.write_protected(case, text="x", version=0, by=case.advisor, now=NOW),
    ]
    for deed in blocked:
        with pytest.raises(actions.NotOpen):
            deed()

    again = open_again(case)

    assert (again.state, again.closed_at, again.closing_reason) == (State.REOPENED, None, None)
    assert actions.add_goal(again, text="Wohnung").pk
    with pytest.raises(actions.StillOpen):
        open_again(case)


def test_handing_over_says_to_whom_and_ends_it():
    case = CaseFactory()

    handed = actions.hand_over_case(
        case, program="MBE", to="Caritas", on=date(2026, 11, 2), by=case.advisor, now=NOW
    )

    assert (handed.state, handed.handed_to) == (State.HANDED_OVER, "Caritas")
    assert handed.closed_at == NOW
    assert open_again(case).handed_to == ""


def test_who_saves_over_anothers_words_is_told():
    case = CaseFactory(situation="Anfang")
    both = {"version": case.version, "now": NOW}
    actions.change_case(case, changes={"situation": "A"}, by=case.advisor, **both)

    with pytest.raises(actions.ChangedMeanwhile) as told:
        actions.change_case(case, changes={"situation": "B"}, by=case.advisor, **both)

    assert (told.value.saved.situation, told.value.saved.version) == ("A", 2)


def test_each_text_stays_in_the_history():
    case = CaseFactory(situation="Anfang")

    actions.change_case(case, changes={"situation": "Neu"}, version=1, by=case.advisor, now=NOW)

    assert set(case.events.values_list("situation", flat=True)) == {"Anfang", "Neu"}


def test_the_same_outcome_counts_once_a_day():
    noted = CaseOutcomeFactory()

    again = actions.note_outcome(
        noted.case, outcome=noted.outcome, on=noted.happened_on, by=UserFactory()
    )

    assert again == noted


def test_an_outcome_that_is_taken_back_stays_in_the_history():
    noted = CaseOutcomeFactory()
    today = timezone.localdate()
    assert can_remove_outcome(noted.noted_by, noted, day=today)
    assert not can_remove_outcome(UserFactory(role=Role.ADVISOR), noted, day=today)
    assert not can_remove_outcome(noted.noted_by, noted, day=today + timedelta(days=1))

    actions.remove_outcome(noted)

    told = CaseOutcome.events.rel.related_model.objects.values_list("pgh_label", flat=True)
    assert sorted(told) == ["delete", "insert"]


def test_what_is_quiet_and_what_has_no_outcome_is_found():
    quiet = CaseFactory(opened_at=NOW - timedelta(days=100))
    talked = CaseFactory(opened_at=NOW - timedelta(days=100))
    CaseOutcomeFactory(case=talked)
    ContactFactory(person=talked.person, case=talked)

    assert list(Case.objects.quiet_since(NOW - timedelta(days=90))) == [quiet]
    assert list(Case.objects.without_outcome()) == [quiet]


def _in_thread(deed):
    try:
        return deed()
    except (actions.NotOpen, actions.AlreadyOpen, actions.StillOpen) as refused:
        return refused
    finally:
        connection.close()


@pytest.mark.django_db(transaction=True)
def test_of_two_who_act_at_once_one_is_told():
    case = CaseOutcomeFactory().case
    person, depth, why = PersonFactory(team=case.team), case.depth, reason()

    def closing():
        return actions.close_case(case, reason=why, by=case.advisor, now=NOW)

    def opening():
        return actions.open_case(
            person, advisor=case.advisor, topics=["ARR_ORIENT"], depth=depth, now=NOW
        )

    for deed, refusal in ((closing, actions.NotOpen), (opening, actions.AlreadyOpen)):
        with ThreadPoolExecutor(2) as two:
            told = list(two.map(_in_thread, [deed, deed]))
        assert sorted(isinstance(each, refusal) for each in told) == [False, True]
