"""A file as a whole: restricted, archived, handed over."""

import pytest

from newcomers.people.models import Person
from newcomers.people.records import FileStep
from newcomers.referrals.models import Referral, State
from tests.factories.accounts import UserFactory
from tests.factories.booking import AppointmentFactory, local
from tests.factories.people import PersonFactory
from tests.factories.records import PersonTagFactory
from tests.factories.referrals import ReferralFactory
from welcome_center.foundation.access import Role
from welcome_center.foundation.outbox.models import Message

WHY = {"reason": "Streit über das Geburtsjahr"}


@pytest.fixture
def coordinator(team):
    return UserFactory(role=Role.COORDINATOR, team=team, second_factor=True, name="Ina Leitung")


@pytest.fixture
def led(client, coordinator):
    client.force_login(coordinator)
    return client


def of(person, deed=""):
    return f"/de/desk/people/{person.code}/{deed}"


@pytest.fixture
def restricted(led, amal):
    led.post(of(amal, "restriction/"), WHY)
    amal.refresh_from_db()
    return amal


def test_a_coordinator_restricts_a_file_and_says_why(led, coordinator, restricted):
    [step] = FileStep.objects.all()

    assert restricted.restricted_at
    assert (step.kind, step.reason, step.by) == ("restricted", WHY["reason"], coordinator.uuid)


def test_without_a_reason_nothing_is_restricted(led, amal):
    led.post(of(amal, "restriction/"), {})

    assert Person.objects.workable().filter(pk=amal.pk).exists()


def test_an_advisor_does_not_restrict(at_desk, amal):
    assert at_desk.post(of(amal, "restriction/"), WHY).status_code == 403


def test_a_restricted_file_opens_only_with_a_reason(led, restricted):
    asked = led.get(of(restricted))
    assert asked.url == of(restricted, "read/")
    assert restricted.name in led.get(asked.url).content.decode()

    led.post(of(restricted, "read/"), {})
    assert led.get(of(restricted)).status_code == 302

    led.post(of(restricted, "read/"), WHY)
    assert led.get(of(restricted)).status_code == 200


def test_the_reason_holds_a_quarter_of_an_hour(led, restricted, time_machine):
    led.post(of(restricted, "read/"), WHY)

    time_machine.move_to("2027-03-01T08:56Z")

    assert led.get(of(restricted)).status_code == 302


@pytest.mark.parametrize("deed", ["note/", "hand-over/", "archive/", "details/tags/", "summary/"])
def test_a_restricted_file_is_only_kept(led, restricted, deed):
    led.post(of(restricted, "read/"), WHY)

    assert led.get(of(restricted, deed)).url == of(restricted)


def test_the_restriction_is_lifted_and_the_person_told(led, restricted):
    Person.objects.update(contact_by="email", email="amal@example.org")
    led.post(of(restricted, "read/"), WHY)

    led.post(of(restricted, "restriction/"), WHY)

    assert Person.objects.workable().filter(pk=restricted.pk).exists()
    assert Message.objects.get().kind == "file_used_again"


def test_the_list_shows_a_restricted_person_as_such(led, restricted):
    page = led.post("/de/desk/people/", {"q": "Amal Haddad"}).content.decode()

    assert "Eingeschränkt" in page
    assert "1988" not in page


def test_an_archived_file_stands_apart_in_lists_and_is_reopened(at_desk, amal):
    at_desk.post(of(amal, "archive/"), {})

    found = at_desk.post("/de/desk/people/", {"q": "Amal Haddad"})
    assert (found.context["rows"], len(found.context["archived"])) == ([], 1)
    assert not Person.objects.current().exists()

    at_desk.post(of(amal, "archive/"), {})
    assert Person.objects.current().exists()
    assert set(FileStep.objects.values_list("kind", flat=True)) == {"archived", "reopened"}


@pytest.mark.parametrize("is_referred", [True, False])
def test_what_is_still_open_keeps_a_file_open(at_desk, amal, is_referred):
    if is_referred:
        ReferralFactory(person=amal, state=State.DRAFT)
    else:
        AppointmentFactory(person=amal, team=amal.team, starts_at=local("11:00"))

    page = at_desk.post(of(amal, "archive/"), {})

    assert len(page.context["still_open"]) == 1
    assert Person.objects.current().filter(pk=amal.pk).exists()


@pytest.fixture
def colleague(team):
    return UserFactory(role=Role.ADVISOR, team=team, name="Kim Kollegin")


@pytest.fixture
def far_colleague(other_team):
    return UserFactory(role=Role.COORDINATOR, team=other_team, name="Fern Süd")


def test_a_colleague_takes_over_with_what_is_open(at_desk, advisor, amal, team, colleague):
    draft = ReferralFactory(person=amal, advisor=advisor)
    over = ReferralFactory(person=amal, advisor=advisor, state=State.DONE)

    at_desk.post(of(amal, "hand-over/"), {"to": f"{team.pk}:{colleague.pk}"} | WHY)

    amal.refresh_from_db()
    assert amal.advisor == colleague
    assert Referral.objects.get(pk=draft.pk).advisor == colleague
    assert Referral.objects.get(pk=over.pk).advisor == advisor
    [message] = Message.objects.all()
    assert (message.kind, message.recipient) == ("file_handed_over", colleague.email)
    assert "Amal" not in message.subject + message.body


@pytest.fixture
def gone(at_desk, advisor, amal, other_team, far_colleague):
    """The file went to the other team."""
    PersonTagFactory(person=amal)
    ReferralFactory(person=amal, advisor=advisor)
    response = at_desk.post(of(amal, "hand-over/"), {"to": f"{other_team.pk}:"} | WHY)
    assert response.url == "/de/desk/people/"
    return amal


def test_the_old_team_only_knows_whom_to_ask(at_desk, gone):
    assert at_desk.get(of(gone)).status_code == 404
    page = at_desk.post("/de/desk/people/", {"q": "Amal Haddad"}).content.decode()
    assert "Team Süd" in page
    assert gone.code not in page


def test_the_new_team_has_the_file_but_not_the_others_tags(
    client, gone, advisor, far_colleague, other_team
):
    gone.refresh_from_db()
    referral = Referral.objects.get()

    assert (gone.team, gone.advisor, gone.tags.count()) == (other_team, None, 0)
    assert (referral.team, referral.advisor) == (other_team, far_colleague)
    assert Message.objects.get().recipient == far_colleague.email
    assert FileStep.objects.get().from_team == advisor.teams.get()


def test_colleagues_of_other_teams_are_not_named(at_desk, amal, colleague, far_colleague):
    page = at_desk.get(of(amal, "hand-over/")).content.decode()

    assert "Kim Kollegin" in page
    assert "Team Süd" in page
    assert "Fern Süd" not in page


@pytest.mark.parametrize("to", ["", "0:", "x", "team:colleague", "far:"])
def test_nobody_takes_over_who_cannot(at_desk, amal, other_team, to):
    """The other team has no members here."""
    to = to.replace("far", str(other_team.pk))

    assert at_desk.post(of(amal, "hand-over/"), {"to": to} | WHY).status_code == 200
    amal.refresh_from_db()
    assert amal.team != other_team


@pytest.mark.parametrize("deed", ["archive/", "hand-over/", "restriction/", "read/", "readers/"])
def test_another_teams_person_is_not_there(led, other_team, deed):
    assert led.get(of(PersonFactory(team=other_team), deed)).status_code == 404
