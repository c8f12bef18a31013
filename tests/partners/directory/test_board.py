"""The coordinators' board, and what can be done on it."""

from datetime import date

import pytest
import time_machine

from partners.directory import actions, showing, versions
from partners.directory.models import Organisation
from partners.directory.upkeep import GapNote
from tests.factories.accounts import UserFactory
from tests.factories.booking import local
from tests.factories.center import CenterFactory, TeamFactory, TopicFactory
from tests.factories.directory import (
    ChangeProposalFactory,
    ConfirmationRequestFactory,
    GapNoteFactory,
    LocationFactory,
    MembershipFactory,
    MistakeReportFactory,
    OrganisationFactory,
    ServiceFactory,
)
from welcome_center.foundation.access import Role
from welcome_center.foundation.outbox.models import Message

pytestmark = pytest.mark.django_db
NOW = local("9:00", date(2026, 11, 23))
BOARD = "/de/desk/directory/"


@pytest.fixture(autouse=True)
def coordinator(client, settings):
    settings.SECOND_FACTOR_REQUIRED = False
    CenterFactory()
    user = UserFactory(role=Role.COORDINATOR)
    client.force_login(user)
    with time_machine.travel(NOW, tick=False):
        yield user


@pytest.fixture
def entry():
    return OrganisationFactory(slug="market", name={"de": "Am Markt"}, email="place@example.org")


def text_of(client, address=BOARD):
    return client.get(address).content.decode()


# The board ------------------------------------------------------------------------------------


def test_the_share_counts_published_entries_that_are_not_due(client):
    OrganisationFactory.create_batch(2)
    OrganisationFactory(due_on=date(2026, 11, 1))
    OrganisationFactory(unconfirmed=True)
    OrganisationFactory(hidden=True)

    context = client.get(BOARD).context

    assert (context["share"], context["total"]) == (50, 4)


def test_without_entries_there_is_no_share(client):
    assert client.get(BOARD).context["share"] is None


@pytest.mark.parametrize(
    ("show", "name"),
    [
        ("fresh", "Frisch"),
        ("due", "Fällig"),
        ("overdue", "Überfällig"),
        ("outdated", "Veraltet"),
        ("never", "Unbestätigt"),
        ("refused", "Abgelehnt"),
        ("made-up", "Überfällig"),
    ],
)
def test_each_tab_shows_its_own_entries(client, show, name):
    OrganisationFactory(name={"de": "Frisch"})
    OrganisationFactory(name={"de": "Fällig"}, due_on=date(2026, 11, 23))
    OrganisationFactory(name={"de": "Überfällig"}, due_on=date(2026, 10, 1))
    OrganisationFactory(name={"de": "Veraltet"}, confirmed_on=date(2025, 1, 1))
    OrganisationFactory(name={"de": "Unbestätigt"}, unconfirmed=True)
    refused = OrganisationFactory(name={"de": "Abgelehnt"})
    ConfirmationRequestFactory(organisation=refused, state="refused")

    page = client.get(BOARD, {"show": show})

    shown = {str(entry) for entry in page.context["entries"]}
    assert shown == ({"Frisch", "Abgelehnt"} if show == "fresh" else {name})


def test_a_colleague_minds_an_entry_and_finds_it_among_the_own_ones(client, coordinator, entry):
    coordinator.teams.add(TeamFactory())
    OrganisationFactory(name={"de": "Am Hafen"}, due_on=date(2026, 11, 1))
    sent = {"owner": coordinator.pk, "confirm_months": 6, "hours_months": 3}

    client.post(f"{BOARD}entries/market/", sent)
    mine = client.get(BOARD, {"show": "fresh", "mine": "on"})

    assert [str(each) for each in mine.context["entries"]] == ["Am Markt"]
    assert {state: n for state, n in mine.context["tabs"] if n} == {"fresh": 1}
    assert mine.context["total"] == 2
    assert str(coordinator) in mine.content.decode()


@pytest.mark.parametrize(
    ("fields", "minds"),
    [
        ({}, True),
        ({"role": Role.PARTNER}, False),
        ({"is_active": False}, False),
        ({"team": None}, False),
    ],
)
def test_only_a_colleague_of_the_own_team_minds_an_entry(client, coordinator, entry, fields, minds):
    coordinator.teams.add(team := TeamFactory())
    other = UserFactory(**{"role": Role.ADVISOR, "team": team} | fields)

    client.post(
        f"{BOARD}entries/market/", {"owner": other.pk, "confirm_months": 6, "hours_months": 3}
    )

    entry.refresh_from_db()
    assert entry.owner == (other if minds else None)


def test_an_entry_leaves_the_refused_once_a_later_mail_arrives(client, entry):
    before = local("9:00", date(2026, 11, 1))
    ConfirmationRequestFactory(organisation=entry, state="refused", sent_at=before)
    ConfirmationRequestFactory(organisation=entry, sent_at=NOW)

    page = client.get(BOARD, {"show": "refused"})

    assert not page.context["entries"]
    assert page.context["tabs"][-1] == ("refused", 0)


def test_what_waits_was_reported_or_is_missing_stands_on_the_board(client, entry):
    proposal = ChangeProposalFactory(organisation=entry)
    MistakeReportFactory(organisation=entry, text="Falsche Nummer")
    GapNoteFactory(text="Niemand spricht Tigrinya")

    page = text_of(client)

    assert f"/changes/{proposal.uuid}/" in page
    assert "Falsche Nummer" in page
    assert "Niemand spricht Tigrinya" in page


def test_of_very_many_reports_the_oldest_are_shown_and_all_are_counted(client, entry, monkeypatch):
    monkeypatch.setattr(showing, "OLDEST", 3)
    for number in range(5):
        MistakeReportFactory(organisation=entry, text=f"Fehler {number}")
        ChangeProposalFactory(organisation=entry)
        GapNoteFactory()

    pages = [client.get(address) for address in (BOARD, f"{BOARD}entries/market/")]

    for page in pages:
        shown = [str(mistake.text) for mistake in page.context["mistakes"]]
        assert shown == ["Fehler 0", "Fehler 1", "Fehler 2"]
        assert "3 von 5" in page.content.decode()
    assert [len(pages[0].context[name]) for name in ("proposals", "gaps")] == [3, 3]


@pytest.mark.parametrize("rows", [1, 8])
def test_the_board_needs_the_same_queries_for_any_number_of_rows(
    client, django_assert_max_num_queries, rows
):
    for entry in OrganisationFactory.create_batch(rows, due_on=date(2026, 10, 1)):
        ChangeProposalFactory(organisation=entry)
        MistakeReportFactory(organisation=entry)
    client.get(BOARD)

    with django_assert_max_num_queries(14):
        client.get(BOARD)


@pytest.mark.parametrize("page", ["0", "x", "10" * 40])
def test_an_odd_page_number_is_no_error(client, page):
    assert client.get(BOARD, {"page": page}).status_code == 200


# One entry ------------------------------------------------------------------------------------


def test_a_coordinator_asks_by_mail_and_is_told_when_it_cannot_be(client, entry):
    without = OrganisationFactory(slug="silent")

    for one in (entry, entry, without):
        assert client.post(f"{BOARD}entries/{one.slug}/ask/").status_code == 302

    assert [mail.recipient for mail in Message.objects.all()] == ["place@example.org"]


def test_a_coordinator_confirms_for_the_welcome_center(client, entry):
    client.post(f"{BOARD}entries/market/confirm/")

    entry.refresh_from_db()
    assert (entry.confirmed_on, entry.confirmed_by) == (NOW.date(), "staff")


def test_the_address_and_the_rhythm_are_set_here(client, entry):
    sent = {"upkeep_email": "new@example.org", "confirm_months": 12, "hours_months": 1}

    client.post(f"{BOARD}entries/market/", sent)
    refused = client.post(f"{BOARD}entries/market/", sent | {"hours_months": 0})

    entry.refresh_from_db()
    assert (entry.upkeep_email, entry.confirm_months, entry.hours_months) == (
        "new@example.org",
        12,
        1,
    )
    assert refused.status_code == 200


def test_another_rhythm_moves_the_due_days_at_once(client, entry):
    dates = {"confirmed_on": date(2026, 8, 31), "hours_confirmed_on": date(2026, 10, 31)}
    Organisation.objects.update(**dates, due_on=date(2027, 2, 28), hours_due_on=date(2027, 1, 31))
    sent = {"upkeep_email": "", "confirm_months": 3, "hours_months": 1}

    client.post(f"{BOARD}entries/market/", sent)

    entry.refresh_from_db()
    assert (entry.due_on, entry.hours_due_on) == (date(2026, 11, 30), date(2026, 11, 30))


@pytest.mark.parametrize("confirmed_on", [None, date(2026, 11, 2)])
def test_the_same_rhythm_moves_no_day_and_what_nobody_confirmed_has_none(
    client, entry, confirmed_on
):
    who = "staff" if confirmed_on else ""
    Organisation.objects.update(confirmed_on=confirmed_on, confirmed_by=who, due_on=None)
    months = 6 if confirmed_on else 9
    sent = {"upkeep_email": "", "confirm_months": months, "hours_months": 3}

    client.post(f"{BOARD}entries/market/", sent)

    entry.refresh_from_db()
    assert (entry.confirm_months, entry.due_on) == (months, None)


def test_an_entrys_page_shows_its_requests_and_contacts(client, entry):
    ConfirmationRequestFactory(organisation=entry, recipient="asked@example.org", reminders=2)
    MembershipFactory(organisation=entry)

    page = text_of(client, f"{BOARD}entries/market/")

    assert "asked@example.org" in page
    assert "/de/partners/market/team/" in page


# History --------------------------------------------------------------------------------------


def test_an_older_version_comes_back(client, entry):
    place = LocationFactory(organisation=entry, street="Alte Straße 1")
    place.street = "Falsche Straße 9"
    place.save()
    page = client.get(f"{BOARD}entries/market/history/")
    first = next(
        version
        for version, _differences in page.context["versions"]
        if version.kind == "location" and version.what == "insert"
    )

    client.post(f"{BOARD}entries/market/history/location/{first.event.pgh_id}/restore/")

    place.refresh_from_db()
    assert "Falsche Straße 9" in page.content.decode()
    assert place.street == "Alte Straße 1"


def test_a_removed_service_comes_back_under_its_key(client, entry):
    service = ServiceFactory(organisation=entry, name={"de": "Beratung"}, topics=["REC_VOC"])
    key = service.uuid
    service.delete()
    page = client.get(f"{BOARD}entries/market/history/")
    removed = next(
        version for version, _differences in page.context["versions"] if version.what == "delete"
    )

    client.post(f"{BOARD}entries/market/history/service/{removed.event.pgh_id}/restore/")

    again = entry.services.get()
    assert (again.uuid, again.topics) == (key, ["REC_VOC"])


@pytest.mark.parametrize("kind", ["location", "made-up"])
def test_another_entrys_version_is_not_there(client, entry, kind):
    LocationFactory()

    address = f"{BOARD}entries/market/history/{kind}/1/restore/"

    assert client.post(address).status_code == 404


def test_a_confirmation_is_no_version(client, entry):
    actions.confirm_entry(entry, by="staff", now=NOW)

    versions = client.get(f"{BOARD}entries/market/history/").context["versions"]

    assert [version.what for version, _differences in versions] == ["insert"]


def test_of_a_long_history_the_newest_versions_are_read(client, entry, monkeypatch):
    monkeypatch.setattr(versions, "LOOKED_AT", 2)
    for number in range(3):
        entry.website = f"https://example.org/{number}/"
        entry.save()

    told = client.get(f"{BOARD}entries/market/history/").context["versions"]

    assert [version.after["website"][-2] for version, _differences in told] == ["2", "1"]
    assert told[0][0].before == {"website": "https://example.org/1/"}


# Mistakes and gaps ----------------------------------------------------------------------------


def test_a_mistake_is_dealt_with(client, entry):
    mistake = MistakeReportFactory(organisation=entry)

    client.post(f"{BOARD}mistakes/{mistake.pk}/settle/")

    mistake.refresh_from_db()
    assert (mistake.state, mistake.done_at) == ("done", NOW)


@pytest.mark.parametrize(("sent", "state"), [("filled", "filled"), ("x", "dropped")])
def test_a_gap_is_settled(client, sent, state):
    gap = GapNoteFactory()

    client.post(f"{BOARD}gaps/{gap.pk}/settle/", {"state": sent})

    gap.refresh_from_db()
    assert gap.state == state


def test_an_advisor_notes_a_gap_and_sees_no_board(client):
    topic = TopicFactory()
    advisor = UserFactory(role=Role.ADVISOR)
    client.force_login(advisor)

    client.post(f"{BOARD}gaps/new/", {"topic": topic.pk, "text": "Niemand spricht Tigrinya"})

    assert GapNote.objects.get().noted_by == advisor
    assert client.get(BOARD).status_code == 403


def test_an_empty_gap_is_not_noted(client):
    answer = client.post(f"{BOARD}gaps/new/", {"text": ""})

    assert answer.status_code == 200
    assert answer.context["form"]["topic"].label == "Thema"
    assert not GapNote.objects.exists()
