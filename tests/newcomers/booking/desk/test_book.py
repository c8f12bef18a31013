from datetime import timedelta
from urllib.parse import urlencode

import pytest
from django.urls import reverse

from newcomers.booking.models import Appointment, Mode
from newcomers.booking.slots import Slot
from newcomers.booking.week import value_of
from newcomers.people.models import Person
from tests.factories.accounts import UserFactory
from tests.factories.booking import AppointmentFactory, WeeklyRuleFactory, local
from tests.factories.people import PersonFactory
from welcome_center.foundation.access import Role
from welcome_center.foundation.outbox.models import Message

pytestmark = pytest.mark.django_db


@pytest.fixture
def wish(advisor, topic):
    return {"topic": topic.pk, "language": "de", "mode": "F2F", "advisor": advisor.pk}


def value(clock, profile):
    start = local(clock)
    return value_of(Slot(start, start + timedelta(minutes=30), profile.pk, profile.sites.get().pk))


def test_the_page_begins_with_oneself(at_desk, advisor):
    form = at_desk.get(reverse("desk:book")).context["form"]

    assert form["advisor"].value() == advisor.pk


def test_ones_own_free_times_are_shown_even_those_at_once(at_desk, advisor, colleague, wish):
    text = at_desk.get(reverse("desk:book"), wish).content.decode()

    assert value("10:00", advisor) in text
    assert value("9:30", advisor) not in text
    assert value("10:00", colleague) not in text


def test_whoever_is_free_means_all_of_the_team(at_desk, colleague, stranger, wish):
    WeeklyRuleFactory(advisor=stranger)

    text = at_desk.get(reverse("desk:book"), wish | {"advisor": ""}).content.decode()

    assert value("10:00", colleague) in text
    assert value("10:00", stranger) not in text


def test_a_shared_colleague_is_booked_for_ones_own_team_only(at_desk, colleague, stranger, wish):
    """The colleague also works at the stranger's site, which belongs to another team."""
    elsewhere = stranger.sites.get()
    colleague.rules.all().delete()
    colleague.user.teams.add(elsewhere.team)
    WeeklyRuleFactory(advisor=colleague, site=elsewhere)
    start = local("10:00")
    slot = Slot(start, start + timedelta(minutes=30), colleague.pk, elsewhere.pk)
    asked = wish | {"advisor": ""}

    text = at_desk.get(reverse("desk:book"), asked).content.decode()
    page = at_desk.post(
        f"{reverse('desk:book_person')}?{urlencode(asked)}",
        {"slot": value_of(slot), "person": "new", "name": "Amal", "contact_by": "none"},
    )

    assert value_of(slot) not in text
    assert page.status_code == 302
    assert not Appointment.objects.exists()
    assert not Person.objects.exists()


def test_an_empty_week_leads_to_the_next_free_time(at_desk, advisor, wish, topic):
    advisor.rules.update(valid_from="2027-03-22")

    text = at_desk.get(reverse("desk:book"), wish).content.decode()

    assert "In dieser Woche ist nichts frei." in text
    assert "day=2027-03-22" in text


@pytest.mark.parametrize("nonsense", [{"topic": "X"}, {"advisor": "x"}, {"mode": "\0"}])
def test_nonsense_in_the_address_is_an_error_of_the_form(at_desk, wish, nonsense):
    response = at_desk.get(reverse("desk:book"), wish | nonsense)

    assert response.status_code == 200
    assert response.context["form"].errors


def test_the_page_is_for_advisors(client):
    client.force_login(UserFactory(role=Role.NEWCOMER))

    assert client.get(reverse("desk:book")).status_code == 403


@pytest.mark.parametrize("rows", [1, 8])
def test_the_page_needs_the_same_queries_for_any_number_of_times(
    at_desk, wish, advisor, german, django_assert_num_queries, rows
):
    for _each in range(rows):
        WeeklyRuleFactory(advisor__site=advisor.sites.get(), advisor__languages=[german])
    at_desk.get(reverse("desk:book"), wish | {"advisor": ""})

    with django_assert_num_queries(19):
        at_desk.get(reverse("desk:book"), wish | {"advisor": ""})


class TestForWhom:
    @pytest.fixture
    def book(self, at_desk, wish, advisor):
        def book(clock="10:00", query=(), **typed):
            address = reverse("desk:book_person", query=wish | dict(query))
            new = {"person": "new", "name": "Amal", "contact_by": "none"}
            return at_desk.post(address, new | {"slot": value(clock, advisor)} | typed)

        return book

    @pytest.fixture
    def find(self, book):
        return lambda words, **typed: book(q=words, find="yes", **typed)

    def test_a_new_person_is_booked_and_confirmed(self, book, advisor):
        response = book(contact_by="email", email="Amal@Example.org", note="brings papers")

        booked = Appointment.objects.get()
        assert response.url == reverse("desk:appointment", args=[booked.uuid])
        assert (booked.status, booked.starts_at) == ("confirmed", local("10:00"))
        assert booked.note == "brings papers"
        person = booked.person
        assert (person.name, person.email) == ("Amal", "amal@example.org")
        assert (person.origin, person.team) == (Person.Origin.STAFF, booked.team)
        assert Message.objects.filter(recipient="amal@example.org").exists()

    def test_a_pseudonym_without_contact_is_enough(self, book):
        book(name="Blue Bird")

        assert Appointment.objects.get().person.name == "Blue Bird"
        assert not Message.objects.exists()

    def test_somebody_who_was_here_is_found_and_booked(self, find, book, site):
        known = PersonFactory(name="Amal Haddad", team=site.team)

        page = find("hadd").content.decode()
        assert "Amal Haddad" in page
        assert '<input type="hidden" name="searched" value="hadd">' in page

        book(searched="hadd", q="somebody else", person=str(known.uuid), name="")

        assert Appointment.objects.get().person == known
        assert Person.objects.count() == 1

    @pytest.mark.parametrize(("found", "is_chosen"), [(1, True), (2, False)])
    def test_nobody_is_chosen_where_there_is_a_doubt(self, find, site, found, is_chosen):
        PersonFactory.create_batch(found, name="Amal Haddad", team=site.team)

        text = find("haddad").content.decode()

        assert ("checked" in text.partition('name="person"')[2][:200]) == is_chosen

    def test_people_are_found_despite_spelling(self, find, site):
        known = PersonFactory(name="Muhammad Alsayed", team=site.team)

        assert list(find("محمد السيد").context["form"].known.values()) == [known]

    @pytest.mark.parametrize("words", ["code", "email"])
    def test_people_are_found_by_code_and_address(self, find, site, words):
        known = PersonFactory(name="X", email="amal@example.org", team=site.team)
        asked = {"code": known.code.lower(), "email": "AMAL@example.org"}[words]

        response = find(asked)

        assert list(response.context["form"].known.values()) == [known]

    def test_another_teams_people_are_not_found(self, find, book):
        hidden = PersonFactory(name="Amal Haddad")

        response = find("Haddad")

        assert "Niemand gefunden" in response.content.decode()
        book(searched="Haddad", person=str(hidden.uuid))
        assert not Appointment.objects.exists()

    def test_whoever_looks_for_somebody_books_nobody_and_loses_nothing(self, find, advisor):
        typed = {"name": "Blue", "contact_by": "phone", "phone": "12", "note": "brings papers"}

        response = find("nobody", clock="10:30", needs=["children"], **typed)

        form, page = response.context["form"], response.content.decode()
        assert {name: form[name].value() for name in typed} == typed
        assert form["needs"].value() == ["children"]
        assert not form.errors
        assert f'name="slot" value="{value("10:30", advisor)}"' in page
        assert not Appointment.objects.exists()

    def test_words_of_a_search_are_not_taken_from_the_address(self, at_desk, wish, site, advisor):
        PersonFactory(name="Amal Haddad", team=site.team)
        query = wish | {"slot": value("10:00", advisor), "q": "Haddad", "searched": "Haddad"}

        page = at_desk.get(reverse("desk:book_person", query=query)).content.decode()

        assert "Amal Haddad" not in page
        assert 'method="get"' not in page.partition("<main")[2].partition("</main>")[0]

    @pytest.mark.parametrize(
        ("typed", "wrong"),
        [
            ({"name": ""}, "name"),
            ({"contact_by": "email"}, "email"),
            ({"contact_by": "phone"}, "phone"),
            ({"contact_by": "phone", "phone": "12"}, "phone"),
            ({"needs": ["pony"]}, "needs"),
        ],
    )
    def test_what_is_missing_is_said_and_nothing_typed_is_lost(self, book, typed, wrong):
        response = book(**{"note": "brings papers"} | typed)

        assert wrong in response.context["form"].errors
        assert "brings papers" in response.content.decode()
        assert not Person.objects.exists()

    def test_a_time_that_was_taken_offers_others_and_loses_nothing(self, book, advisor):
        AppointmentFactory(advisor=advisor, starts_at=local("10:00"))

        text = book(note="brings papers").content.decode()

        assert "wurde gerade vergeben" in text
        assert "brings papers" in text
        assert value("10:30", advisor) in text
        assert Appointment.objects.count() == 1
        assert Person.objects.count() == 1

    def test_nobody_is_in_two_places(self, book, colleague, site):
        known = PersonFactory(name="Amal Haddad", team=site.team)
        AppointmentFactory(advisor=colleague, person=known, starts_at=local("10:00"))

        response = book(searched="Haddad", person=str(known.uuid))

        assert "person" in response.context["form"].errors

    def test_a_time_of_another_team_is_not_booked(self, book, stranger, wish):
        WeeklyRuleFactory(advisor=stranger)

        response = book(slot=value("10:00", stranger))

        assert response.url.startswith(reverse("desk:book"))
        assert not Appointment.objects.exists()

    @pytest.mark.parametrize("slot", ["", "x", "1.2.3"])
    def test_without_a_time_one_goes_back(self, at_desk, wish, slot):
        response = at_desk.get(reverse("desk:book_person", query=wish | {"slot": slot}))

        assert response.url.startswith(reverse("desk:book"))

    def test_without_a_wish_one_begins_anew(self, at_desk):
        assert at_desk.get(reverse("desk:book_person")).url == reverse("desk:book")


@pytest.fixture
def for_whom(at_desk, advisor, wish):
    """for_whom(mode="TEL", name="Amal"): the answer to the form."""

    def send(mode="F2F", **typed):
        url = f"{reverse('desk:book_person')}?{urlencode(wish | {'mode': mode})}"
        new = {"person": "new", "contact_by": "none"}
        return at_desk.post(url, {"slot": value("10:00", advisor), **new, **typed})

    return send


def test_nobody_is_booked_for_whom_a_new_person_was_entered(for_whom, site):
    known = PersonFactory(name="Amal Haddad", team=site.team)
    chosen = {"searched": "Haddad", "person": str(known.uuid)}

    answer = for_whom(**chosen, name="Somebody New")

    assert answer.context["form"].errors.keys() == {"person"}
    assert not Appointment.objects.exists()
    assert for_whom(**chosen).status_code == 302


@pytest.mark.parametrize(
    ("mode", "typed", "wrong"),
    [
        (Mode.PHONE, {}, {"phone"}),
        (Mode.PHONE, {"phone": "030 23125 010"}, set()),
        (Mode.VIDEO, {}, {"contact_by"}),
        (Mode.VIDEO, {"contact_by": "phone", "phone": "030 23125 010"}, set()),
        (Mode.IN_PERSON, {}, set()),
        (Mode.IN_PERSON, {"phone": "12"}, {"phone"}),
    ],
)
def test_a_talk_from_afar_needs_a_way_to_the_person(for_whom, mode, typed, wrong):
    answer = for_whom(mode=mode, name="Amal", **typed)

    assert set(answer.context["form"].errors if answer.context else ()) == wrong
    if mode == Mode.PHONE and not wrong:
        assert Person.objects.get().phone == "+493023125010"


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("", "Bitte geben Sie mindestens zwei Buchstaben des Namens ein."),
        ("a", "Bitte geben Sie mindestens zwei Buchstaben des Namens ein."),
        ("nobody", "Niemand gefunden."),
        ("Ama", "Es gibt noch mehr."),
        ("Basam", ""),
    ],
)
def test_the_search_says_what_it_did(for_whom, site, words, said):
    for number in range(11):
        PersonFactory(name=f"Amal {number}", team=site.team)
    PersonFactory(name="Bassam Jaber", team=site.team)

    answer = for_whom(find="yes", q=words)

    assert answer.context["search_said"].startswith(said)
    assert bool(said) == bool(answer.context["search_said"])
    assert len(answer.context["form"].known) <= 10
