from datetime import date

import pytest
from django.core.exceptions import ValidationError

from partners.directory import actions
from partners.directory.kinds import Confirmer
from partners.directory.models import Organisation
from partners.directory.offers import Service
from partners.directory.upkeep import ChangeProposal, GapNote, MistakeReport
from tests.factories.accounts import UserFactory
from tests.factories.booking import local
from tests.factories.center import TopicFactory
from tests.factories.directory import (
    ChangeProposalFactory,
    ConfirmationRequestFactory,
    LocationFactory,
    MembershipFactory,
    OrganisationFactory,
    ServiceFactory,
)
from welcome_center.foundation.access import Role
from welcome_center.foundation.outbox.models import Message

pytestmark = pytest.mark.django_db
NOW = local("9:00", date(2026, 8, 31))


@pytest.fixture
def coordinator():
    return UserFactory(role=Role.COORDINATOR)


def edit(entry, **more):
    return actions.edit_entry(entry, version=entry.version, now=NOW, **more)


def proposed(row, **wished):
    entry = row if isinstance(row, Organisation) else row.organisation
    edit(entry, wished=[(row, wished)])
    entry.refresh_from_db()
    return ChangeProposal.objects.latest("pk")


# Confirming -----------------------------------------------------------------------------------


def test_confirming_dates_the_entry_its_hours_and_its_services():
    entry = OrganisationFactory(unconfirmed=True)
    service = ServiceFactory(organisation=entry, confirmed_on=None)
    draft = ServiceFactory(organisation=entry, confirmed_on=None, state=Service.State.DRAFT)

    actions.confirm_entry(entry, by=Confirmer.STAFF, now=NOW)

    for row in (entry, service, draft):
        row.refresh_from_db()
    assert (entry.confirmed_on, entry.confirmed_by) == (date(2026, 8, 31), Confirmer.STAFF)
    assert (entry.due_on, entry.hours_due_on) == (date(2027, 2, 28), date(2026, 11, 30))
    assert (service.confirmed_on, draft.confirmed_on) == (date(2026, 8, 31), None)


def test_confirming_answers_an_open_request():
    request = ConfirmationRequestFactory()

    actions.confirm_entry(request.organisation, by=Confirmer.STAFF, now=NOW)

    request.refresh_from_db()
    assert (request.state, request.answered_at) == ("answered", NOW)


def test_whom_we_ask_is_set_without_writing_over_anything_else():
    entry = OrganisationFactory(website="https://example.org/old/")
    Organisation.objects.update(website="https://example.org/new/")

    actions.set_upkeep(entry, values={"upkeep_email": "new@example.org"})

    now = Organisation.objects.get()
    assert (now.upkeep_email, now.website) == ("new@example.org", "https://example.org/new/")


# What goes live at once -----------------------------------------------------------------------


def test_hours_go_live_and_count_as_confirmed():
    place = LocationFactory()

    edited = edit(place.organisation, written=[(place, {"hours": "Mo 08:00-10:00"})])

    place.refresh_from_db()
    place.organisation.refresh_from_db()
    assert (edited.n_live, edited.n_waiting) == (1, 0)
    assert place.hours == "Mo 08:00-10:00"
    assert place.organisation.hours_confirmed_on == date(2026, 8, 31)
    assert place.organisation.version == 2


def test_capacity_goes_live_and_leaves_the_hours_unconfirmed():
    service = ServiceFactory()

    edit(service.organisation, written=[(service, {"capacity": "waiting", "waiting_weeks": 6})])

    service.refresh_from_db()
    service.organisation.refresh_from_db()
    assert (service.capacity, service.waiting_weeks) == ("waiting", 6)
    assert service.organisation.hours_confirmed_on is None


def test_a_second_colleague_is_told_and_writes_over_nothing():
    place = LocationFactory()
    entry = place.organisation
    edit(entry, written=[(place, {"hours": "Mo 08:00-10:00"})])

    with pytest.raises(actions.ChangedMeanwhile):
        edit(entry, written=[(place, {"hours": "Tu 08:00-10:00"})])

    place.refresh_from_db()
    assert place.hours == "Mo 08:00-10:00"


def test_unreadable_hours_are_refused_whoever_sends_them():
    place = LocationFactory()

    with pytest.raises(ValidationError):
        edit(place.organisation, written=[(place, {"hours": "whenever"})])


@pytest.mark.parametrize(
    "make", [lambda: ServiceFactory(state="draft"), lambda: ServiceFactory(state="archived")]
)
def test_nobody_publishes_a_service_by_reopening_it(make):
    service = make()

    with pytest.raises(actions.NotProposable):
        edit(service.organisation, written=[(service, {"state": "published"})])


def test_a_name_does_not_go_live_at_once():
    place = LocationFactory()

    with pytest.raises(actions.NotProposable):
        edit(place.organisation, written=[(place, {"street": "Neue Straße 5"})])


# What waits for approval ----------------------------------------------------------------------


def test_a_proposal_keeps_only_what_is_different_and_changes_nothing_yet():
    place = LocationFactory(street="Alte Straße 1", city="Hildesheim")

    proposal = proposed(place, street="Neue Straße 5", city="Hildesheim")

    place.refresh_from_db()
    assert (proposal.before, proposal.after) == (
        {"street": "Alte Straße 1"},
        {"street": "Neue Straße 5"},
    )
    assert place.street == "Alte Straße 1"


def test_what_stands_there_already_is_no_proposal():
    place = LocationFactory(street="Alte Straße 1")

    edited = edit(place.organisation, wished=[(place, {"street": "Alte Straße 1"})])

    assert edited.n_waiting == 0
    assert not ChangeProposal.objects.exists()


def test_an_approved_name_is_published_and_its_translations_are_marked_as_behind(coordinator):
    entry = OrganisationFactory(name={"de": "Alt"})
    entry.write("name", {"de": "Alt", "en": "Old"})
    entry.save()
    proposal = proposed(entry, name={"de": "Neu", "en": "Old"})

    actions.approve_change(proposal, by=coordinator, now=NOW)

    entry.refresh_from_db()
    assert entry.name == {"de": "Neu", "en": "Old"}
    assert entry.is_outdated("name", "en")
    assert (proposal.state, proposal.decided_by) == ("approved", coordinator)


def test_an_approval_tells_whoever_proposed(coordinator):
    member = MembershipFactory()
    edit(member.organisation, wished=[(member.organisation, {"email": "new@example.org"})])
    ChangeProposal.objects.update(proposed_by=member.user)

    actions.approve_change(ChangeProposal.objects.get(), by=coordinator, now=NOW)

    [mail] = Message.objects.all()
    assert (mail.kind, mail.recipient) == ("entry_change_approved", member.user.email)


def test_a_refusal_gives_its_reason_to_the_entrys_own_address(coordinator):
    entry = OrganisationFactory(upkeep_email="office@example.org")
    proposal = proposed(entry, website="https://example.org/new/")

    actions.decline_change(proposal, reason="Die Seite gibt es nicht.", by=coordinator, now=NOW)

    [mail] = Message.objects.all()
    assert mail.recipient == "office@example.org"
    assert "Die Seite gibt es nicht." in mail.body
    entry.refresh_from_db()
    assert entry.website == ""


@pytest.mark.parametrize("first", ["approve", "decline"])
def test_a_decision_is_taken_once(coordinator, first):
    proposal = ChangeProposalFactory()
    if first == "approve":
        actions.approve_change(proposal, by=coordinator, now=NOW)
    else:
        actions.decline_change(proposal, reason="Nein", by=coordinator, now=NOW)

    with pytest.raises(actions.AlreadyDecided):
        actions.approve_change(proposal, by=coordinator, now=NOW)
    with pytest.raises(actions.AlreadyDecided):
        actions.decline_change(proposal, reason="Nein", by=coordinator, now=NOW)


def test_where_the_row_has_changed_since_nobody_approves_unseen(coordinator):
    place = LocationFactory(street="Alte Straße 1")
    proposal = proposed(place, street="Neue Straße 5")
    place.street = "Dritte Straße 3"
    place.save()

    with pytest.raises(actions.ChangedMeanwhile):
        actions.approve_change(proposal, by=coordinator, now=NOW)
    proposal.refresh_from_db()
    still_open = proposal.state
    actions.approve_change(proposal, by=coordinator, now=NOW, nevertheless=True)

    place.refresh_from_db()
    assert (still_open, place.street) == ("open", "Neue Straße 5")


# New services ---------------------------------------------------------------------------------


def test_a_draft_becomes_a_service_by_approval(coordinator):
    draft = actions.draft_service(OrganisationFactory(), values={"name": {"de": "Sprechstunde"}})
    actions.submit_draft(draft, by=None, now=NOW)
    proposal = ChangeProposal.objects.get()

    before = draft.state
    actions.approve_change(proposal, by=coordinator, now=NOW)

    draft.refresh_from_db()
    assert (before, draft.state) == ("draft", "published")


def test_a_draft_is_handed_in_once_at_a_time():
    draft = actions.draft_service(OrganisationFactory(), values={"name": {"de": "Sprechstunde"}})
    actions.submit_draft(draft, by=None, now=NOW)

    with pytest.raises(actions.AlreadyProposed):
        actions.submit_draft(draft, by=None, now=NOW)


def test_a_draft_that_changes_after_it_was_sent_is_not_published_unseen(coordinator):
    draft = actions.draft_service(OrganisationFactory(), values={"name": {"de": "Eins"}})
    actions.submit_draft(draft, by=None, now=NOW)
    seen = ChangeProposal.objects.get()
    actions.change_draft(draft, values={"name": {"de": "Zwei"}}, version=1)

    with pytest.raises(actions.AlreadyDecided):
        actions.approve_change(seen, by=coordinator, now=NOW)
    draft.refresh_from_db()
    unseen = draft.state
    actions.submit_draft(draft, by=None, now=NOW)
    actions.approve_change(ChangeProposal.objects.get(), by=coordinator, now=NOW)

    draft.refresh_from_db()
    assert (unseen, draft.state, draft.name) == ("draft", "published", {"de": "Zwei"})


def test_two_colleagues_with_one_draft_do_not_write_over_each_other():
    draft = actions.draft_service(OrganisationFactory(), values={"name": {"de": "Eins"}})
    actions.change_draft(draft, values={"name": {"de": "Zwei"}}, version=1)

    with pytest.raises(actions.ChangedMeanwhile):
        actions.change_draft(draft, values={"name": {"de": "Drei"}}, version=1)

    draft.refresh_from_db()
    assert draft.name == {"de": "Zwei"}


def test_a_discarded_draft_takes_its_proposal_along_and_a_service_stays():
    draft = actions.draft_service(OrganisationFactory(), values={"name": {"de": "Eins"}})
    actions.submit_draft(draft, by=None, now=NOW)
    service = ServiceFactory()

    actions.discard_draft(draft)
    actions.discard_draft(service)

    assert list(Service.objects.all()) == [service]
    assert not ChangeProposal.objects.exists()


# Mistakes and gaps ----------------------------------------------------------------------------


def test_a_mistake_is_reported_and_settled_once():
    mistake = actions.report_mistake(OrganisationFactory(), text="Falsche Nummer", now=NOW)

    answers = [actions.settle_mistake(mistake, now=NOW) for _click in range(2)]

    assert answers == [True, False]
    assert MistakeReport.objects.get().done_at == NOW


def test_a_gap_is_noted_and_settled_once(coordinator):
    gap = actions.note_gap(topic=TopicFactory(), text="Tigrinya", by=coordinator, now=NOW)

    answers = [actions.settle_gap(gap, state=GapNote.State.FILLED) for _click in range(2)]

    assert answers == [True, False]
    assert GapNote.objects.get().state == "filled"
