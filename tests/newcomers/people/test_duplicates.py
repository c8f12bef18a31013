import pytest

from newcomers.people.duplicates import Grade, duplicates_of
from newcomers.people.models import Person
from tests.factories.accounts import UserFactory
from tests.factories.center import TeamFactory
from tests.factories.people import PersonFactory
from welcome_center.foundation.access import Role

AMAL = {"name": "Amal Haddad", "birth_year": 1988}
BY_MAIL = {"contact_by": "email", "email": "amal@example.org"}
BY_PHONE = {"phone": "+493023125000"}


@pytest.fixture
def advisor():
    return UserFactory(role=Role.ADVISOR, team=TeamFactory(name="Team Nord"))


@pytest.fixture
def grades(advisor):
    """grades(known, new): what is said of `new` while `known` is there."""

    def ask(known, new):
        PersonFactory(team=advisor.teams.get(), **known)
        return [each.grade for each in duplicates_of(Person(**new), advisor)]

    return ask


@pytest.mark.parametrize(
    ("new", "grade"),
    [
        (AMAL, Grade.SURE),
        ({"name": "haddad  AMAL", "birth_year": 1988}, Grade.SURE),
        ({"name": "أمل حداد", **BY_MAIL}, Grade.SURE),
        ({"name": "Amal Hadad", **BY_PHONE}, Grade.SURE),
        ({"name": "Amal Haddad"}, Grade.LIKELY),
        ({"name": "Amal Hadad", "birth_year": 1988}, Grade.LIKELY),
        ({"name": "Amal Haddad", "birth_year": 1989}, Grade.LIKELY),
        ({"name": "Amal Hadad"}, Grade.POSSIBLE),
        ({"name": "Amal Hadad", "birth_year": 1989}, Grade.POSSIBLE),
        ({"name": "Yusuf Haddad", **BY_PHONE}, Grade.POSSIBLE),
        ({"name": "", **BY_MAIL}, Grade.POSSIBLE),
    ],
)
def test_how_sure_it_is(new, grade, grades):
    assert grades({**AMAL, **BY_MAIL, **BY_PHONE}, new) == [grade]


@pytest.mark.parametrize(
    "new",
    [
        {"name": "Yusuf Jaber"},
        {"name": "Amal Haddad", "birth_year": 1960},
        {"name": "Amal"},
        {"name": ""},
    ],
)
def test_who_can_hardly_be_the_same(new, grades):
    assert grades(AMAL, new) == []


def test_two_without_a_name_are_two(grades):
    assert grades({"name": ""}, {"name": ""}) == []


def test_of_another_teams_person_only_the_team_is_said(advisor):
    team = TeamFactory(name="Team Süd")
    PersonFactory.create_batch(3, team=team, **AMAL)

    [known] = duplicates_of(Person(**AMAL), advisor)

    assert (known.grade, known.person, known.team) == (Grade.SURE, None, team)


def test_the_surest_comes_first(advisor):
    for name in ("Amal Hadad", "Amal Haddad"):
        PersonFactory(team=advisor.teams.get(), name=name, birth_year=1988)

    known = duplicates_of(Person(**AMAL), advisor)

    assert [each.grade for each in known] == [Grade.SURE, Grade.LIKELY]


def test_who_shares_a_phone_holds_nobody_up(advisor):
    PersonFactory(team=advisor.teams.get(), name="Yusuf Haddad", **BY_PHONE)

    known = duplicates_of(Person(name="Amal Haddad", **BY_PHONE), advisor)

    assert [each.grade for each in known] == [Grade.POSSIBLE]
    assert known.grave == set()
