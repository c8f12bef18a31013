"""Contact points, documents, languages with days and areas: typed by a place, then approved."""

import pytest
from django.utils import timezone

from partners.directory import actions
from partners.directory.models import ContactPoint
from partners.directory.offers import RequiredDocument, Service
from partners.directory.upkeep import ChangeProposal
from tests.factories.accounts import UserFactory
from tests.factories.center import CenterFactory, LanguageFactory, TopicFactory
from tests.factories.directory import (
    ContactPointFactory,
    LocationFactory,
    MembershipFactory,
    OrganisationFactory,
    RequiredDocumentFactory,
    ServiceFactory,
)
from tests.factories.people import ListCodeFactory, MunicipalityFactory
from welcome_center.foundation.access import Role

pytestmark = pytest.mark.django_db
TEXTS = "/de/partners/market/texts/"
NEW_NUMBER = "+49 30 23125 001"


@pytest.fixture(autouse=True)
def center(settings):
    settings.SECOND_FACTOR_REQUIRED = False
    CenterFactory()
    TopicFactory(code="REC_VOC")
    LanguageFactory(code="de", labels={"de": "Deutsch"})
    LanguageFactory(code="ar", labels={"de": "Arabisch"})
    ListCodeFactory(list="document", code="DOC_PASS", labels={"de": "Pass"})
    ListCodeFactory(list="document", code="DOC_CV", labels={"de": "Lebenslauf"})
    MunicipalityFactory(code="03254021", labels={"de": "Hildesheim"})


@pytest.fixture
def entry():
    entry = OrganisationFactory(slug="market", name={"de": "Am Markt"})
    ServiceFactory(organisation=entry, location=LocationFactory(organisation=entry))
    ContactPointFactory(organisation=entry, label={"de": "Zentrale", "ar": "المركز"})
    return entry


@pytest.fixture
def service(entry):
    return entry.services.get()


@pytest.fixture
def partner(client, entry):
    client.force_login(MembershipFactory(organisation=entry).user)


@pytest.fixture
def page(service):
    return f"/de/partners/market/services/{service.uuid}/"


def shown(client, page):
    """What the page would send if nobody typed anything."""
    editing = client.get(page).context["editing"]
    sent = {"version": editing.version}
    for form in editing.forms:
        for field in form:
            value = field.value()
            if value not in (None, False, []):
                sent[field.html_name] = "on" if value is True else value
    return sent


def send(client, page, **typed):
    sent = shown(client, page) | {name.replace("__", "-"): each for name, each in typed.items()}
    return client.post(page, sent)


def approve():
    coordinator = UserFactory(role=Role.COORDINATOR)
    proposal = ChangeProposal.objects.get(state="open")
    actions.approve_change(proposal, by=coordinator, now=timezone.now())


def numbers(entry):
    return list(entry.contact_points.order_by("sort").values_list("value", flat=True))


# Contact points -------------------------------------------------------------------------------


def test_nothing_typed_changes_nothing(client, partner, page):
    for address in (TEXTS, page):
        assert send(client, address).status_code == 302

    assert not ChangeProposal.objects.exists()


def test_a_new_number_waits_and_is_seen_before_and_after(client, partner, entry):
    send(client, TEXTS, contacts__1_value=NEW_NUMBER, contacts__1_label_de="Anmeldung")

    proposal = ChangeProposal.objects.get()
    assert numbers(entry) == ["+49 30 23125 000"]
    client.force_login(UserFactory(role=Role.COORDINATOR))
    decide = client.get(f"/de/desk/directory/changes/{proposal.uuid}/").content.decode()
    assert f"Telefon: {NEW_NUMBER} – Anmeldung" in decide
    assert "Telefon: +49 30 23125 000 – Zentrale – المركز" in decide


def test_an_approved_number_is_public(client, partner, entry):
    send(client, TEXTS, contacts__1_value=NEW_NUMBER)
    approve()

    assert numbers(entry) == ["+49 30 23125 000", NEW_NUMBER]
    assert NEW_NUMBER in client.get("/de/directory/market/").content.decode()


def test_a_changed_number_keeps_its_key_and_an_emptied_one_goes(client, partner, entry):
    ContactPointFactory(organisation=entry, value="+49 30 23125 002", sort=1)
    first = entry.contact_points.order_by("sort").first()

    send(client, TEXTS, contacts__0_value=NEW_NUMBER, contacts__1_value="")
    approve()

    left = entry.contact_points.get()
    assert (left.uuid, left.value) == (first.uuid, NEW_NUMBER)
    assert left.label == {"de": "Zentrale", "ar": "المركز"}


@pytest.mark.parametrize(
    ("kind", "value"),
    [
        ("phone", "Frau Probe"),
        ("phone", "<b>1</b>"),
        ("email", "place"),
        ("web", "javascript:alert(1)"),
        ("fax", "=1+1"),
        ("made-up", "+49 30 23125 003"),
    ],
)
def test_what_is_no_number_is_refused_and_stays_typed(client, partner, entry, kind, value):
    answer = send(client, TEXTS, contacts__1_kind=kind, contacts__1_value=value)

    assert answer.status_code == 200
    form = answer.context["editing"].waiting[1]
    assert form.errors
    assert form["1_value"].value() == value
    assert not ChangeProposal.objects.exists()


def test_lists_are_folded_away_until_something_is_typed_in_them(client, partner, entry):
    unfolded = '<details class="wc-fold" open>'

    assert unfolded not in client.get(TEXTS).content.decode()
    assert unfolded in send(client, TEXTS, contacts__0_value="abc").content.decode()


def test_a_place_and_a_service_have_numbers_of_their_own(client, partner, entry, page):
    place = entry.locations.get()
    send(client, TEXTS, **{f"contacts-{place.pk}__0_value": NEW_NUMBER})
    approve()
    send(client, page, contacts__0_kind="email", contacts__0_value="help@example.org")
    approve()

    hung = {
        point.value: (point.location_id, point.service_id) for point in ContactPoint.objects.all()
    }
    assert hung[NEW_NUMBER] == (place.pk, None)
    assert hung["help@example.org"] == (None, entry.services.get().pk)
    assert hung["+49 30 23125 000"] == (None, None)


def test_two_colleagues_at_once_are_told_and_typed_rows_stay(client, partner, entry):
    older = shown(client, TEXTS)
    send(client, TEXTS, contacts__1_value=NEW_NUMBER)
    approve()
    typed = {f"contacts-{row}_value": f"+49 30 23125 01{row}" for row in range(8)}

    second = client.post(TEXTS, older | typed)

    assert second.context["is_behind"]
    assert "+49 30 23125 017" in second.content.decode()
    assert numbers(entry) == ["+49 30 23125 000", NEW_NUMBER]


def test_a_change_of_numbers_that_are_no_longer_the_same_is_not_approved(client, partner, entry):
    send(client, TEXTS, contacts__1_value=NEW_NUMBER)
    entry.contact_points.update(value="+49 30 23125 009")

    with pytest.raises(actions.ChangedMeanwhile):
        approve()

    assert numbers(entry) == ["+49 30 23125 009"]


# Documents ------------------------------------------------------------------------------------


def test_documents_are_ticked_or_described(client, partner, service, page):
    RequiredDocumentFactory(service=service, words={"de": "Mietvertrag"})
    kept = service.required_documents.get().uuid

    send(
        client,
        page,
        documents__ticked=["DOC_PASS"],
        documents__1_words_de="Antrag",
        documents__1_url="https://example.org/form",
    )
    approve()

    papers = {str(each): each for each in service.required_documents.all()}
    assert set(papers) == {"Mietvertrag", "Pass", "Antrag"}
    assert papers["Antrag"].url == "https://example.org/form"
    assert papers["Mietvertrag"].uuid == kept


def test_a_document_that_is_no_longer_needed_goes(client, partner, service, page):
    RequiredDocumentFactory(service=service, words={"de": "Mietvertrag", "en": "Rental contract"})

    send(client, page, documents__0_words_de="", documents__0_words_en="")
    approve()

    assert not RequiredDocument.objects.exists()


@pytest.mark.parametrize(
    "typed",
    [
        {"documents__0_url": "https://example.org/form"},
        {"documents__0_words_en": "Passport"},
        {"documents__0_words_de": "x" * 201},
        {"documents__ticked": ["made-up"]},
        {"documents__0_document": "made-up"},
    ],
)
def test_what_is_no_document_is_refused(client, partner, page, typed):
    answer = send(client, page, **typed)

    assert answer.status_code == 200
    assert answer.context["editing"].has_errors
    assert not ChangeProposal.objects.exists()


# Languages and areas --------------------------------------------------------------------------


def test_a_language_on_certain_days_is_shown_with_them(client, partner, service, page):
    send(client, page, languages__0_language="ar", languages__0_days=["4", "2"])
    proposal = ChangeProposal.objects.get()
    approve()

    service.refresh_from_db()
    assert (service.languages, service.language_days) == (["de", "ar"], {"ar": [2, 4]})
    client.force_login(UserFactory(role=Role.COORDINATOR))
    decided = client.get(f"/de/desk/directory/changes/{proposal.uuid}/").content.decode()
    assert "Arabisch: " in decided
    assert "Dienstag" in decided


def test_a_language_that_is_unticked_goes_with_its_days(client, partner, service, page):
    Service.objects.update(languages=["de", "ar"], language_days={"ar": [2]})

    send(client, page, languages__spoken=["de"])
    approve()

    service.refresh_from_db()
    assert (service.languages, service.language_days) == (["de"], {})


def test_days_without_a_language_are_refused(client, partner, page):
    answer = send(client, page, languages__0_days=["2"])

    assert answer.context["editing"].has_errors


def test_the_area_is_chosen_by_name(client, partner, service, page):
    form = client.get(page).context["editing"].waiting[0]
    named = dict(form.fields["areas"].choices)

    send(client, page, service__areas=["DE", "03"])
    approve()

    service.refresh_from_db()
    assert named["03254021"] == "Hildesheim"
    assert (named["DE"], named["03"]) == ("ganz Deutschland", "Niedersachsen")
    assert named["03254"] == "Landkreis Hildesheim"
    assert service.areas == ["DE", "03"]


def test_an_area_that_no_list_knows_stays(client, partner, service, page):
    Service.objects.update(areas=["09564", "03254021"])

    send(client, page, service__name_de="Anders")

    assert set(ChangeProposal.objects.get().after) == {"name"}


# Drafts, and colleagues -----------------------------------------------------------------------


def test_a_draft_holds_all_of_it_before_it_is_sent(client, partner, entry):
    page = "/de/partners/market/services/new/"
    typed = {
        "service__name_de": "Sprechstunde",
        "languages__0_language": "ar",
        "languages__0_days": ["1"],
        "documents__ticked": ["DOC_CV"],
        "contacts__0_value": NEW_NUMBER,
    }

    send(client, page, **typed)
    draft = entry.services.get(state="draft")
    send(client, f"/de/partners/market/services/{draft.uuid}/", documents__ticked=["DOC_PASS"])

    assert draft.language_days == {"ar": [1]}
    assert [str(each) for each in draft.required_documents.all()] == ["Pass"]
    assert draft.contact_points.get().value == NEW_NUMBER


def test_a_coordinator_edits_any_entry_by_the_same_rules(client, entry, page):
    client.force_login(UserFactory(role=Role.COORDINATOR))
    upkeep = "/de/desk/directory/entries/market/"

    answer = send(client, TEXTS, contacts__0_value=NEW_NUMBER)
    proposal = ChangeProposal.objects.get()
    client.post(f"/de/desk/directory/changes/{proposal.uuid}/", {"decision": "approve"})

    assert answer.url == upkeep
    assert numbers(entry) == [NEW_NUMBER]
    assert TEXTS in client.get(upkeep).content.decode()
    assert page in client.get(upkeep).content.decode()


def test_a_coordinator_changes_hours_at_once(client, entry):
    client.force_login(UserFactory(role=Role.COORDINATOR))
    place = entry.locations.get()

    send(client, "/de/partners/market/hours/", **{f"hours-{place.pk}__day5": "10-12"})

    place.refresh_from_db()
    assert place.hours == "Mo-Fr 09:00-16:00; Sa 10:00-12:00; PH off"


def test_advisors_do_not_edit_entries(client, entry, page):
    client.force_login(UserFactory(role=Role.ADVISOR))

    assert {client.get(each).status_code for each in (TEXTS, page)} == {403}
