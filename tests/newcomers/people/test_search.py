import csv
from collections import Counter
from pathlib import Path

import pytest

from newcomers.people.models import Person
from newcomers.people.search import SHOWN, digits_of, search, told_apart
from tests.factories.accounts import UserFactory
from tests.factories.center import LanguageFactory, TeamFactory
from tests.factories.people import PersonFactory
from welcome_center.foundation.access import Role

SPELLINGS = Path(__file__).with_name("spellings.csv")
ENOUGH = 90


@pytest.fixture
def team():
    return TeamFactory(name="Team Nord")


@pytest.fixture
def advisor(team):
    return UserFactory(role=Role.ADVISOR, team=team)


@pytest.fixture
def find(advisor):
    """find("Amal"): names of those whom the advisor is shown."""
    return lambda typed: [str(each) for each in search(told_apart(typed), advisor).people]


@pytest.fixture
def known(team):
    return lambda name, **more: PersonFactory(team=team, name=name, **more)


def spellings():
    with SPELLINGS.open(newline="") as file:
        return list(csv.DictReader(file))


def crowd(pairs, team):
    """Some thousands: each first name of the list with the last names of others."""
    first, last = zip(
        *((pair["written"].split()[0], pair["written"].split()[-1]) for pair in pairs), strict=True
    )
    for step in range(1, 41):
        for number, name in enumerate(first):
            yield Person(
                name=f"{name} {last[(number + step * 2) % len(last)]}",
                team=team,
                language=LanguageFactory(),
            )


def test_ninety_of_a_hundred_other_spellings_are_found_in_a_crowd(advisor, team):
    pairs = spellings()
    Person.objects.bulk_create(crowd(pairs, team))
    missed = []

    for pair in pairs:
        person = PersonFactory(team=team, name=pair["written"])
        if person not in search(told_apart(pair["asked"]), advisor).people:
            missed.append(pair)

    by_language = Counter(pair["language"] for pair in missed)
    assert len(pairs) == 100
    assert len({pair["language"] for pair in pairs}) >= 8
    assert len(pairs) - len(missed) >= ENOUGH, (by_language, missed)


@pytest.mark.parametrize(
    "typed",
    [
        "Amal Haddad",
        "haddad amal",
        "Amal Hadad",
        "Amla Haddad",
        "أمل حداد",
        "amal had",
        "Haddad",
        "HADDAD 1988",
        "Haddad, 12.5.1988",
        "amal@example.org",
        "AMAL@EXAMPLE.ORG",
        "030 23125-000",
        "+49 (30) 23125 000",
        "0049 30 23125000",
        "ABCD2345",
        "abcd2345",
    ],
)
def test_somebody_is_found_by(typed, find, known):
    known("Bassam Jaber", birth_year=1970, email="bassam@example.org", code="WXYZ2345")
    known(
        "Amal Haddad",
        birth_year=1988,
        contact_by="email",
        email="amal@example.org",
        phone="+493023125000",
        code="ABCD2345",
    )

    assert find(typed) == ["Amal Haddad"]


def test_somebody_is_found_by_the_address_of_the_account(find, team):
    account = UserFactory(email="amal@example.org")
    PersonFactory(team=team, name="Amal", account=account)

    assert find("amal@example.org") == ["Amal"]


@pytest.mark.parametrize("typed", ["", " ", "A", "1988", "...", "\0", "%", "'", "\\"])
def test_too_little_finds_nobody(typed, find, known):
    known("Amal")

    assert find(typed) == []


@pytest.mark.parametrize("typed", ["Amal % Haddad", "Amal_Haddad", "Amal' Haddad --", "Amal \\"])
def test_signs_of_the_database_are_only_signs(typed, find, known):
    known("Amal Haddad")
    known("Bassam Jaber")

    assert find(typed) == ["Amal Haddad"]


def test_the_year_of_birth_decides_between_those_of_one_name(find, known):
    for year in (None, 1990, 1989, 1972):
        known("Amal Haddad", birth_year=year, code=f"ABCD{year or 2222}")

    found = find("Amal Haddad 1990")

    assert len(found) == 4
    people = Person.objects.in_bulk(field_name="code")
    assert people["ABCD1990"].birth_year == 1990


def test_the_best_comes_first(find, known):
    for name in ("Mohamad Hamdani", "Mohammed Hamdan", "Mahmoud Hamdan"):
        known(name)

    assert find("Mohammed Hamdan")[0] == "Mohammed Hamdan"
    assert len(find("Mohammed Hamdan")) == 3


def test_not_more_than_twenty_are_shown(advisor, known):
    for number in range(SHOWN + 2):
        known("Amal Haddad", birth_year=1950 + number)

    found = search(told_apart("Amal Haddad"), advisor)

    assert (len(found.people), found.has_more) == (SHOWN, True)


def test_another_teams_person_is_only_known_there(advisor):
    PersonFactory(team=TeamFactory(name="Team Süd"), name="Amal Haddad", birth_year=1988)

    found = search(told_apart("أمل حداد 1988"), advisor)

    assert found.people == []
    assert [str(team) for team in found.teams] == ["Team Süd"]


@pytest.mark.parametrize("typed", ["Amal", "Haddad", "am ha", "Amal Haddad 1960", "Bassam Haddad"])
def test_other_teams_people_are_not_to_be_browsed(typed, advisor):
    PersonFactory(team=TeamFactory(), name="Amal Haddad", birth_year=1988)

    assert search(told_apart(typed), advisor).teams == []


def test_other_teams_people_take_nobodys_place(advisor, known):
    PersonFactory.create_batch(SHOWN + 5, team=TeamFactory(), name="Amal Haddad")
    mine = known("Amal Hadad")

    assert search(told_apart("Amal Haddad"), advisor).people == [mine]


@pytest.mark.parametrize("number", [1, 12])
def test_it_needs_the_same_queries_for_any_number(
    number, advisor, known, django_assert_num_queries
):
    for _person in range(number):
        known("Amal Haddad")
    PersonFactory.create_batch(number, team=TeamFactory(), name="Amal Haddad")
    words = told_apart("Amal Haddad")

    # teams of the reader; begin, threshold, search, end; rows; teams of others
    with django_assert_num_queries(7):
        search(words, advisor)


@pytest.mark.parametrize(
    ("typed", "parts"),
    [
        ("Amal Haddad 1988", ("Amal Haddad", 1988, "", "", "")),
        ("1.2.1988 Amal", ("Amal", 1988, "", "", "")),
        ("Amal a@example.org 030 23125000", ("Amal", None, "a@example.org", "493023125000", "")),
        ("wxyz2345", ("wxyz2345", None, "", "", "WXYZ2345")),
        ("Person 12", ("Person 12", None, "", "", "")),
    ],
)
def test_a_line_is_told_apart(typed, parts):
    words = told_apart(typed)

    assert (words.name, words.year, words.email, words.phone, words.code) == parts


def test_what_is_no_number_keeps_its_digits():
    assert digits_of("12 34") == "4912" + "34"
    assert digits_of("+999999") == "999999"
