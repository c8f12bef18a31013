"""The link in a mail: the entry as it is, all correct, or a change. No password."""

from datetime import date, timedelta

import pytest
import time_machine

from partners.directory import actions, asking
from partners.directory.offers import Service
from partners.directory.upkeep import ChangeProposal, ConfirmationRequest, MistakeReport
from tests.factories.booking import local
from tests.factories.center import CenterFactory
from tests.factories.directory import (
    ContactPointFactory,
    LocationFactory,
    OrganisationFactory,
    RequiredDocumentFactory,
    ServiceFactory,
)
from tests.partners.directory.sending import untouched
from welcome_center.foundation.outbox.models import Message

pytestmark = pytest.mark.django_db
NOW = local("9:00", date(2026, 11, 23))


@pytest.fixture(autouse=True)
def clock():
    CenterFactory()
    with time_machine.travel(NOW, tick=False) as clock:
        yield clock


@pytest.fixture
def entry():
    entry = OrganisationFactory(
        name={"de": "Beratung am Markt"}, email="place@example.org", due_on=NOW.date()
    )
    ServiceFactory(organisation=entry, location=LocationFactory(organisation=entry))
    return entry


@pytest.fixture
def link(entry):
    request = asking.ask_for_confirmation(entry, now=NOW)
    return f"/de/directory/confirm/{asking.token_of(request)}/"


def form_of(client, link):
    return untouched(client.get(f"{link}change/"))


def test_opening_the_link_shows_the_entry_and_changes_nothing(client, entry, link):
    for _scanner in range(3):
        page = client.get(link)

    assert "Beratung am Markt" in page.content.decode()
    assert "9:00–16:00" in page.content.decode()
    assert page.headers["Cache-Control"].find("no-store") >= 0
    assert ConfirmationRequest.objects.get().state == "open"
    entry.refresh_from_db()
    assert entry.confirmed_on == date(2026, 11, 2)


def test_the_page_shows_all_that_the_public_reads_and_nothing_else(client, entry, link):
    service = entry.services.get()
    Service.objects.filter(pk=service.pk).update(
        state="paused",
        paused_until=date(2026, 12, 24),
        eligibility={"de": "Wer neu ist"},
        minimum_age=27,
        is_free=True,
        by_appointment=True,
        url="https://service.example.org/",
    )
    entry.locations.update(accessibility={"de": "Rampe im Hof"}, hours_note={"de": "Klingeln"})
    RequiredDocumentFactory(service=service, words={"de": "Reisepass"})
    ContactPointFactory(organisation=entry, label={"de": "Zentrale"})
    draft = ServiceFactory(organisation=entry, state="draft", name={"de": "Geheim"})
    ContactPointFactory(organisation=entry, service=draft, value="+49 30 23125 009")

    page = client.get(link).content.decode()

    for words in ("24.12.2026", "Wer neu ist", "ab 27", "REC_VOC", "Landkreis Hildesheim"):
        assert words in page
    for words in ("kostenlos", "nur mit Termin", "service.example.org", "Rampe im Hof"):
        assert words in page
    for words in ("Klingeln", "Reisepass", "Zentrale"):
        assert words in page
    assert "Geheim" not in page
    assert "23125 009" not in page


def test_all_correct_confirms_the_entry(client, entry, link):
    page = client.post(link, follow=True)

    entry.refresh_from_db()
    assert (entry.confirmed_on, entry.confirmed_by) == (NOW.date(), "partner")
    assert page.status_code == 200
    assert "Beratung am Markt" in page.content.decode()


def test_a_used_link_says_so_and_offers_a_new_one(client, entry, link, clock):
    client.post(link)
    clock.shift(timedelta(days=1))

    pages = [client.get(link), client.post(link), client.get(f"{link}change/")]

    assert [page.status_code for page in pages] == [410, 410, 410]
    assert all(f"{link}new/" in page.content.decode() for page in pages)
    entry.refresh_from_db()
    assert entry.confirmed_on == NOW.date()


def test_an_expired_link_offers_a_new_one_that_works(client, entry, link, clock):
    clock.shift(timedelta(days=43))

    over = client.get(link)
    client.post(f"{link}new/")

    assert over.status_code == 410
    newest = ConfirmationRequest.objects.get(state="open")
    assert Message.objects.filter(recipient="place@example.org", kind="entry_confirm").count() == 2
    new_link = f"/de/directory/confirm/{asking.token_of(newest)}/"
    assert client.get(new_link).status_code == 200


def test_a_made_up_link_is_not_there(client, entry):
    for end in ("", "change/", "thanks/"):
        assert client.get(f"/de/directory/confirm/nonsense/{end}").status_code == 404
    assert client.post("/de/directory/confirm/nonsense/new/").status_code == 404


def test_hours_go_live_a_new_name_waits_and_the_rest_is_confirmed(client, entry, link):
    place, sent = entry.locations.get(), form_of(client, link)
    sent[f"hours-{place.pk}-day0"] = "8-12 und 13.30–18 Uhr"
    sent["entry-name_de"] = "Beratung am neuen Markt"
    sent["more-remark"] = "Die Linie 3 hält dort nicht mehr."

    page = client.post(f"{link}change/", sent)

    place.refresh_from_db()
    entry.refresh_from_db()
    assert page.status_code == 302
    assert place.hours == "Mo 08:00-12:00,13:30-18:00; Tu-Fr 09:00-16:00; PH off"
    assert (entry.text("name"), entry.confirmed_on) == ("Beratung am Markt", NOW.date())
    assert ChangeProposal.objects.get().after == {"name": {"de": "Beratung am neuen Markt"}}
    assert MistakeReport.objects.get().text == "Die Linie 3 hält dort nicht mehr."


def test_who_changes_nothing_confirms(client, entry, link):
    client.post(f"{link}change/", form_of(client, link))

    assert ConfirmationRequest.objects.get().state == "answered"
    assert not ChangeProposal.objects.exists()


def test_what_cannot_be_read_is_shown_again_and_the_link_stays_good(client, entry, link):
    place, sent = entry.locations.get(), form_of(client, link)
    sent[f"hours-{place.pk}-day0"] = "wenn jemand da ist"
    sent["entry-name_de"] = "Neuer Name"

    page = client.post(f"{link}change/", sent)

    assert page.status_code == 200
    assert "wenn jemand da ist" in page.content.decode()
    assert "Neuer Name" in page.content.decode()
    assert ConfirmationRequest.objects.get().state == "open"


def test_a_colleague_who_was_quicker_is_named_and_nothing_typed_is_lost(client, entry, link):
    sent = form_of(client, link) | {"entry-name_de": "Mein Name"}
    type(entry).objects.update(version=7)

    behind = client.post(f"{link}change/", sent)
    client.post(f"{link}change/", sent | {"version": behind.context["editing"].version})

    assert "Mein Name" in behind.content.decode()
    assert ChangeProposal.objects.get().after == {"name": {"de": "Mein Name"}}


def test_what_a_colleague_changed_elsewhere_on_the_page_stays(client, entry, link):
    place, sent = entry.locations.get(), form_of(client, link)
    sent[f"hours-{place.pk}-day0"] = "8-12"
    actions.edit_entry(entry, version=1, written=[(place, {"hours": "We 10:00-11:00"})], now=NOW)
    type(entry).objects.update(name={"de": "Beratung am Hafen"})

    behind = client.post(f"{link}change/", sent)
    client.post(f"{link}change/", untouched(behind))

    place.refresh_from_db()
    assert "Beratung am Hafen" in behind.content.decode()
    assert place.hours == "Mo 08:00-12:00; We 10:00-11:00"
    assert not ChangeProposal.objects.exists()


@pytest.mark.parametrize("version", ["", "x", "99999999999999999999", "-1", "²"])
def test_a_made_up_version_is_simply_not_the_present_one(client, entry, link, version):
    page = client.post(f"{link}change/", form_of(client, link) | {"version": version})

    assert page.context["is_behind"]
