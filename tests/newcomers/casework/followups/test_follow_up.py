from datetime import date, timedelta

import pytest
from django.urls import reverse

from newcomers.casework.followups.models import FollowUp
from tests.factories.booking import AbsenceFactory, AdvisorProfileFactory
from tests.factories.center import SiteFactory
from tests.factories.followups import FollowUpFactory
from tests.newcomers.casework.followups.conftest import NOW, TODAY

pytestmark = pytest.mark.django_db
State = FollowUp.State
NEW = {"text": "Bescheid erfragen", "due_on": "2026-12-01", "repeat": "", "owner": ""}


@pytest.fixture
def follow_up(clock, person, advisor):
    return FollowUpFactory(person=person, owner=advisor, due_on=TODAY)


def url(name, follow_up):
    return reverse(f"followups:{name}", args=[follow_up.uuid])


# Noting ------------------------------------------------------------------------------------------


def test_one_notes_what_is_to_be_done_for_a_person(at_desk, person, colleague, advisor):
    address = reverse("followups:follow_up_add_for", args=[person.code])

    answer = at_desk.post(address, NEW | {"owner": str(colleague.uuid), "repeat": "weekly"})

    assert answer.url == reverse("file:person", args=[person.code])
    [made] = FollowUp.objects.all()
    assert (made.person, made.team, made.owner) == (person, person.team, colleague)
    assert (made.text, made.due_on, made.repeat) == (NEW["text"], date(2026, 12, 1), "weekly")
    assert (made.created_by, made.origin) == (advisor, FollowUp.Origin.HAND)
    assert "Bescheid erfragen" in at_desk.get(answer.url).content.decode()


def test_a_code_names_the_person_too(at_desk, person):
    address = reverse("followups:follow_up_add")

    at_desk.post(address, NEW | {"person_code": person.code.lower()})

    assert FollowUp.objects.get().person == person


def test_it_may_be_about_nobody(at_desk, advisor):
    at_desk.post(reverse("followups:follow_up_add"), NEW | {"owner": str(advisor.uuid)})

    made = FollowUp.objects.get()
    assert (made.person, made.team) == (None, advisor.teams.get())


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"text": ""}, "text"),
        ({"text": "x" * 201}, "text"),
        ({"due_on": "2026-11-23"}, "due_on"),
        ({"due_on": "2099-01-01"}, "due_on"),
        ({"due_on": "bald"}, "due_on"),
        ({"repeat": "daily"}, "repeat"),
        ({"owner": "somebody"}, "owner"),
        ({"person_code": "ZZZZ9999"}, "person_code"),
        ({"person_code": "'; DROP"}, "person_code"),
    ],
)
def test_what_cannot_be_right_is_refused_in_words(at_desk, wrong, field):
    answer = at_desk.post(reverse("followups:follow_up_add"), NEW | wrong)

    assert list(answer.context["form"].errors) == [field]
    assert not FollowUp.objects.exists()


def test_another_teams_person_and_colleague_do_not_exist_here(at_desk, stranger):
    theirs = FollowUpFactory(team=stranger.teams.get(), person__team=stranger.teams.get())

    by_address = at_desk.get(
        reverse("followups:follow_up_add_for", args=[theirs.person.code])
    ).status_code
    by_code = at_desk.post(
        reverse("followups:follow_up_add"), NEW | {"person_code": theirs.person.code}
    )
    by_owner = at_desk.post(reverse("followups:follow_up_add"), NEW | {"owner": str(stranger.uuid)})

    assert by_address == 404
    assert by_code.context["form"].errors
    assert by_owner.context["form"].errors
    assert FollowUp.objects.count() == 1


def test_who_is_away_is_named_so_and_comes_last(at_desk, person, colleague):
    profile = AdvisorProfileFactory(user=colleague, site=SiteFactory(team=person.team))
    AbsenceFactory(
        advisor=profile, starts_at=NOW - timedelta(days=1), ends_at=NOW + timedelta(days=11)
    )

    form = at_desk.get(reverse("followups:follow_up_add_for", args=[person.code])).context["form"]

    labels = [str(label) for _value, label in form.fields["owner"].choices]
    assert labels[1:] == ["Ada Advisor", "Cem Colleague (abwesend bis 05.12.2026)"]


# Deeds -------------------------------------------------------------------------------------------


def test_one_click_and_it_is_done_and_one_click_takes_it_back(at_desk, follow_up, advisor):
    done = at_desk.post(url("follow_up_done", follow_up), {"next": "/de/desk/todo/?when=today"})

    follow_up.refresh_from_db()
    assert done.url == "/de/desk/todo/?when=today"
    assert (follow_up.state, follow_up.closed_by) == (State.DONE, advisor)

    at_desk.post(url("follow_up_reopen", follow_up))

    follow_up.refresh_from_db()
    assert follow_up.state == State.OPEN


def test_nobody_takes_back_what_a_colleague_did(at_desk, follow_up, colleague):
    FollowUp.objects.update(state=State.DONE, closed_at=NOW, closed_by=colleague)

    assert at_desk.post(url("follow_up_reopen", follow_up)).status_code == 403


def test_a_second_click_says_that_somebody_was_quicker(at_desk, follow_up):
    at_desk.post(url("follow_up_done", follow_up))

    page = at_desk.post(url("follow_up_done", follow_up), follow=True)

    assert "schneller" in page.content.decode()


def test_it_moves_to_another_day_but_not_into_the_past(at_desk, follow_up):
    at_desk.post(url("follow_up_move", follow_up), {"due_on": "2026-11-30"})
    at_desk.post(url("follow_up_move", follow_up), {"due_on": "2026-11-01"})

    follow_up.refresh_from_db()
    assert follow_up.due_on == date(2026, 11, 30)


def test_it_is_handed_over_and_put_in_other_words(at_desk, follow_up, colleague):
    said = {"text": "Anrufen", "due_on": "2026-11-27", "repeat": "", "owner": str(colleague.uuid)}

    at_desk.post(url("follow_up", follow_up), said)

    follow_up.refresh_from_db()
    assert (follow_up.text, follow_up.due_on) == ("Anrufen", date(2026, 11, 27))
    assert follow_up.owner == colleague


def test_what_is_overdue_keeps_its_day_unless_another_is_said(at_desk, follow_up, colleague):
    FollowUp.objects.update(due_on=date(2026, 11, 2))
    said = {"text": "Anrufen", "due_on": "", "repeat": "", "owner": str(colleague.uuid)}

    at_desk.post(url("follow_up", follow_up), said)

    follow_up.refresh_from_db()
    assert (follow_up.due_on, follow_up.owner) == (date(2026, 11, 2), colleague)


def test_a_rules_words_and_rhythm_are_its_own(at_desk, clock, person):
    made = FollowUpFactory(person=person, by_rule=True)

    form = at_desk.get(url("follow_up", made)).context["form"]
    at_desk.post(url("follow_up", made), {"due_on": "2026-12-01", "text": "Anderes"})

    made.refresh_from_db()
    assert list(form.fields) == ["due_on", "owner"]
    assert (made.text, made.due_on) == ("", date(2026, 12, 1))


def test_to_drop_it_takes_a_reason(at_desk, follow_up):
    refused = at_desk.post(url("follow_up_drop", follow_up), {"reason": ""})
    assert refused.context["drop_form"].errors

    at_desk.post(url("follow_up_drop", follow_up), {"reason": "Weggezogen"})

    follow_up.refresh_from_db()
    assert (follow_up.state, follow_up.close_reason) == (State.DROPPED, "Weggezogen")


@pytest.mark.parametrize("back", ["https://evil.example/", "//evil.example", "desk", ""])
def test_the_way_back_stays_in_the_house(at_desk, follow_up, back):
    answer = at_desk.post(url("follow_up_done", follow_up), {"next": back})

    assert answer.url == reverse("home:todo")


@pytest.mark.parametrize(
    "page",
    ["follow_up", "follow_up_done", "follow_up_move", "follow_up_drop", "follow_up_reopen"],
)
def test_another_teams_does_not_exist(client, follow_up, stranger, page):
    client.force_login(stranger)

    assert client.post(url(page, follow_up), {"reason": "x"}).status_code == 404


def test_a_colleague_who_left_the_team_sees_it_no_more(at_desk, follow_up, advisor):
    advisor.teams.clear()

    assert at_desk.get(url("follow_up", follow_up)).status_code == 404
