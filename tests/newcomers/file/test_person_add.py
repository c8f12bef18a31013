import pytest

from newcomers.people.models import Person
from tests.factories.accounts import UserFactory
from tests.factories.center import TeamFactory
from tests.factories.people import PersonFactory
from welcome_center.foundation.access import Role

ADD = "/de/desk/people/new/"
LEAST = {"language": "ar", "place": "elsewhere", "contact_by": "none"}
AMAL = LEAST | {"name": "Amal Haddad", "birth_year": "1988"}

pytestmark = pytest.mark.usefixtures("arabic")


def test_who_has_not_looked_is_led_to_the_search(at_desk):
    response = at_desk.get(ADD)

    assert (response.status_code, response.url) == (302, "/de/desk/people/")


def test_what_was_looked_for_is_filled_in(at_desk):
    form = at_desk.post(ADD, {"q": "Amal Haddad 1988 030 23125 000"}).context["form"]

    assert form["name"].value() == "Amal Haddad"
    assert form["birth_year"].value() == 1988
    assert form["phone"].value() == "+493023125000"
    assert form["contact_by"].value() == "phone"
    assert not form.errors


def test_language_and_place_are_enough(at_desk, team):
    response = at_desk.post(ADD, LEAST)

    person = Person.objects.get()
    assert response.url == f"/de/desk/people/{person.code}/"
    assert (person.team, person.origin, person.name) == (team, Person.Origin.STAFF, "")
    assert (person.language_id, person.lives_elsewhere) == ("ar", True)


def test_all_that_is_typed_is_kept(at_desk):
    at_desk.post(
        ADD,
        AMAL | {"contact_by": "email", "email": "Amal@Example.org", "phone": "030 23125 000"},
    )

    person = Person.objects.get()
    assert (person.name, person.birth_year) == ("Amal Haddad", 1988)
    assert (person.email, person.phone) == ("amal@example.org", "+493023125000")


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"language": ""}, "language"),
        ({"place": ""}, "place"),
        ({"birth_year": "88"}, "birth_year"),
        ({"birth_year": "2999"}, "birth_year"),
        ({"birth_year": "old"}, "birth_year"),
        ({"contact_by": "email"}, "email"),
        ({"contact_by": "phone"}, "phone"),
        ({"email": "amal@example.org"}, "contact_by"),
        ({"contact_by": "phone", "phone": "12"}, "phone"),
    ],
)
def test_what_is_missing_is_said_and_nothing_lost(wrong, field, at_desk):
    form = at_desk.post(ADD, AMAL | wrong).context["form"]

    assert list(form.errors) == [field]
    assert form["name"].value() == "Amal Haddad"
    assert not Person.objects.exists()


def test_who_seems_to_be_known_is_not_entered_by_mistake(at_desk, amal):
    page = at_desk.post(ADD, AMAL | {"name": "Haddad Amal"})

    assert amal.code in page.content.decode()
    assert Person.objects.count() == 1


def test_it_is_nevertheless_somebody_else(at_desk, amal):
    at_desk.post(ADD, AMAL | {"others": amal.code})

    assert Person.objects.count() == 2


def test_whoever_was_not_seen_is_warned_of(at_desk, amal, team):
    PersonFactory(team=team, name="Yusuf Jaber", birth_year=1990)
    known = {"name": "Yusuf Jaber", "birth_year": "1990", "others": amal.code}

    assert at_desk.post(ADD, AMAL | known).status_code == 200
    assert Person.objects.count() == 2


def test_a_likeness_that_is_only_possible_holds_nobody_up(at_desk, amal):
    assert at_desk.post(ADD, LEAST | {"name": "Amal Hadad"}).status_code == 302


def test_of_another_teams_person_only_the_team_is_said(at_desk, other_team):
    stranger = PersonFactory(team=other_team, name="أمل حداد", birth_year=1988)

    page = at_desk.post(ADD, AMAL).content.decode()

    assert "Team Süd" in page
    assert stranger.code not in page
    assert stranger.name not in page
    assert at_desk.post(ADD, AMAL | {"others": "sued"}).status_code == 302


def test_who_works_for_two_teams_says_for_which(at_desk, advisor, other_team):
    advisor.teams.add(other_team)

    assert list(at_desk.post(ADD, LEAST).context["form"].errors) == ["team"]
    at_desk.post(ADD, LEAST | {"team": other_team.pk})

    assert Person.objects.get().team == other_team


def test_nobody_is_entered_for_somebody_elses_team(at_desk, advisor, other_team):
    advisor.teams.add(TeamFactory())

    response = at_desk.post(ADD, LEAST | {"team": other_team.pk})

    assert list(response.context["form"].errors) == ["team"]


def test_who_works_for_no_team_enters_nobody(client):
    client.force_login(UserFactory(role=Role.ADVISOR, second_factor=True))

    assert client.post(ADD, LEAST).status_code == 403
    assert "/people/new/" not in client.post("/de/desk/people/", {"q": "Amal"}).content.decode()
