"""The list of all people of one's teams: filter, what is hidden, what may be taken out of it."""

from datetime import timedelta

import pytest
from django.utils import timezone

from newcomers.booking.models import Appointment
from newcomers.file.lists import PEOPLE
from newcomers.people.models import Person
from tests.factories.accounts import UserFactory
from tests.factories.booking import AppointmentFactory, local
from tests.factories.casework import ContactFactory
from tests.factories.center import TopicFactory
from tests.factories.people import MunicipalityFactory, PersonFactory, ResidenceGroupFactory
from tests.factories.records import PersonTagFactory
from welcome_center.foundation.access import Role
from welcome_center.foundation.consent.models import FileAccess
from welcome_center.foundation.documents import exports, making
from welcome_center.foundation.documents.terms import Terms

NOW = local("9:40")
LIST = "/de/desk/people/all/"
LONG_AGO = NOW - timedelta(days=200)


def shown(browser, **asked):
    return browser.get(LIST, asked)


def listed(browser, **asked):
    return list(shown(browser, **asked).context["page"])


def cells(browser, **asked):
    """{column: what its cell says}, of the only row."""
    [row] = shown(browser, **asked).context["rows"]
    return {cell.column.code: cell.value for cell in row}


def entered(person, moment):
    Person.objects.filter(pk=person.pk).update(created_at=moment)


@pytest.fixture
def other(team):
    """Beside Amal: speaks German, lives elsewhere."""
    return PersonFactory(team=team, name="Olena Koval", lives_elsewhere=True)


@pytest.fixture
def stranger(other_team):
    return UserFactory(role=Role.ADVISOR, team=other_team, second_factor=True)


def test_the_search_page_leads_there(at_desk):
    assert f'href="{LIST}"' in at_desk.get("/de/desk/people/").content.decode()


@pytest.mark.parametrize(
    ("asked", "finds_amal"),
    [
        ({}, True),
        ({"language": "ar"}, True),
        ({"language": "de"}, False),
        ({"place": "03254021"}, True),
        ({"place": "elsewhere"}, False),
        ({"residence_group": "WORK"}, True),
        ({"advisor": "null"}, True),
        ({"topic_group": "ARR"}, True),
        ({"topic_group": "REC"}, False),
        ({"want": "quiet"}, True),
        ({"entered_to": "2026-12-31"}, True),
        ({"entered_from": "2027-01-01"}, False),
        ({"state": "archived"}, False),
        ({"state": "restricted"}, False),
        ({"language": "nonsense"}, False),
    ],
    ids=str,
)
def test_the_filter_stands_in_the_address(at_desk, amal, team, asked, finds_amal):
    for topic, code in (("ARR_ORIENT", "ARR"), ("REC_VOC", "REC")):
        TopicFactory(code=topic, group__code=code)
    Person.objects.update(
        municipality=MunicipalityFactory(), residence_group=ResidenceGroupFactory()
    )
    entered(amal, LONG_AGO)
    for days, groups in ((190, ["REC"]), (180, ["ARR"])):
        talk = {"person": amal, "site__team": team, "topic_groups": groups}
        ContactFactory(**talk, held_at=NOW - timedelta(days=days))

    assert (amal in listed(at_desk, **asked)) is finds_amal


def test_by_advisor_in_charge_and_tag(at_desk, amal, other, advisor):
    tag = PersonTagFactory(person=amal).tag
    Person.objects.filter(pk=other.pk).update(advisor=advisor)

    assert listed(at_desk, tag=tag.pk) == [amal]
    assert listed(at_desk, advisor=advisor.pk) == [other]


def test_who_is_new_or_came_lately_is_not_quiet(at_desk, amal, other, team):
    entered(amal, NOW)
    entered(other, LONG_AGO)
    assert listed(at_desk, want="quiet") == [other]

    came = {"status": Appointment.Status.DONE, "starts_at": NOW - timedelta(days=5)}
    AppointmentFactory(person=other, team=team, **came)
    assert listed(at_desk, want="quiet") == []


def test_a_row_says_what_comes_next(at_desk, amal, team):
    ContactFactory(person=amal, site__team=team, held_at=LONG_AGO)
    ahead = AppointmentFactory(person=amal, team=team, starts_at=NOW + timedelta(days=1))

    row = cells(at_desk)

    assert (row["name"], row["code"], row["born"]) == ("Amal Haddad", amal.code, 1988)
    assert (row["language"], row["state"]) == ("Arabisch", "Offen")
    assert (row["last_contact"], row["next_appointment"]) == (LONG_AGO.date(), ahead.starts_at)


# Whose rows ------------------------------------------------------------------------------------


def test_another_teams_people_and_talks_are_not_there(client, at_desk, amal, stranger, other_team):
    ContactFactory(person=amal, site__team=other_team, held_at=LONG_AGO)
    AppointmentFactory(person=amal, team=other_team, starts_at=NOW + timedelta(days=1))
    row = cells(at_desk)
    assert (row["last_contact"], row["next_appointment"]) == (None, None)

    client.force_login(stranger)
    assert listed(client, state="any") == []


def test_another_teams_tags_and_colleagues_look_like_nobodys(at_desk, amal, stranger, other_team):
    theirs = PersonTagFactory(person=PersonFactory(team=other_team)).tag

    for name, row in {"tag": theirs, "advisor": stranger}.items():
        of_them, of_nobody = (
            shown(at_desk, **{name: pk}).context["filter"].form.errors for pk in (row.pk, 10**9)
        )
        assert of_them == of_nobody != {}
        assert listed(at_desk, **{name: row.pk}) == []


@pytest.mark.parametrize("number", [1, 1000])
def test_the_list_needs_the_same_queries_for_any_number(
    at_desk, amal, team, number, django_assert_num_queries
):
    Person.objects.bulk_create(
        Person(team=team, language_id="ar", name="Amal") for _turn in range(number - 1)
    )
    shown(at_desk)

    with django_assert_num_queries(14):
        page = shown(at_desk)

    assert page.context["page"].paginator.count == number


def test_people_of_one_moment_stand_in_one_order(at_desk, amal, other):
    Person.objects.update(created_at=NOW)

    assert listed(at_desk) == sorted([amal, other], key=lambda person: -person.pk)


# Restricted and archived -----------------------------------------------------------------------


def restrict(person):
    Person.objects.filter(pk=person.pk).update(restricted_at=NOW)


def test_of_a_restricted_file_no_detail_is_shown(at_desk, amal, team):
    ContactFactory(person=amal, site__team=team, held_at=LONG_AGO)
    restrict(amal)

    row = cells(at_desk)

    assert {row.pop(name) for name in ("name", "code", "state")} == {
        "Amal Haddad",
        amal.code,
        "Eingeschränkt",
    }
    assert set(row.values()) == {None}


def test_no_filter_gives_a_restricted_detail_away(at_desk, amal):
    restrict(amal)

    assert listed(at_desk, state="restricted") == [amal]
    assert listed(at_desk, language="ar") == listed(at_desk, entered_to="2027-12-31") == []


def test_archived_files_are_hidden_until_one_asks_for_them(at_desk, amal, other):
    Person.objects.filter(pk=amal.pk).update(archived_at=NOW)

    assert listed(at_desk) == [other]
    assert listed(at_desk, state="archived") == [amal]
    assert set(listed(at_desk, state="any")) == {amal, other}


def test_the_table_leaves_out_who_is_restricted_and_is_noted(advisor, amal, other):
    restrict(other)
    export = exports.ask_export(
        PEOPLE,
        owner=advisor,
        terms=Terms({"state": ["any"]}),
        columns=PEOPLE.columns,
        file_format="csv",
        language="de",
        now=timezone.now(),
    )
    making.make_due(seconds=60)

    with exports.store().open(export.file_name) as file:
        [_head, line] = file.read().decode("utf-8-sig").splitlines()
    assert amal.code in line
    noted = FileAccess.objects.get()
    assert (noted.subject, noted.reader, noted.way) == (amal.uuid, advisor, FileAccess.Way.EXPORTED)
