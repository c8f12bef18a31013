"""Who read a file: written down on each opening, never changed, told to the person in short."""

import pytest
from django.db import DatabaseError, transaction

from tests.factories.accounts import UserFactory
from tests.factories.people import PersonFactory
from tests.factories.records import FileStepFactory, PersonNoteFactory, SeenDocumentFactory
from welcome_center.foundation.access import Role
from welcome_center.foundation.consent.models import FileAccess

PAGES = ["", "details/", "details/basics/", "note/", "archive/", "hand-over/", "summary/"]


def of(person, page=""):
    return f"/de/desk/people/{person.code}/{page}"


@pytest.mark.parametrize("page", PAGES)
def test_each_page_of_a_file_is_an_opening(at_desk, advisor, amal, page):
    at_desk.get(of(amal, page))

    ways = {"opened", "printed"} if page == "summary/" else {"opened"}
    looks = FileAccess.objects.filter(subject=amal.uuid, reader=advisor)
    assert set(looks.values_list("way", flat=True)) == ways


def test_reading_on_for_ten_minutes_is_one_look(at_desk, amal, time_machine):
    at_desk.get(of(amal))
    at_desk.get(of(amal, "details/"))
    assert FileAccess.objects.count() == 1

    time_machine.move_to("2027-03-01T08:51Z")
    at_desk.get(of(amal))
    assert FileAccess.objects.count() == 2


def test_a_colleague_looks_for_herself(at_desk, client, amal, team):
    at_desk.get(of(amal))

    client.force_login(UserFactory(role=Role.ADVISOR, team=team, second_factor=True))
    client.get(of(amal))

    assert FileAccess.objects.count() == 2


def test_who_may_not_open_it_leaves_no_look(at_desk, other_team):
    at_desk.get(of(PersonFactory(team=other_team)))

    assert not FileAccess.objects.exists()


@pytest.mark.parametrize("way", ["update", "delete"])
def test_a_files_steps_are_never_changed(amal, way):
    step = FileStepFactory(person=amal)
    rows = type(step).objects.filter(pk=step.pk)

    with pytest.raises(DatabaseError, match=r"Cannot update|Cannot delete"), transaction.atomic():
        rows.update(reason="anders") if way == "update" else rows.delete()

    rows.update(person=PersonFactory(team=amal.team))  # twins are merged


def test_coordinators_see_who_read_it(client, at_desk, advisor, amal, team):
    at_desk.get(of(amal))
    assert at_desk.get(of(amal, "readers/")).status_code == 403

    client.force_login(UserFactory(role=Role.COORDINATOR, team=team, second_factor=True))
    assert str(advisor) in client.get(of(amal, "readers/")).content.decode()


@pytest.fixture
def amals_own(client, at_desk, amal):
    """The page that the person has, after a colleague read the file."""
    amal.account = UserFactory(role=Role.NEWCOMER)
    amal.save()
    at_desk.get(of(amal))
    SeenDocumentFactory(person=amal, seen_by=UserFactory(name="Mira Name"))
    PersonNoteFactory(person=amal, text="Nur für uns")
    PersonNoteFactory(person=amal, text="Bitte Zeugnis mitbringen", is_shared=True)
    FileStepFactory(person=amal, kind="corrected", section="basics", reason="Tippfehler")
    client.force_login(amal.account)
    return client.get("/de/me/file/").content.decode()


def test_the_person_sees_what_was_shared(amals_own):
    assert "Bitte Zeugnis mitbringen" in amals_own
    assert "Tippfehler" in amals_own
    assert "Nur für uns" not in amals_own


def test_the_person_sees_who_read_it_but_no_name(amals_own, advisor):
    assert "Team Nord" in amals_own
    assert "1. März 2027" in amals_own
    assert str(advisor) not in amals_own
    assert "Mira Name" not in amals_own


def test_somebody_elses_file_is_not_shown(client, amal, at_desk):
    at_desk.get(of(amal))
    PersonNoteFactory(person=amal, text="Für Amal", is_shared=True)
    other = PersonFactory(team=amal.team, account=UserFactory(role=Role.NEWCOMER))

    client.force_login(other.account)
    page = client.get("/de/me/file/").content.decode()

    assert "Für Amal" not in page
    assert "Team Nord" not in page


def test_without_details_there_is_no_file(client):
    client.force_login(UserFactory(role=Role.NEWCOMER))

    assert client.get("/de/me/file/").url == "/de/me/intake/"
