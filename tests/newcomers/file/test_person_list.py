import pytest
from django.urls import reverse

from tests.factories.booking import AppointmentFactory, local
from tests.factories.people import PersonFactory

LIST = "/de/desk/people/"
HTMX = {"hx-request": "true"}


def ask(client, typed, **options):
    return client.post(LIST, {"q": typed}, **options).content.decode()


def test_one_looks_first(at_desk):
    page = at_desk.get(LIST).content.decode()

    assert 'name="q"' in page
    assert reverse("file:person_add") not in page


def test_somebody_is_found_despite_spelling(at_desk, amal):
    page = ask(at_desk, "أمل حداد")

    assert "Amal Haddad" in page
    assert f"/de/desk/people/{amal.code}/" in page
    assert "1988" in page
    assert "Arabisch" in page
    assert "Team Nord" in page


def test_the_words_stay_out_of_the_address(at_desk, amal):
    response = at_desk.get(LIST, {"q": "Amal Haddad"})

    assert amal.code not in response.content.decode()
    assert response.context["is_asked"] is False


def test_while_typing_only_the_result_is_sent(at_desk, amal):
    part = ask(at_desk, "Amal H", headers=HTMX)

    assert "Amal Haddad" in part
    assert "<html" not in part


def test_after_a_search_somebody_new_can_be_entered(at_desk):
    page = ask(at_desk, "Amal Haddad")

    assert "/de/desk/people/new/" in page
    assert 'name="q" value="Amal Haddad"' in page


def test_too_little_is_said(at_desk, amal):
    page = ask(at_desk, "A")

    assert amal.code not in page
    assert "/de/desk/people/new/" not in page


def test_of_another_teams_person_only_the_team_is_said(at_desk, other_team):
    stranger = PersonFactory(
        team=other_team, name="Amal Haddad", birth_year=1961, phone="+493023125999"
    )

    page = ask(at_desk, "Haddad Amal")

    assert "Team Süd" in page
    assert stranger.code not in page
    assert "1961" not in page
    assert "23125" not in page
    assert page.count("Amal") == page.count("Haddad Amal")


def test_the_last_and_the_next_talk_stand_beside_the_name(at_desk, amal):
    AppointmentFactory(person=amal, status="done", starts_at=local("8:00"))
    assert at_desk.post(LIST, {"q": "Amal Haddad"}).context["rows"][0].last == local("8:00")

    AppointmentFactory(person=amal, status="confirmed", starts_at=local("15:00"))
    AppointmentFactory(person=amal, status="cancelled_person", starts_at=local("11:00"))
    [row] = at_desk.post(LIST, {"q": "Amal Haddad"}).context["rows"]

    assert row.following == local("15:00")


@pytest.mark.parametrize("number", [1, 15])
def test_it_needs_the_same_queries_for_any_number_of_people(
    at_desk, team, number, django_assert_max_num_queries
):
    for _person in range(number):
        AppointmentFactory(person=PersonFactory(team=team, name="Amal Haddad"))

    with django_assert_max_num_queries(16):
        ask(at_desk, "Amal Haddad")


def test_the_words_are_shown_as_they_were_typed(at_desk):
    assert 'value="Amal &lt;b&gt;"' in ask(at_desk, "Amal <b>")
