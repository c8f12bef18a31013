import json
import re
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
import time_machine

from partners.directory.offers import Service
from tests.factories.accounts import UserFactory
from tests.factories.center import CenterFactory, LanguageFactory
from tests.factories.directory import (
    ContactPointFactory,
    LocationFactory,
    OrganisationFactory,
    RequiredDocumentFactory,
    ServiceAtLocationFactory,
    ServiceFactory,
)
from tests.factories.people import ListCodeFactory, MunicipalityFactory, ResidenceGroupFactory
from welcome_center.foundation.access import Role

pytestmark = pytest.mark.django_db
MONDAY_MORNING = datetime(2026, 11, 23, 10, tzinfo=ZoneInfo("Europe/Berlin"))


@pytest.fixture(autouse=True)
def monday_morning():
    CenterFactory()
    with time_machine.travel(MONDAY_MORNING, tick=False):
        yield


@pytest.fixture
def office():
    return OrganisationFactory(slug="office", name={"de": "Haus der Hilfe"}, kind="ABH")


def offered(office, *, place=None, **fields):
    location = LocationFactory(organisation=office, **place or {})
    return ServiceFactory(organisation=office, location=location, **fields)


def shown(client, language="de"):
    return client.get(f"/{language}/directory/office/").content.decode()


# What the page says ---------------------------------------------------------------------------


def test_says_for_whom_what_it_costs_and_how_to_get_in(client, office):
    ResidenceGroupFactory(code="WORK", labels={"de": "Erwerbstätigkeit"})
    ListCodeFactory(list="gender", code="F", labels={"de": "weiblich"})
    MunicipalityFactory(code="03254", labels={"de": "Landkreis Hildesheim"})
    offered(
        office,
        eligibility={"de": "Wer neu ist"},
        residence_groups=["WORK"],
        genders=["F"],
        minimum_age=27,
        areas=["03254", "03", "DE"],
        is_free=True,
        way_in={"de": "Rufen Sie an"},
        professional_way_in={"de": "Per Fax"},
        interpreting={"de": "Auf Anfrage"},
        capacity="stopped",
    )

    page = shown(client)

    for words in ("Wer neu ist", "Erwerbstätigkeit", "weiblich", "27", "Rufen Sie an", "Per Fax"):
        assert words in page
    for words in ("Landkreis Hildesheim", "Niedersachsen", "Auf Anfrage", "kern-badge--warning"):
        assert words in page


@pytest.mark.parametrize(
    ("key", "name"),
    [
        ("03254", "Landkreis Hildesheim"),
        ("08119", "Rems-Murr-Kreis"),
        ("08111", "Stuttgart"),
        ("03254028", "Sarstedt"),
        ("03158", "der ganze Kreis 03158 (1 Ort)"),
        ("12345", "12345"),
    ],
)
@pytest.mark.parametrize("page", ["", "sheet/"])
def test_every_area_has_a_name_also_what_the_list_does_not_hold(client, office, page, key, name):
    MunicipalityFactory(code="03254028", labels={"de": "Sarstedt"})
    MunicipalityFactory(code="03158001", labels={"de": "Baddeckenstedt"})
    offered(office, areas=[key])

    text = client.get(f"/de/directory/office/{page}").content.decode()

    assert f"<dt>Zuständig für</dt><dd>{name}</dd>" in text


def test_a_language_that_is_not_spoken_every_day_names_its_days(client, office):
    LanguageFactory(code="ar", labels={"de": "Arabisch"})
    offered(office, languages=["ar"], language_days={"ar": [2, 4]})

    assert "Arabisch (Dienstag, Donnerstag)" in shown(client)


def test_hours_are_told_in_words_with_this_minute_and_what_is_not_as_usual(client, office):
    offered(office, place={"hours": "Mo-Fr 09:00-16:00; PH off; Dec 08 off"})

    page = shown(client)

    assert "16:00" in page
    assert '<table class="wc-hours">' in page
    assert "8. Dezember 2026" in page


def test_services_with_other_hours_have_a_table_of_their_own(client, office):
    service = offered(office, name={"de": "Erstes"})
    other = ServiceFactory(organisation=office, name={"de": "Zweites"})
    here = service.places.get().location
    ServiceAtLocationFactory(service=other, location=here, hours="Tu 10:00-12:00")

    assert shown(client).count('<table class="wc-hours">') == 2


@pytest.mark.parametrize("page", ["", "sheet/"])
def test_a_service_at_no_place_has_its_hours_too(client, office, page):
    offered(office, place={"hours": "Mo-Fr 08:00-12:00"})
    note = {"de": "An Feiertagen auch"}
    ServiceFactory(organisation=office, hours="Mo-Su 07:00-21:00", hours_note=note)

    text = client.get(f"/de/directory/office/{page}").content.decode()

    assert "7:00–21:00" in text
    assert "An Feiertagen auch" in text
    assert "8:00–12:00" in text


def test_a_note_on_the_hours_of_one_service_keeps_a_table_of_its_own(client, office):
    service = offered(office, hours_note={"de": "Klingeln Sie"})
    here = service.places.get().location
    ServiceFactory(organisation=office, location=here, hours_note={"de": "Nur im Hof"})

    page = shown(client)

    assert "Klingeln Sie" in page
    assert "Nur im Hof" in page


def test_hours_that_nobody_can_read_break_nothing(client, office):
    offered(office, place={"hours": "always when we are there"})

    assert '<table class="wc-hours">' not in shown(client)


def test_says_what_to_bring_and_how_to_reach_the_place(client, office):
    service = offered(office)
    RequiredDocumentFactory(service=service, words={"de": "Reisepass"})
    ContactPointFactory(organisation=office, value="+49 30 23125 000")
    ContactPointFactory(organisation=office, kind="web", value="javascript:alert(1)")

    page = shown(client)

    assert "Reisepass" in page
    assert 'href="tel:+493023125000"' in page
    assert 'href="javascript' not in page


@pytest.mark.parametrize(
    ("who", "words"), [("partner", "by the place itself"), ("staff", "by the welcome center")]
)
def test_says_by_which_role_it_was_confirmed(client, office, who, words):
    office.confirmed_by = who
    office.save()

    page = shown(client, "en")

    assert f"Confirmed on 2 Nov 2026 {words}" in page


@pytest.mark.parametrize("page", ["office/", "office/sheet/?language=en", ""])
@pytest.mark.parametrize("hours", ["Mo-Fr 09:00-16:00", ""])
@pytest.mark.parametrize("due_on", [date(2026, 10, 25), date(2026, 10, 26)])
def test_hours_that_nobody_confirmed_in_time_are_told_where_there_are_some(
    client, office, page, hours, due_on
):
    office.hours_confirmed_on, office.hours_due_on = date(2026, 7, 25), due_on
    office.save()
    offered(office, place={"hours": hours})

    text = client.get(f"/en/directory/{page}").content.decode()

    is_late = bool(hours) and due_on == date(2026, 10, 25)
    assert ("Opening hours not confirmed since July 2026" in text) == is_late
    assert ("wc-fresh--old" in text) == is_late
    assert "Confirmed on 2 Nov 2026" in text


def test_alert_and_temporarily_closed_stand_out(client, office):
    office.write("alert", {"de": "Wir ziehen um"})
    office.save()
    offered(office, state="paused", paused_until=date(2026, 12, 24))

    page = shown(client)

    assert "Wir ziehen um" in page
    assert "24.12.2026" in page


# Languages ------------------------------------------------------------------------------------


def test_a_text_in_another_language_says_which(client, office):
    page = shown(client, "ar")

    assert '<bdi lang="de" dir="ltr">Haus der Hilfe</bdi>' in page
    assert '<p class="wc-text wc-lines" lang="de" dir="ltr">Berät und begleitet.</p>' in page


def test_a_translation_older_than_the_german_text_is_marked(client, office):
    office.write("description", {"de": "Alt", "ar": "قديم"})
    office.write("description", {"de": "Neu", "ar": "قديم"})
    office.save()

    page = shown(client, "ar")

    assert re.search(r'>قديم</p>\s*<p class="wc-small wc-muted">', page)


# For programs ---------------------------------------------------------------------------------


def linked(page):
    return json.loads(
        re.search(r'<script type="application/ld\+json"[^>]*>(.*?)</script>', page)[1]
    )


def test_search_engines_get_linked_data_without_persons(client, office):
    office.description = {"de": "</script><script>alert(1)</script>"}
    office.upkeep_email = "somebody@example.org"
    office.save()
    offered(office)

    page = shown(client)
    institution, service = linked(page)["@graph"]

    assert institution["@type"] == "GovernmentOrganization"
    assert institution["location"][0]["address"]["addressLocality"] == "Hildesheim"
    assert service["@type"] == "GovernmentService"
    assert service["provider"] == {"@id": institution["@id"]}
    assert "somebody@example.org" not in page
    assert "<script>alert" not in page


def test_its_script_carries_the_nonce_of_the_answer(client, office):
    response = client.get("/de/directory/office/")

    [nonce] = re.findall(r'ld\+json" nonce="([^"]+)"', response.content.decode())
    assert f"'nonce-{nonce}'" in response["Content-Security-Policy"]


# Who sees what --------------------------------------------------------------------------------


@pytest.mark.parametrize("state", ["draft", "hidden", "archived"])
@pytest.mark.parametrize("page", ["", "sheet/", "mistake/"])
def test_what_is_not_published_is_not_there_even_for_colleagues(client, office, state, page):
    office.state = state
    office.save()
    client.force_login(UserFactory(role=Role.ADVISOR, second_factor=True))

    assert client.get(f"/de/directory/office/{page}").status_code == 404


@pytest.mark.parametrize("state", ["draft", "hidden", "archived"])
@pytest.mark.parametrize("page", ["", "sheet/"])
def test_drafts_of_services_are_not_shown(client, office, state, page):
    service = offered(office, state=state, name={"de": "Geheim"})
    ContactPointFactory(organisation=office, service=service, value="+49 30 23125 001")
    ContactPointFactory(organisation=office, value="+49 30 23125 002")

    text = client.get(f"/de/directory/office/{page}").content.decode()

    assert "Geheim" not in text
    assert "+49 30 23125 001" not in text
    assert "+49 30 23125 002" in text


@pytest.mark.parametrize("page", ["", "sheet/"])
def test_other_names_and_the_places_own_website_are_shown(client, office, page):
    office.write("alternate_name", {"de": "Amt 33"})
    office.save()
    name = {"de": "Beratung für alle"}
    offered(office, place={"url": "https://place.example.org/"}, alternate_name=name)

    text = client.get(f"/de/directory/office/{page}").content.decode()

    assert "Amt 33" in text
    assert "Beratung für alle" in text
    assert '<bdi dir="ltr">https://place.example.org/</bdi>' in text


def test_what_belongs_to_a_service_stands_with_it(client, office):
    service = offered(office, email="service@example.org")
    here = service.places.get().location
    ContactPointFactory(organisation=office, service=service, value="+49 30 23125 001")
    ContactPointFactory(
        organisation=office, service=service, location=here, value="+49 30 23125 003"
    )

    offer, aside = shown(client).split("<aside", 1)

    for value in ("+49 30 23125 001", "+49 30 23125 003", "service@example.org"):
        assert value in offer
        assert value not in aside


@pytest.mark.parametrize("rows", [1, 6])
def test_needs_the_same_queries_for_any_number_of_services(
    client, office, django_assert_num_queries, rows
):
    for _number in range(rows):
        RequiredDocumentFactory(service=offered(office))

    # entry, edition, codes, services, places, documents, contact points, center
    with django_assert_num_queries(8):
        shown(client)
    with django_assert_num_queries(3):  # entry, edition, center
        shown(client)


def test_a_change_shows_at_once_though_the_page_is_kept(client, office):
    service = offered(office, name={"de": "Beratung"})
    assert "Beratung" in shown(client)

    Service.objects.filter(pk=service.pk).update(name={"de": "Sprechstunde"})
    assert "Sprechstunde" in shown(client)

    ContactPointFactory(organisation=office, kind="phone", value="+49 30 23125 009")
    assert "+49 30 23125 009" in shown(client)

    office.alert = {"de": "Wir ziehen um."}
    office.save()
    assert "Wir ziehen um." in shown(client)


def test_a_kept_page_knows_the_minute_and_the_language(client, office):
    offered(office, place={"hours": "Mo-Fr 09:00-12:00"})
    assert "Jetzt geöffnet" in shown(client)
    assert "Open now" in shown(client, "en")

    with time_machine.travel(MONDAY_MORNING + timedelta(hours=5), tick=False):
        assert "Jetzt geöffnet" not in shown(client)
