import pytest

from tests.factories.booking import AppointmentFactory, local
from tests.factories.people import PersonFactory


def file_of(person):
    return f"/de/desk/people/{person.code}/"


def test_what_is_known_stands_there(at_desk, amal):
    talk = AppointmentFactory(person=amal, team=amal.team)

    page = at_desk.get(file_of(amal)).content.decode()

    assert "Amal Haddad" in page
    assert "1988" in page
    assert f"/de/desk/appointments/{talk.uuid}/" in page


def test_the_name_stays_out_of_the_title(at_desk, amal):
    page = at_desk.get(file_of(amal)).content.decode()

    title = page.partition("<title>")[2].partition("</title>")[0]
    assert "Amal" not in title
    assert amal.code not in title


def test_small_letters_will_do(at_desk, amal):
    assert at_desk.get(file_of(amal).lower()).status_code == 200


def test_another_teams_person_is_not_there(at_desk, other_team):
    assert at_desk.get(file_of(PersonFactory(team=other_team))).status_code == 404


def test_talks_with_another_team_are_not_shown(at_desk, amal, other_team):
    AppointmentFactory(person=amal, team=other_team)

    assert not at_desk.get(file_of(amal)).context["talks"]


@pytest.mark.parametrize("number", [1, 20])
def test_it_needs_the_same_queries_for_any_number_of_talks(
    at_desk, amal, number, django_assert_max_num_queries
):
    for turn in range(number):
        AppointmentFactory(
            person=amal,
            team=amal.team,
            status="cancelled_person",
            starts_at=local(f"{8 + turn // 2}:{turn % 2 * 3}0"),
        )

    with django_assert_max_num_queries(12):
        at_desk.get(file_of(amal))
