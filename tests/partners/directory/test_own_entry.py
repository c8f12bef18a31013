"""A place's own pages."""

import pytest

from partners.directory.offers import ServiceAtLocation
from partners.directory.upkeep import ChangeProposal
from tests.factories.accounts import UserFactory
from tests.factories.center import CenterFactory, LanguageFactory, TopicFactory
from tests.factories.directory import (
    ContactPointFactory,
    LocationFactory,
    MembershipFactory,
    MistakeReportFactory,
    OrganisationFactory,
    ServiceFactory,
)
from tests.partners.directory.sending import untouched
from welcome_center.foundation.access import Role

pytestmark = pytest.mark.django_db
OWN = "/de/partners/market/"
NEW = {"service-name_de": "Sprechstunde", "service-is_free": "unknown"}


@pytest.fixture(autouse=True)
def center(settings):
    settings.SECOND_FACTOR_REQUIRED = False
    CenterFactory()
    TopicFactory()
    LanguageFactory(labels={"de": "Deutsch"})


@pytest.fixture
def entry():
    entry = OrganisationFactory(slug="market", name={"de": "Am Markt"})
    ServiceFactory(organisation=entry, location=LocationFactory(organisation=entry))
    return entry


@pytest.fixture
def partner(client, entry):
    member = MembershipFactory(organisation=entry)
    client.force_login(member.user)
    return member.user


def pages(entry):
    service = entry.services.get().uuid
    ends = ("", "hours/", "texts/", "services/new/", f"services/{service}/", "team/")
    return [f"{OWN}{end}" for end in ends]


def hours(entry, **days):
    place, service = entry.locations.get(), entry.services.get()
    sent = {f"hours-{place.pk}-{day}": line for day, line in days.items()}
    return sent | {f"capacity-{service.pk}-capacity": "open", "version": entry.version}


def test_a_contact_with_one_entry_lands_on_it(client, partner):
    assert client.get("/de/partners/").url == OWN


def test_a_contact_with_two_entries_chooses(client, partner):
    MembershipFactory(user=partner, organisation__name={"de": "Am Hafen"})

    page = client.get("/de/partners/").content.decode()

    assert "Am Markt" in page
    assert "Am Hafen" in page


def test_a_contact_without_an_entry_is_told_what_to_do(client):
    client.force_login(UserFactory(role=Role.PARTNER))

    assert "/contact/" in client.get("/de/partners/").content.decode()


def test_every_page_opens(client, partner, entry):
    MistakeReportFactory(organisation=entry)

    assert [client.get(page).status_code for page in pages(entry)] == [200] * 6


def test_another_places_contact_does_not_even_see_it(client, entry):
    client.force_login(MembershipFactory().user)

    assert {client.get(page).status_code for page in pages(entry)} == {404}
    assert client.post(f"{OWN}confirm/").status_code == 404
    assert client.post(f"{OWN}hours/", hours(entry, day0="8-9")).status_code == 404


def test_a_contact_confirms(client, partner, entry):
    client.post(f"{OWN}confirm/")

    entry.refresh_from_db()
    assert entry.confirmed_by == "partner"
    assert entry.hours_due_on


def test_a_contact_changes_hours_and_capacity_at_once(client, partner, entry):
    client.post(f"{OWN}hours/", hours(entry, day2="8-12, 14-17", closed_on_holidays="on"))

    assert entry.locations.get().hours == "We 08:00-12:00,14:00-17:00; PH off"
    assert entry.services.get().capacity == "open"
    assert not ChangeProposal.objects.exists()


def test_hours_that_differ_from_the_places_are_shown_and_changed(client, partner, entry):
    link = ServiceAtLocation.objects.get()
    ServiceAtLocation.objects.update(hours="Mo 17:00-19:00")
    shown = client.get(OWN).content.decode()
    sent = untouched(client.get(f"{OWN}hours/"))

    client.post(f"{OWN}hours/", sent | {f"hours-there-{link.pk}-day0": "18-20"})

    link.refresh_from_db()
    entry.refresh_from_db()
    assert "17:00–19:00" in shown
    assert link.opening_hours == "Mo 18:00-20:00"
    assert entry.locations.get().hours == "Mo-Fr 09:00-16:00; PH off"
    assert entry.hours_confirmed_on


def test_hours_of_a_service_whose_place_has_none_are_shown_and_changed(client, partner, entry):
    entry.locations.update(hours="")
    entry.services.update(hours="Mo 17:00-19:00")
    service = entry.services.get()
    shown = client.get(OWN).content.decode()
    sent = untouched(client.get(f"{OWN}hours/"))

    client.post(f"{OWN}hours/", sent | {f"hours-of-{service.pk}-day0": "18-20"})

    assert "17:00–19:00" in shown
    assert ServiceAtLocation.objects.get().opening_hours == "Mo 18:00-20:00"


def test_hours_that_nobody_reads_are_not_shown_as_the_public_ones(client, partner, entry):
    entry.services.update(hours="Mo 17:00-19:00")

    assert "17:00–19:00" not in client.get(OWN).content.decode()


def test_two_colleagues_at_once_are_told_and_nothing_typed_is_lost(client, partner, entry):
    client.post(f"{OWN}hours/", hours(entry, day0="8-12"))

    second = client.post(f"{OWN}hours/", hours(entry, day0="9-13"))
    entry.refresh_from_db()
    between = entry.locations.get().hours
    client.post(f"{OWN}hours/", hours(entry, day0="9-13"))

    assert second.context["is_behind"]
    assert "9-13" in second.content.decode()
    assert between == "Mo 08:00-12:00"
    assert entry.locations.get().hours == "Mo 09:00-13:00"


def test_who_was_slower_sees_what_stands_there_now(client, partner, entry):
    sent = untouched(client.get(f"{OWN}hours/"))
    place = entry.locations.get()
    client.post(f"{OWN}hours/", sent | {f"hours-{place.pk}-day0": "8-12"})

    both = {f"hours-{place.pk}-day0": "9-13", f"hours-{place.pk}-day1": "9-14"}
    second = client.post(f"{OWN}hours/", sent | both)

    [(field, present)] = second.context["editing"].clashes
    assert field.html_name == f"hours-{place.pk}-day0"
    assert present in second.text
    assert "08:00–12:00" in present


def test_saving_once_more_takes_nothing_back_that_a_colleague_changed(client, partner, entry):
    sent = untouched(client.get(f"{OWN}hours/"))
    place, service = entry.locations.get(), entry.services.get()
    colleagues = {f"hours-{place.pk}-day1": "10-11", f"capacity-{service.pk}-capacity": "stopped"}
    client.post(f"{OWN}hours/", sent | colleagues)

    behind = client.post(f"{OWN}hours/", sent | {f"hours-{place.pk}-day0": "8-12"})
    client.post(f"{OWN}hours/", untouched(behind))

    place.refresh_from_db()
    service.refresh_from_db()
    assert behind.context["is_behind"]
    assert place.hours == "Mo 08:00-12:00; Tu 10:00-11:00; We-Fr 09:00-16:00; PH off"
    assert service.capacity == "stopped"


def test_a_list_that_nobody_touched_is_the_colleagues(client, partner, entry):
    first = ContactPointFactory(organisation=entry, value="030 23125 001")
    sent = untouched(client.get(f"{OWN}texts/"))
    ContactPointFactory(organisation=entry, value="030 23125 002", sort=1)
    first.delete()

    client.post(f"{OWN}texts/", sent | {"entry-website": "https://example.org/"})

    assert ChangeProposal.objects.get().after == {"website": "https://example.org/"}


def test_a_list_that_was_typed_into_is_sent_as_it_was_typed(client, partner, entry):
    ContactPointFactory(organisation=entry, value="030 23125 001")
    sent = untouched(client.get(f"{OWN}texts/"))
    ContactPointFactory(organisation=entry, value="030 23125 002", sort=1)

    client.post(f"{OWN}texts/", sent | {"contacts-0_value": "030 23125 009"})

    [contact] = ChangeProposal.objects.get().after["contact_points"]
    assert contact["value"] == "030 23125 009"


def test_a_place_that_a_colleague_added_keeps_its_hours(client, partner, entry):
    sent = untouched(client.get(f"{OWN}hours/"))
    added = LocationFactory(organisation=entry)

    client.post(f"{OWN}hours/", sent)

    added.refresh_from_db()
    assert added.hours == "Mo-Fr 09:00-16:00; PH off"


def test_lines_of_a_text_are_no_change_only_because_a_browser_sent_them(client, partner, entry):
    type(entry).objects.update(description={"de": "Eins\nZwei"})
    sent = untouched(client.get(f"{OWN}texts/"))

    client.post(f"{OWN}texts/", sent | {"entry-description_de": "Eins\r\nZwei"})

    assert not ChangeProposal.objects.exists()


def test_a_page_that_never_was_has_shown_nothing(client, partner, entry):
    sent = untouched(client.get(f"{OWN}hours/")) | {"seen": "made:up"}

    assert client.post(f"{OWN}hours/", sent).status_code == 302
    assert client.post(f"{OWN}hours/").status_code == 200


@pytest.mark.parametrize("line", ["8", "25-26", "12-8", "8-12, 11-13", "a" * 81, "8:70-9"])
def test_unreadable_hours_are_refused_in_words(client, partner, entry, line):
    before = entry.locations.get().hours

    page = client.post(f"{OWN}hours/", hours(entry, day0=line))

    assert page.status_code == 200
    assert page.context["editing"].has_errors
    assert entry.locations.get().hours == before


def test_hours_of_another_shape_keep_their_syntax(client, partner, entry):
    entry.locations.update(hours="Mo[1] 09:00-12:00")

    form = client.get(f"{OWN}hours/").context["editing"].hours[0]

    assert form["hours"].value() == "Mo[1] 09:00-12:00"


def test_a_new_address_waits_for_approval(client, partner, entry):
    place = entry.locations.get()
    sent = {
        "version": 1,
        "entry-name_de": "Am Markt",
        "entry-description_de": entry.description["de"],
        f"place-{place.pk}-street": "Neue Straße 5",
        f"place-{place.pk}-postal_code": place.postal_code,
        f"place-{place.pk}-city": place.city,
        f"place-{place.pk}-is_accessible": "unknown",
    }

    client.post(f"{OWN}texts/", sent)

    proposal = ChangeProposal.objects.get()
    assert (proposal.after, proposal.proposed_by) == ({"street": "Neue Straße 5"}, partner)
    assert entry.locations.get().street == "Beispielstraße 20"


def test_the_page_keeps_its_name_while_another_is_typed(client, partner, entry):
    page = client.post(f"{OWN}texts/", {"version": 1, "entry-name_de": ""})

    assert page.context["editing"].has_errors
    assert str(page.context["entry"]) == "Am Markt"


def test_a_service_keeps_codes_that_are_no_longer_offered(client, partner, entry):
    entry.services.update(topics=["OLD_TOPIC"])
    service = entry.services.get()
    page = f"{OWN}services/{service.uuid}/"

    form = client.get(page).context["editing"].waiting[0]

    assert ("OLD_TOPIC", "OLD_TOPIC") in form.fields["topics"].choices


def test_a_draft_is_written_sent_and_seen_by_nobody_else(client, partner, entry):
    client.post(f"{OWN}services/new/", NEW)
    draft = entry.services.get(state="draft")
    page = f"{OWN}services/{draft.uuid}/"
    client.post(
        page, {"version": 1, "service-name_de": "Sprechstunde am Abend", "service-is_free": "true"}
    )
    client.post(f"{page}submit/")
    client.post(f"{page}submit/")

    draft.refresh_from_db()
    assert (draft.text("name"), draft.is_free) == ("Sprechstunde am Abend", True)
    assert ChangeProposal.objects.get().after == {"state": "published"}
    client.force_login(MembershipFactory().user)
    assert client.get(page).status_code == 404


def test_a_new_service_is_offered_where_it_was_ticked(client, partner, entry):
    place, _other = entry.locations.get(), LocationFactory(organisation=entry)

    client.post(f"{OWN}services/new/", NEW | {"places-places": [str(place.uuid)]})
    draft = entry.services.get(state="draft")
    page = client.get(f"{OWN}services/{draft.uuid}/")

    assert draft.places.get().location == place
    assert page.context["editing"].waiting[1]["places"].value() == [str(place.uuid)]


def test_another_entrys_place_cannot_be_ticked(client, partner, entry):
    other = str(LocationFactory().uuid)

    answer = client.post(f"{OWN}services/new/", NEW | {"places-places": [other]})

    assert answer.status_code == 200
    assert not entry.services.filter(state="draft").exists()


def test_a_draft_without_a_name_is_not_saved_and_a_discarded_one_is_gone(client, partner, entry):
    refused = client.post(f"{OWN}services/new/", {"service-name_de": ""})
    client.post(f"{OWN}services/new/", NEW)
    draft = entry.services.get(state="draft")

    client.post(f"{OWN}services/{draft.uuid}/discard/")

    assert refused.status_code == 200
    assert not entry.services.filter(state="draft").exists()


def test_with_a_second_factor_only(client, entry, settings):
    settings.SECOND_FACTOR_REQUIRED = True
    client.force_login(MembershipFactory(organisation=entry).user)

    assert "/2fa/" in client.get(OWN).url
