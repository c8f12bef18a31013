"""From what was asked to a file: whose rows, which words, and what becomes of a lost worker."""

import csv
import io
from dataclasses import replace
from datetime import timedelta
from xml.etree import ElementTree
from zipfile import ZipFile

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone, translation

from newcomers.people.models import Person
from newcomers.referrals.lists import REFERRALS
from newcomers.referrals.models import Referral
from tests.factories.accounts import UserFactory
from tests.factories.center import TeamFactory
from tests.factories.exports import ExportFactory
from tests.factories.referrals import ReferralFactory
from tests.injection.payloads import CELLS, LINES, SIGNS
from tests.injection.rows import fitting
from welcome_center.foundation.access import Role
from welcome_center.foundation.consent.models import FileAccess
from welcome_center.foundation.documents import exports, lists, making
from welcome_center.foundation.documents.export_models import Export
from welcome_center.foundation.outbox.models import Message
from welcome_center.home.lists import LISTS

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]
State, Fault = Export.State, Export.Fault
SHEET = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"


def path_of(export):
    return exports.store().path(export.file_name)


def table_of(export):
    """The file's rows, as another program reads them."""
    if export.format == "csv":
        with open(path_of(export), encoding="utf-8-sig", newline="") as file:
            return list(csv.reader(file, delimiter=";"))
    with ZipFile(path_of(export)) as workbook:
        sheet = ElementTree.fromstring(workbook.read("xl/worksheets/sheet1.xml"))  # noqa: S314  ours
    return [["".join(cell.itertext()) for cell in row] for row in sheet.iter(f"{SHEET}row")]


def files():
    return sorted(exports.store().listdir("")[1]) if exports.store().exists("") else []


@pytest.mark.parametrize("file_format", ["csv", "xlsx"])
def test_the_file_holds_what_was_asked_for(advisor, referral, ask, make, file_format):
    ReferralFactory(advisor=advisor, person__team=advisor.teams.get(), state="withdrawn")
    export = ask(advisor, file_format=file_format, state=["draft"])

    assert make() == 1

    export.refresh_from_db()
    assert (export.state, export.rows_done, export.rows_total) == (State.READY, 1, 1)
    assert table_of(export) == [["Person", "Stand"], ["Amal Noor", "Entwurf"]]


def test_days_in_a_workbook_can_be_sorted(advisor, referral, ask, make):
    export = ask(advisor, columns=("made_on",), file_format="xlsx")

    make()

    assert table_of(export)[1] == ["46350.0"]  # 24 November 2026, as spreadsheets count days


@pytest.mark.parametrize("file_format", ["csv", "xlsx"])
def test_a_list_without_rows_is_a_table_with_a_head(advisor, ask, make, file_format):
    export = ask(advisor, file_format=file_format)

    make()

    assert [row for row in table_of(export) if any(row)] == [["Person", "Stand"]]


@pytest.mark.parametrize("file_format", ["csv", "xlsx"])
def test_what_people_typed_is_neither_formula_nor_broken_file(
    advisor, referral, ask, make, file_format
):
    typed = [each for each in (*CELLS, *LINES, *SIGNS) if "\0" not in each]
    for payload in typed:
        name = fitting(Person, "name", payload)
        ReferralFactory(advisor=advisor, person__team=advisor.teams.get(), person__name=name)
    export = ask(advisor, columns=("person", "place"), file_format=file_format)

    make()

    names = [row[0] for row in table_of(export)[1:]]
    assert len(names) == len(typed) + 1
    assert [name for name in names if name.strip()[:1] in set("=+-@\t\r＝＋－＠")] == []
    assert not any("\u202e" in name or "\x1b" in name for name in names)


def test_nobody_elses_rows_are_in_it(advisor, referral, ask, make):
    ReferralFactory(person__name="Fremde Person")
    export = ask(advisor)

    make()

    assert [row[0] for row in table_of(export)[1:]] == ["Amal Noor"]


def test_rows_about_a_restricted_file_stay_in_the_house(client, advisor, referral, ask, make):
    gone = ReferralFactory(advisor=advisor, person__team=advisor.teams.get())
    Person.objects.filter(pk=gone.person_id).update(restricted_at=timezone.now())
    export = ask(advisor)
    page = client.get(REFERRALS.address).content.decode()
    assert "deren Akte eingeschränkt ist, fehlen darin" in page

    make()

    assert [row[0] for row in table_of(export)[1:]] == ["Amal Noor"]
    assert [each.subject for each in FileAccess.objects.all()] == [referral.person.uuid]


# Rights ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("change", [{"roles": [Role.PARTNER]}, {"is_active": False}])
def test_who_lost_the_role_gets_nothing(advisor, referral, ask, make, change):
    export = ask(advisor)
    type(advisor).objects.filter(pk=advisor.pk).update(**change)

    make()

    export.refresh_from_db()
    assert (export.state, export.fault) == (State.FAILED, Fault.NOT_ALLOWED)
    assert files() == []
    assert not FileAccess.objects.exists()


def test_who_leaves_the_team_while_it_is_made_gets_nothing(
    advisor, referral, ask, make, monkeypatch
):
    export, honest = ask(advisor), making.hold
    monkeypatch.setattr(
        making, "hold", lambda *held, **how: (honest(*held, **how), advisor.teams.clear())
    )

    make()

    export.refresh_from_db()
    assert (export.state, export.fault) == (State.FAILED, Fault.NOT_ALLOWED)
    assert files() == []


# What is kept of it ----------------------------------------------------------------------------


def test_each_person_in_it_is_noted_once(advisor, referral, more, ask, make):
    more(3)
    ask(advisor)

    make()

    noted = FileAccess.objects.get()
    assert (noted.subject, noted.reader) == (referral.person.uuid, advisor)
    assert noted.way == FileAccess.Way.EXPORTED


def test_a_mail_comes_only_where_it_took_long(advisor, referral, ask, make, clock):
    ask(advisor)
    make()
    assert not Message.objects.exists()

    late = ask(advisor, columns=("person",))
    clock.shift(timedelta(minutes=1))
    make()

    message = Message.objects.get()
    assert (message.kind, message.recipient) == ("export_ready", advisor.email)
    assert f"/de/desk/exports/{late.uuid}/" in message.body
    assert "Amal" not in message.subject + message.body


# Lost workers ----------------------------------------------------------------------------------


class Killed(BaseException):
    """Nobody catches it: as if the process were gone."""


@pytest.fixture
def fail_at(monkeypatch):
    """fail_at(n, error): reading the nth row ends so, once."""

    def fail_at(number, error):
        seen = []

        def read(row):
            seen.append(row)
            if len(seen) == number:
                raise error
            return str(row.person)

        columns = (replace(REFERRALS.columns[0], read=read), *REFERRALS.columns[1:])
        broken = replace(REFERRALS, columns=columns)
        monkeypatch.setitem(lists.REGISTRY, "referrals", broken)

    return fail_at


def test_another_worker_begins_anew_what_a_killed_one_left(
    advisor, referral, more, ask, make, fail_at, clock
):
    more(9)
    export = ask(advisor)
    fail_at(5, Killed())
    with pytest.raises(Killed):
        make()
    assert Export.objects.get().state == State.RUNNING

    assert make() == 0
    clock.shift(making.LOCK + timedelta(seconds=1))
    assert make() == 1

    export.refresh_from_db()
    assert (export.state, export.attempts, export.rows_done) == (State.READY, 2, 10)
    assert len(table_of(export)) == 11
    assert files() == [export.file_name]
    assert FileAccess.objects.count() == 1


def test_after_three_lost_workers_it_is_given_up_with_a_word(advisor, referral, ask, make, clock):
    export = ask(advisor)
    for _time in range(making.ATTEMPTS):
        assert making.claim(timezone.now()) is not None
        clock.shift(making.LOCK + timedelta(seconds=1))

    make()

    export.refresh_from_db()
    assert (export.state, export.fault) == (State.FAILED, Fault.INTERRUPTED)
    assert Message.objects.get().kind == "export_failed"


def test_a_worker_that_wakes_up_too_late_changes_nothing(advisor, referral, ask, make, clock):
    ask(advisor)
    late = making.claim(timezone.now())
    clock.shift(making.LOCK + timedelta(seconds=1))
    making.claim(timezone.now())

    with pytest.raises(making.TakenAway):
        making.hold(late)
    with pytest.raises(making.TakenAway):
        making.finish(late, state=State.READY)


def test_one_is_made_at_a_time(advisor, ask):
    first, second = ask(advisor), ask(advisor, file_format="xlsx")

    assert making.claim(timezone.now()) == first
    assert making.claim(timezone.now()) is None

    exports.remove_export(first)
    assert making.claim(timezone.now()) == second


def test_what_its_owner_deletes_meanwhile_leaves_no_file(advisor, referral, ask, make, monkeypatch):
    export, honest = ask(advisor), making.hold
    monkeypatch.setattr(
        making, "hold", lambda *held, **how: (honest(*held, **how), exports.remove_export(export))
    )

    make()

    assert Export.objects.get().state == State.GONE
    assert files() == []
    assert not FileAccess.objects.exists()


# What cannot be made ---------------------------------------------------------------------------


def test_too_many_rows_are_said_to_be_too_many(advisor, more, ask, make, settings):
    settings.EXPORT_MAX_ROWS = 2
    more(2)
    ask(advisor)

    make()

    assert Export.objects.get().fault == Fault.TOO_MANY
    assert files() == []


def test_a_filter_that_no_longer_fits_is_said_so(advisor, referral, ask, make):
    ask(advisor, state=["no_such_state"])
    ask(advisor, columns=("person",))
    Export.objects.filter(columns=["person"]).update(columns=["gone"])

    make()

    assert [each.fault for each in Export.objects.all()] == [Fault.NOT_UNDERSTOOD] * 2


def test_our_own_mistake_ends_it_with_a_word_and_no_file(
    advisor, referral, ask, make, fail_at, caplog
):
    ask(advisor, file_format="xlsx")
    fail_at(1, ValueError("a mistake of ours"))

    make()

    assert Export.objects.get().fault == Fault.BROKEN
    assert files() == []
    assert "an export failed" in caplog.text


# After a day -----------------------------------------------------------------------------------


def test_after_a_day_file_and_filter_are_gone_and_the_row_stays(advisor, ready, clock):
    Export.objects.update(terms={"state": ["sent"]})
    clock.shift(timedelta(hours=23, minutes=59))
    exports.forget_expired(now=timezone.now())
    assert files() == [ready.file_name]

    clock.shift(timedelta(minutes=1))
    exports.forget_expired(now=timezone.now())

    gone = Export.objects.get()
    assert (gone.state, gone.terms, gone.owner, gone.kind) == (
        State.GONE,
        {},
        advisor,
        "referrals",
    )
    assert files() == []


def test_files_of_nobody_are_swept_away(ready):
    store = exports.store()
    store.save("00000000-0000-4000-8000-000000000000.csv", io.BytesIO(b"left behind"))

    exports.forget_expired(now=timezone.now())

    assert files() == [ready.file_name]


# Queries and names -----------------------------------------------------------------------------


def test_a_row_more_is_no_query_more(advisor, more, ask, make):
    asked = []
    columns = [column.code for column in REFERRALS.columns]
    for number in (0, 400):
        more(number)
        ask(advisor, columns=columns)
        with CaptureQueriesContext(
            connection,
        ) as queries:
            make()
        asked.append(len(queries))

    assert asked[0] == asked[1]


@pytest.mark.parametrize("language", ["de", "en", "ar"])
def test_no_two_columns_of_a_list_share_a_name(language):
    with translation.override(language):
        for each in LISTS:
            names = [str(column.label) for column in each.columns]
            assert len(names) == len(set(names)), each.code


def test_every_list_is_known_to_the_workers():
    assert set(lists.REGISTRY) == {each.code for each in LISTS}


def test_a_stranger_asks_for_nothing_here():
    nobody = UserFactory(role=Role.NEWCOMER, team=TeamFactory())

    assert list(REFERRALS.rows_of(nobody)) == []
    assert not Referral.objects.visible_to(nobody).exists()
    assert not exports.may_still_have(nobody, ExportFactory(ready=True))
