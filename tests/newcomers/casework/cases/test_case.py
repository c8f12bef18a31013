import pytest
from django.urls import reverse

from newcomers.casework.cases import actions
from newcomers.casework.cases.models import Case, CaseGoal, State
from tests.factories.casework import CaseFactory, CaseOutcomeFactory
from tests.factories.people import PersonFactory
from tests.newcomers.casework.conftest import NOW
from welcome_center.foundation.center.models import ListCode
from welcome_center.foundation.consent.models import FileAccess

PAGES = ("case", "case_edit", "case_close", "case_hand_over", "protected")
DEEDS = ("case_reopen", "goal_add", "outcome_note")


def url(name, case):
    return reverse(f"casework:{name}", args=[case.code])


def url_of(name, row):
    return reverse(f"casework:{name}", args=[row.pk])


def code(name, value):
    return ListCode.objects.get(list=name, code=value).pk


@pytest.fixture
def new_case(lists):
    def new_case(**more):
        typed = {"topics": ["ARR_ORIENT"], "depth": code("support_depth", "INFO")}
        return typed | {"goals": "Arbeit finden\n\n Wohnung ", "situation": "Neu hier."} | more

    return new_case


def add(browser, person, typed):
    return browser.post(reverse("casework:case_add", args=[person.code]), typed)


def test_a_case_is_opened_with_goals(at_desk, amal, new_case, advisor):
    response = add(at_desk, amal, new_case())

    case = Case.objects.get()
    assert response.url == url("case", case)
    assert (case.person, case.team, case.advisor) == (amal, amal.team, advisor)
    assert [goal.text for goal in case.goals.all()] == ["Arbeit finden", "Wohnung"]
    assert case.situation == "Neu hier."


def test_a_second_case_leads_to_the_first(at_desk, case, new_case):
    response = add(at_desk, case.person, new_case())

    assert response.url == url("case", case)
    assert Case.objects.count() == 1


@pytest.mark.parametrize(
    ("field", "wrong"),
    [("topics", []), ("topics", ["NO_SUCH"]), ("depth", ""), ("goals", "\n".join("abcdefghijk"))],
)
def test_what_is_missing_is_said_and_nothing_is_lost(at_desk, amal, new_case, field, wrong):
    response = add(at_desk, amal, new_case(**{field: wrong}))

    assert list(response.context["form"].errors) == [field]
    assert "Neu hier." in response.content.decode()


def test_the_page_shows_it_and_keeps_that_it_was_read(at_desk, case, advisor):
    CaseOutcomeFactory(case=case)
    actions.add_goal(case, text="Arbeit finden")

    page = at_desk.get(url("case", case)).content.decode()

    assert "Sucht Arbeit." in page
    assert "Arbeit finden" in page
    look = FileAccess.objects.get()
    assert (look.subject, look.reader, look.way) == (case.person.uuid, advisor, "opened")


def test_the_page_needs_few_queries_however_much_is_there(
    at_desk, case, django_assert_max_num_queries
):
    for turn in range(10):
        CaseOutcomeFactory(case=case, happened_on=f"2026-01-{turn + 1:02}")
        actions.add_goal(case, text=f"Ziel {turn}")
    at_desk.get(url("case", case))

    with django_assert_max_num_queries(15):
        at_desk.get(url("case", case))


def test_the_name_stays_out_of_the_title(at_desk, case):
    page = at_desk.get(url("case", case)).content.decode()

    assert "Amal" not in page.partition("<title>")[2].partition("</title>")[0]


@pytest.mark.parametrize("name", [*PAGES, *DEEDS])
def test_another_teams_case_is_not_there(enter, stranger, case, name):
    browser = enter(stranger)

    answer = browser.post(url(name, case)) if name in DEEDS else browser.get(url(name, case))

    assert answer.status_code == 404
    assert not FileAccess.objects.exists()


def test_another_teams_person_gets_no_case(enter, stranger, amal, new_case):
    assert add(enter(stranger), amal, new_case()).status_code == 404


@pytest.mark.parametrize(("who", "status"), [("advisor", 200), ("leader", 200), ("colleague", 403)])
@pytest.mark.parametrize("name", ["case_close", "case_hand_over", "protected"])
def test_who_answers_for_it_closes_hands_over_and_reads_the_protected_text(
    request, enter, case, name, who, status
):
    assert enter(request.getfixturevalue(who)).get(url(name, case)).status_code == status


def test_colleagues_of_the_team_stand_in(enter, colleague, case):
    browser = enter(colleague)

    browser.post(url("goal_add", case), {"text": "Wohnung"})

    assert case.goals.get().text == "Wohnung"
    assert "advisor" not in browser.get(url("case_edit", case)).context["form"].fields


def test_closing_says_why_and_what_came_of_it(at_desk, case):
    page = at_desk.post(url("case_close", case), {"reason": code("case_closing", "REACHED")})
    assert list(page.context["form"].errors) == ["outcome"]

    typed = {"reason": code("case_closing", "REACHED"), "outcome": code("outcome", "O7")}
    at_desk.post(url("case_close", case), typed)

    case.refresh_from_db()
    assert (case.state, case.closing_reason.code) == (State.CLOSED, "REACHED")
    assert case.outcomes.get().outcome.code == "O7"


def test_a_closed_case_is_reopened_and_says_so_twice(at_desk, case):
    CaseOutcomeFactory(case=case)
    actions.close_case(case, reason=ListCode.objects.get(code="LOST"), by=case.advisor, now=NOW)
    assert at_desk.get(url("case_edit", case)).status_code == 403
    assert at_desk.get(url("case_close", case)).url == url("case", case)

    for _click in range(2):
        assert at_desk.post(url("case_reopen", case)).url == url("case", case)

    case.refresh_from_db()
    assert case.state == State.REOPENED


def test_it_is_handed_over_to_a_place(at_desk, case):
    page = at_desk.get(url("case_hand_over", case))
    assert page.context["form"]["program"].value() == "MBE"

    nobody = {"program": "MBE", "handed_on": "2026-01-05"}
    assert "other" in at_desk.post(url("case_hand_over", case), nobody).context["form"].errors
    at_desk.post(url("case_hand_over", case), nobody | {"other": "Caritas"})

    case.refresh_from_db()
    assert (case.state, case.handed_to, case.handed_program) == ("handed_over", "Caritas", "MBE")


def test_goals_are_settled_and_opened_again(at_desk, case):
    goal = actions.add_goal(case, text="Wohnung")

    at_desk.post(url_of("goal_settle", goal), {"state": "reached"})
    goal.refresh_from_db()
    assert (goal.state, goal.settled_on) == (CaseGoal.State.REACHED, NOW.date())
    at_desk.post(url_of("goal_settle", goal), {"state": "open"})

    goal.refresh_from_db()
    assert (goal.state, goal.settled_on) == (CaseGoal.State.OPEN, None)


def test_a_goal_of_another_team_is_not_there(at_desk, case, stranger):
    person = PersonFactory(team=stranger.teams.get())
    goal = actions.add_goal(CaseFactory(person=person), text="Wohnung")

    answer = at_desk.post(url_of("goal_settle", goal), {"state": "reached"})

    assert answer.status_code == 404


def test_outcomes_climb_the_ladder(at_desk, case):
    for outcome, day in (("O1", "2026-01-05"), ("O7", "2026-01-07")):
        typed = {"outcome": code("outcome", outcome), "happened_on": day}
        at_desk.post(url("outcome_note", case), typed)

    ladder = at_desk.get(url("case", case)).context["ladder"]

    assert [bool(first) for _rung, first in ladder] == [True, False, False, False, True]


def test_an_outcome_does_not_lie_ahead(at_desk, case):
    typed = {"outcome": code("outcome", "O1"), "happened_on": "2030-01-05"}

    at_desk.post(url("outcome_note", case), typed)

    assert not case.outcomes.exists()


def test_an_outcome_is_taken_back_on_its_day_by_whoever_noted_it(
    at_desk, enter, colleague, case, clock
):
    noted = CaseOutcomeFactory(case=case, created_at=NOW)
    assert enter(colleague).post(url_of("outcome_remove", noted)).status_code == 403

    enter(case.advisor).post(url_of("outcome_remove", noted))

    assert not case.outcomes.exists()


def test_the_protected_text_is_apart_and_each_look_is_kept(at_desk, case, advisor):
    secret = "Wird behandelt."
    at_desk.post(url("protected", case), {"text": secret, "version": "0"})

    assert case.protected.text == secret
    assert secret not in at_desk.get(url("case", case)).content.decode()
    assert secret in at_desk.get(url("protected", case)).content.decode()
    assert FileAccess.objects.filter(way=FileAccess.Way.PROTECTED, reader=advisor).count() == 2


def test_a_case_passes_to_a_colleague(at_desk, case, colleague, stranger):
    def edit(to):
        typed = {"topics": case.topics, "depth": case.depth_id, "state": "waiting"}
        typed |= {"advisor": to.pk, "version": case.version, "situation": ""}
        return at_desk.post(url("case_edit", case), typed)

    assert "advisor" in edit(stranger).context["form"].errors
    edit(colleague)

    case.refresh_from_db()
    assert (case.advisor, case.state) == (colleague, State.WAITING)


def test_two_advisors_who_write_at_once_are_told_and_both_texts_stay(
    at_desk, enter, colleague, case
):
    def save(browser, version, situation, **more):
        typed = {"topics": case.topics, "depth": case.depth_id, "state": "active"}
        typed |= {"version": version, "situation": situation, "advisor": case.advisor_id}
        return browser.post(url("case_edit", case), typed | more)

    save(enter(colleague), 1, "Text der Kollegin")

    told = save(enter(case.advisor), 1, "Mein Text")

    page = told.content.decode()
    assert told.status_code == 409
    assert "Text der Kollegin" in page
    assert "Mein Text" in page
    assert str(colleague) in page
    save(at_desk, told.context["form"]["version"].value(), "Mein Text", join="yes")
    case.refresh_from_db()
    assert case.situation == "Mein Text\n\nText der Kollegin"
    assert "Sucht Arbeit." in case.events.values_list("situation", flat=True)


def test_the_protected_text_is_not_written_over_either(at_desk, case):
    at_desk.post(url("protected", case), {"text": "A", "version": "0"})

    told = at_desk.post(url("protected", case), {"text": "B", "version": "0"})

    assert (told.status_code, told.context["conflict"].text) == (409, "A")
    assert told.context["form"]["text"].value() == "B"
    case.protected.refresh_from_db()
    assert case.protected.text == "A"
