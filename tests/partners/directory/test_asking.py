"""Asking places, reminding them, and what becomes of it."""

from datetime import date, timedelta

import pytest
import time_machine

from partners.directory import actions, asking, members, tasks
from partners.directory.models import Organisation
from partners.directory.upkeep import ChangeProposal, ConfirmationRequest
from tests.e2e.people import link_in
from tests.factories.accounts import UserFactory
from tests.factories.booking import local
from tests.factories.directory import (
    ConfirmationRequestFactory,
    MembershipFactory,
    OrganisationFactory,
    ServiceFactory,
)
from welcome_center.foundation.access import Role
from welcome_center.foundation.outbox.models import Message

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 23)
NOW = local("9:00", TODAY)
DAY = timedelta(days=1)


def due_entry(**more):
    return OrganisationFactory(**{"due_on": TODAY, "email": "place@example.org", **more})


def run(now=NOW):
    """What the task does, at a moment of our choice."""
    asking.note_refused(now=now)
    asking.expire(now=now)
    return asking.ask_due(now=now), asking.remind_due(now=now)


def states():
    return [request.state for request in ConfirmationRequest.objects.order_by("pk")]


def test_who_is_due_gets_one_mail_however_often_the_task_runs():
    due_entry()

    assert [run(), run()] == [(1, 0), (0, 0)]
    [mail] = Message.objects.all()
    assert (mail.kind, mail.recipient, mail.is_credential) == (
        "entry_confirm",
        "place@example.org",
        True,
    )


def test_the_link_in_the_mail_leads_to_the_request_and_only_its_hash_is_kept():
    entry = due_entry()
    run()

    token = link_in(Message.objects.get()).rstrip("?").split("/")[-2]

    request = asking.request_of(token)
    assert request.organisation == entry
    assert token not in request.token_hash


@pytest.mark.parametrize(
    "entry",
    [
        {"due_on": TODAY + DAY},
        {"hidden": True},
        {"email": ""},
        {"due_on": None, "unconfirmed": True},
    ],
)
def test_who_is_not_due_or_cannot_be_reached_gets_no_mail(entry):
    OrganisationFactory(**{"due_on": TODAY, "email": "place@example.org", **entry})

    assert run() == (0, 0)


def test_hours_alone_may_be_due():
    due_entry(due_on=TODAY + 90 * DAY, hours_due_on=TODAY)
    run()

    assert ConfirmationRequest.objects.get().only_hours


def test_the_own_address_for_it_comes_before_the_institutions_and_a_contacts():
    due_entry(upkeep_email="upkeep@example.org")
    MembershipFactory(organisation=due_entry(email=""), user__email="member@example.org")
    run()

    recipients = set(Message.objects.values_list("recipient", flat=True))
    assert recipients == {"upkeep@example.org", "member@example.org"}


def test_reminders_come_after_14_and_28_days_with_the_same_link_and_then_no_more():
    due_entry()
    run()
    by_day = {days: run(NOW + days * DAY)[1] for days in (13, 14, 15, 27, 28, 29, 35)}

    assert [days for days, n_reminded in by_day.items() if n_reminded] == [14, 28]
    assert len({link_in(mail) for mail in Message.objects.all()}) == 1


def test_after_weeks_without_workers_two_reminders_do_not_come_at_once():
    due_entry()
    run()

    assert [run(NOW + 30 * DAY)[1], run(NOW + 30 * DAY)[1], run(NOW + 37 * DAY)[1]] == [1, 0, 1]


def test_who_has_answered_is_not_reminded():
    due_entry()
    run()
    asking.confirm_by_link(ConfirmationRequest.objects.get(), now=NOW)

    assert run(NOW + 14 * DAY) == (0, 0)


def test_after_six_weeks_the_link_is_over_and_after_three_months_we_ask_again():
    due_entry()
    run()
    run(NOW + 42 * DAY)
    after_link = states()

    n_asked = [run(NOW + days * DAY)[0] for days in (43, 89, 91)]

    assert after_link == ["expired"]
    assert n_asked == [0, 0, 1]


def test_a_mail_that_the_server_refuses_is_noted_at_its_request_only():
    due_entry()
    due_entry()
    run()
    Message.objects.filter(pk=Message.objects.latest("pk").pk).update(state="failed")
    run()

    assert sorted(states()) == ["open", "refused"]


def test_the_task_does_it_all_in_turn():
    OrganisationFactory.create_batch(3, due_on=date(2020, 1, 1), email="place@example.org")

    tasks.keep_directory_true()
    tasks.keep_directory_true()

    assert Message.objects.count() == 3


@pytest.mark.parametrize(
    ("state", "until", "left"),
    [
        ("paused", NOW.date() - DAY, ("published", None)),
        ("paused", NOW.date(), ("paused", NOW.date())),
        ("paused", None, ("paused", None)),
        ("hidden", NOW.date() - DAY, ("hidden", NOW.date() - DAY)),
    ],
)
def test_what_was_closed_until_a_day_opens_again_after_it(state, until, left):
    service = ServiceFactory(state=state, paused_until=until)

    with time_machine.travel(NOW, tick=False):
        tasks.keep_directory_true()

    service.refresh_from_db()
    assert (service.state, service.paused_until) == left


def test_asking_needs_the_same_queries_for_the_search_however_many_are_due(
    django_assert_num_queries,
):
    OrganisationFactory.create_batch(20)

    with django_assert_num_queries(3):  # savepoint, search, release
        asking.ask_due(now=NOW)


# Asking by hand -------------------------------------------------------------------------------


def test_a_new_link_makes_the_old_one_useless():
    entry = due_entry()
    old = asking.ask_for_confirmation(entry, now=NOW)
    new = asking.ask_for_confirmation(entry, now=NOW + timedelta(hours=1))

    with pytest.raises(asking.LinkExpired):
        asking.confirm_by_link(old, now=NOW + timedelta(hours=2))
    asking.confirm_by_link(new, now=NOW + timedelta(hours=2))

    assert states() == ["expired", "answered"]
    assert Message.objects.order_by("pk").first().state == "cancelled"


def test_a_new_link_ends_an_older_one_whose_mail_came_back():
    entry = due_entry()
    old = asking.ask_for_confirmation(entry, now=NOW)
    ConfirmationRequest.objects.update(state="refused")
    new = asking.ask_for_confirmation(entry, now=NOW + DAY)
    asking.confirm_by_link(new, now=NOW + DAY)

    with pytest.raises(asking.LinkExpired):
        asking.confirm_by_link(old, now=NOW + DAY)


def test_who_confirms_ends_a_link_whose_mail_came_back():
    entry = due_entry()
    old = asking.ask_for_confirmation(entry, now=NOW)
    ConfirmationRequest.objects.update(state="refused")
    actions.confirm_entry(entry, by="staff", now=NOW)

    with pytest.raises(asking.LinkUsed):
        asking.confirm_by_link(old, now=NOW)


@pytest.mark.parametrize("state", ["open", "refused"])
def test_a_link_to_an_address_that_was_corrected_is_over(state):
    entry = due_entry()
    old = asking.ask_for_confirmation(entry, now=NOW)
    ConfirmationRequest.objects.update(state=state)
    actions.set_upkeep(entry, values={"upkeep_email": "new@example.org"})

    with pytest.raises(asking.LinkExpired):
        asking.confirm_by_link(old, now=NOW)

    assert Message.objects.get().state == "cancelled"
    assert run(NOW + 14 * DAY) == (0, 0)


def test_a_link_stays_good_while_only_the_rhythm_changes():
    entry = due_entry()
    request = asking.ask_for_confirmation(entry, now=NOW)
    actions.set_upkeep(entry, values={"confirm_months": 12})

    asking.confirm_by_link(request, now=NOW)

    assert states() == ["answered"]


def test_a_link_is_over_once_another_address_is_approved():
    entry, coordinator = due_entry(), UserFactory(role=Role.COORDINATOR)
    asking.ask_for_confirmation(entry, now=NOW)
    actions.edit_entry(entry, version=1, wished=[(entry, {"email": "new@example.org"})], now=NOW)
    actions.approve_change(ChangeProposal.objects.get(), by=coordinator, now=NOW)

    assert states() == ["expired"]


def test_a_link_to_a_contact_who_was_removed_is_over():
    member = MembershipFactory(organisation=due_entry(email=""))
    asking.ask_for_confirmation(member.organisation, now=NOW)

    members.remove_member(member)

    assert states() == ["expired"]


@pytest.mark.parametrize("state", ["hidden", "archived"])
def test_who_is_no_longer_published_is_not_reminded(state):
    due_entry()
    run()
    Organisation.objects.update(state=state)

    assert run(NOW + 14 * DAY) == (0, 0)


def test_nobody_is_asked_twice_within_minutes_or_without_an_address():
    entry = due_entry()
    asking.ask_for_confirmation(entry, now=NOW)

    with pytest.raises(asking.AskedJustNow):
        asking.ask_for_confirmation(entry, now=NOW + timedelta(minutes=9))
    with pytest.raises(asking.NoAddress):
        asking.ask_for_confirmation(OrganisationFactory(), now=NOW)


# Answering ------------------------------------------------------------------------------------


def test_a_link_is_good_once():
    request = ConfirmationRequestFactory()
    asking.confirm_by_link(request, now=NOW)

    with pytest.raises(asking.LinkUsed):
        asking.confirm_by_link(request, now=NOW)

    entry = Organisation.objects.get()
    assert (entry.confirmed_on, entry.confirmed_by) == (TODAY, "partner")


def test_a_link_is_over_after_its_time():
    request = ConfirmationRequestFactory(expires_at=NOW)

    with pytest.raises(asking.LinkExpired):
        asking.confirm_by_link(request, now=NOW)

    assert Organisation.objects.get().confirmed_on != TODAY


def test_a_mail_that_came_back_late_can_still_be_answered():
    request = ConfirmationRequestFactory(state="refused")

    asking.confirm_by_link(request, now=NOW)

    assert states() == ["answered"]
