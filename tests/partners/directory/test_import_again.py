"""A list that comes again, after people have worked on the entries."""

import json
import threading

import pytest
from django.db import connection, transaction

from partners.directory import actions, asking, attached, own_csv, seed
from partners.directory.importer import bring_in
from partners.directory.models import ContactPoint, Location, Organisation
from partners.directory.offers import RequiredDocument, Service, ServiceAtLocation
from tests.factories.booking import local
from tests.factories.directory import ContactPointFactory, RequiredDocumentFactory
from tests.partners.directory import test_import_directory as first
from tests.partners.directory import test_import_hsds as hsds
from welcome_center.foundation.center.importer import load_code_lists

pytestmark = pytest.mark.django_db
bring, table, other = first.bring, first.table, first.other
code_lists = first.code_lists
SHORT = "id,organisation,kind,name_de"
SHORT_ROW = "mbe-1,diakonie,MBE,Diakonie neu"


@pytest.fixture
def entry(bring):
    bring(table(first.ROW), "--apply")
    return Organisation.objects.get()


def phones():
    return sorted(ContactPoint.objects.values_list("value", flat=True))


# Rows -----------------------------------------------------------------------------------------


@pytest.mark.parametrize("state", ["hidden", "archived", "draft"])
def test_what_is_not_public_stays_so(bring, entry, state):
    Organisation.objects.update(state=state)
    Service.objects.update(state="paused")

    bring(table(other(name_de="Diakonie")), "--apply")

    entry.refresh_from_db()
    assert (entry.text("name"), entry.state) == ("Diakonie", state)
    assert Service.objects.get().state == "paused"


def test_a_column_that_is_not_in_the_file_leaves_everything_as_it_is(bring, entry):
    RequiredDocumentFactory(service=Service.objects.get())
    entry.website, entry.name = "https://example.org/", entry.name | {"ar": "دياكوني"}
    entry.save()
    before = first.everything()

    bring(table(SHORT_ROW, header=SHORT), "--apply")

    after = first.everything()
    assert Organisation.objects.get().name == {"de": "Diakonie neu", "ar": "دياكوني"}
    assert Organisation.objects.get().website == "https://example.org/"
    assert Service.objects.get().capacity == "waiting"
    assert [after[1], *after[3:]] == [before[1], *before[3:]]


def test_an_empty_cell_empties(bring, entry):
    bring(table(other(offer_de="", capacity="", waiting_weeks="", minimum_age="")), "--apply")

    service = Service.objects.get()
    assert (service.description, service.capacity, service.minimum_age) == ({}, "unknown", None)


@pytest.mark.parametrize(
    ("address", "state"), [("new@example.org", "expired"), ("old@example.org", "open")]
)
def test_a_link_to_an_address_that_a_file_replaces_is_over(bring, entry, address, state):
    Organisation.objects.update(email="old@example.org")
    asking.ask_for_confirmation(entry, now=local("9:00"))

    bring(table(f"{SHORT_ROW},{address}", header=f"{SHORT},email"), "--apply")

    assert entry.confirmation_requests.get().state == state


def test_a_place_that_somebody_put_on_the_map_stays_there(bring, entry):
    Location.objects.update(latitude=52.16, longitude=9.96)

    bring(table(first.ROW), "--apply")

    assert Location.objects.get().latitude == 52.16


def test_ages_and_waiting_weeks_are_written_with_what_they_belong_to(bring, entry):
    Service.objects.update(minimum_age=None, maximum_age=20)

    bring(table(f"{SHORT_ROW},27,open", header=f"{SHORT},minimum_age,capacity"), "--apply")

    service = Service.objects.get()
    assert (service.minimum_age, service.maximum_age) == (27, None)
    assert (service.capacity, service.waiting_weeks) == ("open", None)


@pytest.mark.parametrize(
    "cells",
    [{"name_de": "Neu"}, {"topics": ""}, {"hours": ""}, {"documents": ""}, {"phone": ""}],
)
def test_who_has_the_entry_open_is_told_that_it_changed(bring, entry, cells):
    said = bring(table(other(**cells)), "--apply")

    assert "0 changed" not in said
    with pytest.raises(actions.ChangedMeanwhile):
        actions.edit_entry(entry, version=entry.version, now=local("9:00"))


def test_a_list_that_says_nothing_new_changes_no_version(bring, entry):
    bring(table(first.ROW), "--apply")

    assert Organisation.objects.get().version == entry.version


def test_services_that_the_file_does_not_name_keep_places_and_documents(bring, entry):
    bring(table(other(id="mbe-2", documents="DOC_PASS")), "--apply")

    service = Service.objects.get(external_id="mbe-1")
    assert service.places.exists()
    assert service.required_documents.exists()


def test_loading_the_seed_again_keeps_every_place():
    load_code_lists()
    seed.load_seed("hildesheim")
    n_links, n_documents = ServiceAtLocation.objects.count(), RequiredDocument.objects.count()

    seed.load_seed("hildesheim")

    assert ServiceAtLocation.objects.count() == n_links > 0
    assert RequiredDocument.objects.count() == n_documents > 0


def test_the_day_of_confirming_stays_where_the_file_says_none(bring):
    told = hsds.NESTED | {"name": "Advice"}
    bring(json.dumps(told), "--apply", name="a.json")

    bring(
        json.dumps({name: value for name, value in told.items() if name != "assured_date"}),
        "--apply",
        name="a.json",
    )

    assert Service.objects.get().confirmed_on.isoformat() == "2026-01-05"


@pytest.mark.django_db(transaction=True)
def test_a_change_made_meanwhile_is_not_written_over(bring, entry):
    """The import waits for whoever holds the entry, and then reads what that one wrote."""
    batch = own_csv.read(table(other(name_de="Neu")).encode(), "a.csv")
    with transaction.atomic():
        Organisation.objects.select_for_update().get()
        importing = threading.Thread(target=_bring_in, args=(batch,))
        importing.start()
        _wait_for_a_lock()
        Organisation.objects.update(upkeep_email="desk@example.org", version=9)
    importing.join()

    entry.refresh_from_db()
    assert (entry.upkeep_email, entry.version) == ("desk@example.org", 10)


# Lists ----------------------------------------------------------------------------------------


def test_a_corrected_number_takes_the_place_of_the_wrong_one(bring, entry):
    ContactPointFactory(organisation=entry, value="+49 30 23125 900")

    said = bring(table(other(phone="+49 30 23125 002")), "--apply")

    assert "1 changed" in said
    assert phones() == ["+49 30 23125 002", "+49 30 23125 900"]


def test_a_number_that_a_partner_corrected_stays(bring, entry):
    label = {"label": {}, "kind": "phone"}
    attached.write(entry, attached.CONTACTS, [{"value": "+49 30 23125 003", **label}])

    bring(table(first.ROW), "--apply")

    assert phones() == ["+49 30 23125 003"]


def test_a_number_that_a_partner_wrote_first_stands_there_once(bring, entry):
    ContactPoint.objects.all().delete()
    ContactPointFactory(organisation=entry, value="+49 30 23125 001")

    bring(table(first.ROW), "--apply")

    assert phones() == ["+49 30 23125 001"]


def test_documents_that_a_partner_added_stay_and_the_files_own_go(bring, entry):
    RequiredDocumentFactory(service=Service.objects.get(), words={"de": "Foto"})

    bring(table(other(documents="")), "--apply")

    assert RequiredDocument.objects.get().words == {"de": "Foto"}


def test_a_place_that_a_partner_added_keeps_its_link(bring, entry):
    service = Service.objects.get()
    ServiceAtLocation.objects.create(
        service=service, location=Location.objects.create(organisation=entry, city="Elze")
    )

    bring(table(first.ROW), "--apply")

    assert service.places.count() == 2


def test_phones_of_services_and_places_hang_there(bring):
    tables = hsds.tabular()
    tables["phones"] = [
        {"id": "p", "organization_id": hsds.OFFICE, "number": "1"},
        {"id": "q", "organization_id": hsds.OFFICE, "service_id": hsds.SERVICE, "number": "2"},
        {"id": "r", "location_id": hsds.PLACE, "number": "3", "type": "fax", "description": "Fax"},
        {"id": "s", "service_at_location_id": "sal", "number": "4"},
    ]
    content = json.dumps({f"{name}.csv": rows for name, rows in tables.items()})

    bring(content, "--apply", "--language=en", name="a.json")

    points = ContactPoint.objects.order_by("value").select_related("service", "location")
    assert [
        (each.value, each.kind, bool(each.service), bool(each.location)) for each in points
    ] == [
        ("1", "phone", False, False),
        ("2", "phone", True, False),
        ("3", "fax", False, True),
        ("4", "phone", True, True),
    ]
    assert points[2].label == {"en": "Fax"}


@pytest.mark.parametrize(
    "document", [{"uri": f"https://example.org/{'x' * 300}"}, {"document": "\0"}, {"uri": "no"}]
)
def test_documents_that_cannot_be_written_are_told(bring, document):
    papers = [hsds.NESTED["required_documents"][0] | document]

    said = first.problems(
        bring, json.dumps(hsds.NESTED | {"required_documents": papers}), name="a.json"
    )

    assert "a.json, documents, column" in said


def test_a_document_gets_the_new_address_of_its_form(bring):
    told = hsds.NESTED["required_documents"][0]
    bring(json.dumps(hsds.NESTED), "--apply", name="a.json")

    papers = [{"id": "e", "document": "Photo"}, told | {"uri": "https://example.org/new"}]
    bring(json.dumps(hsds.NESTED | {"required_documents": papers}), "--apply", name="a.json")

    passport = RequiredDocument.objects.get(words__de="Passport")
    assert (passport.url, passport.sort) == ("https://example.org/new", 1)


def _bring_in(batch):
    try:
        bring_in(batch, source="test")
    finally:
        connection.close()


def _wait_for_a_lock():
    waiting = "SELECT count(*) FROM pg_locks WHERE NOT granted"
    for _turn in range(200):
        with connection.cursor() as cursor:
            cursor.execute(waiting)
            if cursor.fetchone()[0]:
                return
            cursor.execute("SELECT pg_sleep(0.02)")
    raise AssertionError("nobody waits")
