"""Asking for a table, watching it, fetching it: only who asked, and only with today's rights."""

from datetime import timedelta

import pytest
from django.urls import reverse

from tests.factories.accounts import PASSWORD, UserFactory
from tests.factories.center import TeamFactory
from tests.factories.exports import ExportFactory
from tests.foundation.accounts.journeys import prove_again_later
from welcome_center.foundation.access import Role
from welcome_center.foundation.documents import exports, making
from welcome_center.foundation.documents.export_models import ColumnChoice, Export

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]
ADD = "/de/desk/exports/new/referrals/"


def page_of(export, name="export"):
    return reverse(f"exports:{name}", kwargs={"uuid": export.uuid})


def press(client, query="", file_format="csv"):
    return client.post(ADD, {"query": query, "format": file_format})


# Asking ----------------------------------------------------------------------------------------


def test_the_button_asks_for_the_filtered_list_with_its_columns(client, advisor):
    ColumnChoice.objects.create(owner=advisor, kind="referrals", columns=["code", "state"])

    response = press(client, "state=sent&page=3&next=https://evil.example/")

    asked = Export.objects.get()
    assert response.url == page_of(asked)
    assert (asked.owner, asked.kind, asked.format) == (advisor, "referrals", "csv")
    assert (asked.terms, asked.columns) == ({"state": ["sent"]}, ["state", "code"])
    assert (asked.state, asked.language) == (Export.State.ASKED, "de")


def test_two_clicks_start_one(client, advisor):
    first, second = press(client, "state=sent"), press(client, "state=sent")
    press(client, "state=sent", file_format="xlsx")

    assert first.url == second.url
    assert Export.objects.count() == 2


def test_once_it_is_made_one_may_ask_anew(client, advisor, make):
    press(client)
    make()

    press(client)

    assert Export.objects.count() == 2


@pytest.mark.parametrize(
    ("query", "file_format"),
    [
        ("state=nonsense", "csv"),
        ("&".join(f"state={number}" for number in range(40)), "csv"),
        ("&".join(f"a{number}=1" for number in range(600)), "csv"),
        (f"state={'x' * 500}", "csv"),
        ("state=sent", "exe"),
    ],
)
def test_what_makes_no_sense_is_said_so(client, advisor, query, file_format):
    response = client.post(ADD, {"query": query, "format": file_format}, follow=True)

    assert "Dieser Filter ist nicht verständlich" in response.content.decode()
    assert not Export.objects.exists()


def test_an_unknown_list_is_not_there(client, advisor):
    response = client.post("/de/desk/exports/new/people-of-others/", {"format": "csv"})

    assert response.status_code == 404


def test_a_table_leaves_only_after_a_fresh_proof(client, advisor):
    advisor.set_password(PASSWORD)
    advisor.save()
    client.post("/de/accounts/login/", {"login": advisor.email, "password": PASSWORD})
    prove_again_later(client)

    asked = press(client, "state=sent")
    assert asked.url.startswith("/de/accounts/reauthenticate/")
    assert not Export.objects.exists()

    client.post(asked.url, {"password": PASSWORD})
    assert Export.objects.get().terms == {"state": ["sent"]}


def test_nobody_asks_without_end(client, advisor, settings):
    settings.ACCOUNT_RATE_LIMITS = {"export": "2/h/user"}

    answers = [press(client, file_format=kind).status_code for kind in ("csv", "xlsx", "csv")]

    assert answers == [302, 302, 429]


# Watching --------------------------------------------------------------------------------------


def test_the_page_says_how_far_it_is(client, advisor, clock):
    export = ExportFactory(owner=advisor)
    assert "Sie wartet" in client.get(page_of(export)).content.decode()

    making.claim(export.asked_at)
    making.hold(Export.objects.get(), rows_done=1000, rows_total=4000)
    page = client.get(page_of(export)).content.decode()

    assert 'max="4000" value="1000"' in page
    assert 'hx-trigger="every 2s"' in page


def test_scripts_fetch_the_part_that_changes_until_it_is_made(client, advisor, ready):
    part = client.get(page_of(ready), headers={"HX-Request": "true"}).content.decode()

    assert "<html" not in part
    assert "hx-trigger" not in part
    assert page_of(ready, "export_file") in part


def test_a_page_left_open_does_not_ask_for_ever(client, advisor, clock):
    export = ExportFactory(owner=advisor)
    clock.shift(timedelta(minutes=10))

    assert "hx-trigger" not in client.get(page_of(export)).content.decode()


def test_ones_own_tables_are_listed(client, advisor, ready):
    ExportFactory(owner=advisor, failed=True)
    other = ExportFactory(ready=True)

    page = client.get(reverse("exports:export_list")).content.decode()

    assert page_of(ready) in page
    assert "mehrmals unterbrochen" in page
    assert str(other.uuid) not in page


# Fetching --------------------------------------------------------------------------------------


def test_it_comes_as_a_file_to_keep(client, advisor, ready):
    response = client.get(page_of(ready, "export_file"))

    assert response.status_code == 200
    assert b"".join(response.streaming_content) == b"a table"
    assert response["Content-Disposition"] == 'attachment; filename="referrals-2026-11-24.csv"'
    assert response["X-Content-Type-Options"] == "nosniff"
    assert "no-store" in response["Cache-Control"]
    assert "sandbox" in response["Content-Security-Policy"]


@pytest.mark.parametrize("role", [Role.ADVISOR, Role.COORDINATOR])
def test_nobody_elses_table_is_there(client, advisor, ready, sign_in, role):
    colleague = UserFactory(role=role)
    colleague.teams.set(advisor.teams.all())
    sign_in(colleague)

    for name in ("export", "export_file"):
        assert client.get(page_of(ready, name)).status_code == 404
    assert client.post(page_of(ready, "export_remove")).status_code == 404
    assert exports.store().exists(ready.file_name)


def test_who_left_the_team_does_not_get_its_rows(client, advisor, ready):
    advisor.teams.set([TeamFactory()])

    assert client.get(page_of(ready, "export_file")).status_code == 404
    assert page_of(ready, "export_file") not in client.get(page_of(ready)).content.decode()


def test_who_lost_the_role_does_not_get_it(client, advisor, ready):
    advisor.roles = [Role.PARTNER]
    advisor.save()

    assert client.get(page_of(ready, "export_file")).status_code == 403


def test_after_a_day_it_is_not_there_even_before_it_is_deleted(client, advisor, ready, clock):
    clock.shift(timedelta(hours=24))
    client.force_login(advisor)

    assert client.get(page_of(ready, "export_file")).status_code == 404
    assert exports.store().exists(ready.file_name)


@pytest.mark.parametrize("state", ["asked", "failed"])
def test_what_is_not_made_cannot_be_fetched(client, advisor, state):
    export = ExportFactory(owner=advisor, failed=state == "failed")

    assert client.get(page_of(export, "export_file")).status_code == 404


def test_its_owner_deletes_it_at_once(client, advisor, ready):
    client.post(page_of(ready, "export_remove"))

    assert not exports.store().exists(ready.file_name)
    assert client.get(page_of(ready)).status_code == 404
    assert Export.objects.get().state == Export.State.GONE
