from datetime import date, time, timedelta

import pytest

from newcomers.booking import actions, lapsing
from newcomers.booking.models import Appointment, Mode
from newcomers.booking.slots import Slot, Wish, free_slots
from newcomers.people.models import Person
from tests.factories.accounts import UserFactory
from tests.factories.booking import (
    MONDAY,
    AbsenceFactory,
    AdvisorProfileFactory,
    AppointmentFactory,
    WeeklyRuleFactory,
    local,
)
from tests.factories.center import CenterFactory, LanguageFactory, TopicFactory
from tests.factories.people import PersonFactory
from welcome_center.foundation.outbox.models import Message

pytestmark = pytest.mark.django_db

NOW = local("12:00", date(2027, 2, 22))
Status = Appointment.Status


@pytest.fixture
def rule():
    CenterFactory()
    return WeeklyRuleFactory(starts=time(9), ends=time(11))


def wish():
    return Wish(TopicFactory(), LanguageFactory(), Mode.IN_PERSON)


def slot_at(clock, rule):
    start = local(clock)
    return Slot(start, start + timedelta(minutes=30), rule.advisor_id, rule.site_id)


def hold(clock, rule, now=NOW):
    return actions.hold_slot(wish(), slot_at(clock, rule), now=now)


def guest(**changes):
    return {"name": "Amal", "language": LanguageFactory()} | changes


def by_mail(address="guest@example.org"):
    return guest(email=address, contact_by=Person.ContactBy.EMAIL)


def test_a_held_slot_is_not_offered_to_others_for_fifteen_minutes(rule):
    held = hold("9:00", rule)

    with pytest.raises(actions.SlotTaken):
        hold("9:00", rule)
    assert held.lapses_at == NOW + timedelta(minutes=15)
    assert hold("9:00", rule, now=NOW + timedelta(minutes=15)).status == Status.HELD


@pytest.mark.parametrize("clock", ["8:45", "9:07", "10:45", "11:00"])
def test_only_times_that_we_offer_can_be_held(rule, clock):
    with pytest.raises(actions.SlotTaken):
        hold(clock, rule)

    assert not Appointment.objects.exists()


def test_nobody_holds_a_time_of_an_advisor_who_does_not_offer_the_topic(rule):
    rule.advisor.topics.add(TopicFactory(code="REC_VOC"))

    with pytest.raises(actions.SlotTaken):
        hold("9:00", rule)


def test_touching_appointments_both_stand(rule):
    assert hold("9:00", rule).ends_at == hold("9:30", rule).starts_at


def test_a_guest_without_address_has_a_confirmed_booking_at_once(rule):
    booked = actions.book_held_as_guest(hold("9:00", rule), guest=guest(), now=NOW)

    assert booked.status == Status.CONFIRMED
    assert booked.person.team == rule.site.team
    assert not Message.objects.exists()


def test_a_guest_with_an_address_must_confirm_within_a_day(rule):
    booked = actions.book_held_as_guest(hold("9:00", rule), guest=by_mail(), now=NOW)

    assert booked.status == Status.BOOKED
    assert booked.lapses_at == NOW + timedelta(hours=24)
    assert Message.objects.get().recipient == "guest@example.org"


@pytest.mark.parametrize(
    ("hours_before", "until"),
    [
        (100, timedelta(hours=24)),
        (25, timedelta(hours=24)),
        (10, timedelta(hours=9)),
        (1.25, timedelta(minutes=30)),
        (1, timedelta(minutes=30)),
    ],
)
def test_the_time_to_confirm_ends_an_hour_before_but_is_never_under_half_an_hour(
    hours_before, until
):
    start = NOW + timedelta(hours=hours_before)

    assert actions.confirm_by(start, now=NOW) == NOW + until


def test_what_was_not_confirmed_in_time_is_offered_again(rule):
    booked = actions.book_held_as_guest(hold("9:00", rule), guest=by_mail(), now=NOW)
    later = NOW + timedelta(hours=24)

    assert lapsing.free_lapsed_bookings(now=later) == 1
    assert lapsing.free_lapsed_bookings(now=later) == 0
    booked.refresh_from_db()
    assert booked.status == Status.LAPSED
    assert hold("9:00", rule, now=later).status == Status.HELD


def test_a_confirmed_booking_does_not_lapse_and_is_reminded_of(rule):
    booked = actions.book_held_as_guest(hold("9:00", rule), guest=by_mail(), now=NOW)

    actions.confirm_appointment(booked, now=NOW)

    assert lapsing.free_lapsed_bookings(now=NOW + timedelta(days=3)) == 0
    reminders = Message.objects.filter(kind="appointment_reminder").order_by("due_at")
    assert [message.due_at for message in reminders] == [
        booked.starts_at - timedelta(hours=48),
        booked.starts_at - timedelta(hours=3),
    ]


def test_confirming_too_late_changes_nothing(rule):
    booked = actions.book_held_as_guest(hold("9:00", rule), guest=by_mail(), now=NOW)

    with pytest.raises(actions.AlreadyChanged):
        actions.confirm_appointment(booked, now=NOW + timedelta(hours=24))


def test_the_same_form_sent_again_books_once(rule):
    held = hold("9:00", rule)
    actions.book_held_as_guest(held, guest=guest(), now=NOW)

    with pytest.raises(actions.AlreadyBooked):
        actions.book_held_as_guest(held, guest=guest(), now=NOW)

    assert Person.objects.count() == 1


def test_a_lapsed_hold_is_taken_again_while_the_time_is_free(rule):
    held = hold("9:00", rule)
    lapsing.free_lapsed_bookings(now=NOW + timedelta(hours=1))

    booked = actions.book_held_as_guest(held, guest=guest(), now=NOW + timedelta(hours=1))

    assert booked.status == Status.CONFIRMED


def test_a_lapsed_hold_loses_against_a_newer_one(rule):
    held = hold("9:00", rule)
    hold("9:00", rule, now=NOW + timedelta(hours=1))

    with pytest.raises(actions.SlotTaken):
        actions.book_held_as_guest(held, guest=guest(), now=NOW + timedelta(hours=1))

    assert not Person.objects.exists()


def test_an_address_has_at_most_two_open_bookings(rule):
    for clock in ("9:00", "9:30"):
        actions.book_held_as_guest(hold(clock, rule), guest=by_mail(), now=NOW)

    with pytest.raises(actions.TooManyBookings):
        actions.book_held_as_guest(hold("10:00", rule), guest=by_mail(), now=NOW)

    actions.book_held_as_guest(hold("10:30", rule), guest=by_mail("other@example.org"), now=NOW)


def test_a_person_has_one_appointment_at_a_time(rule):
    person = PersonFactory(team=rule.site.team)
    other = WeeklyRuleFactory(
        advisor=AdvisorProfileFactory(site=rule.site), starts=time(9), ends=time(11)
    )
    actions.book_appointment(wish(), slot_at("9:00", rule), person=person, now=NOW)

    with pytest.raises(actions.PersonIsBusy):
        actions.book_appointment(wish(), slot_at("9:00", other), person=person, now=NOW)
    with pytest.raises(actions.SlotTaken):
        actions.book_held(hold("9:00", other), person=person, now=NOW)


def test_a_moved_appointment_keeps_its_code_and_frees_its_time(rule):
    appointment = AppointmentFactory(advisor=rule.advisor, person__email="a@example.org")
    code = appointment.code

    actions.move_appointment(appointment, wish(), slot_at("10:00", rule), now=NOW)

    assert (appointment.code, appointment.starts_at) == (code, local("10:00"))
    assert appointment.sequence == 1
    assert slot_at("9:00", rule) in free_slots(wish(), from_day=MONDAY, days=1, now=NOW)


def test_a_newcomer_moves_until_four_hours_before_and_the_center_until_it_begins(rule):
    appointment = AppointmentFactory(advisor=rule.advisor)
    late = local("5:01")

    with pytest.raises(actions.TooLate):
        actions.move_appointment(appointment, wish(), slot_at("10:00", rule), now=late)

    actions.move_appointment(appointment, wish(), slot_at("10:00", rule), now=late, by_center=True)
    assert appointment.starts_at == local("10:00")


def test_moving_to_a_taken_time_leaves_everything_as_it_was(rule):
    appointment = AppointmentFactory(advisor=rule.advisor)
    AppointmentFactory(advisor=rule.advisor, starts_at=local("10:00"))

    with pytest.raises(actions.SlotTaken):
        actions.move_appointment(appointment, wish(), slot_at("10:00", rule), now=NOW)

    appointment.refresh_from_db()
    assert (appointment.starts_at, appointment.sequence) == (local("9:00"), 0)


def test_after_cancelling_nobody_is_reminded(rule):
    person = PersonFactory(team=rule.site.team, email="a@example.org")
    booked = actions.book_appointment(wish(), slot_at("9:00", rule), person=person, now=NOW)

    actions.cancel_by_person(booked, reason="ill", now=NOW)

    reminders = Message.objects.filter(kind="appointment_reminder")
    assert {message.state for message in reminders} == {Message.State.CANCELLED}
    assert booked.status == Status.CANCELLED_BY_PERSON


def test_moving_reminds_of_the_new_time_only(rule):
    person = PersonFactory(team=rule.site.team, email="a@example.org")
    booked = actions.book_appointment(wish(), slot_at("9:00", rule), person=person, now=NOW)

    actions.move_appointment(booked, wish(), slot_at("10:00", rule), now=NOW)

    waiting = Message.objects.filter(kind="appointment_reminder", state=Message.State.WAITING)
    assert {message.due_at for message in waiting} == {
        local("10:00") - timedelta(hours=48),
        local("10:00") - timedelta(hours=3),
    }


def test_nobody_cancels_what_has_begun_or_is_cancelled(rule):
    appointment = AppointmentFactory(advisor=rule.advisor)

    with pytest.raises(actions.TooLate):
        actions.cancel_by_person(appointment, now=local("9:00"))
    actions.cancel_by_center(appointment, now=NOW)
    with pytest.raises(actions.AlreadyChanged):
        actions.cancel_by_person(appointment, now=NOW)


def test_a_stale_page_cannot_change_what_a_colleague_moved(rule):
    appointment = AppointmentFactory(advisor=rule.advisor)
    stale = Appointment.objects.get(pk=appointment.pk)
    actions.move_appointment(appointment, wish(), slot_at("10:00", rule), now=NOW)

    with pytest.raises(actions.AlreadyChanged):
        actions.cancel_by_center(stale, now=NOW)


@pytest.mark.parametrize("result", [Status.ARRIVED, Status.DONE, Status.NO_SHOW])
def test_a_result_is_recorded_and_can_be_mended(rule, result):
    appointment = AppointmentFactory(advisor=rule.advisor)

    actions.record_result(appointment, result, now=local("9:15"))
    assert appointment.status == result

    actions.record_result(appointment, Status.CONFIRMED, now=local("9:16"))
    assert appointment.status == Status.CONFIRMED


def test_nobody_fails_to_come_before_it_begins(rule):
    with pytest.raises(actions.TooLate):
        actions.record_result(
            AppointmentFactory(advisor=rule.advisor), Status.NO_SHOW, now=local("8:59")
        )


def test_unused_holds_are_forgotten_after_a_day(rule):
    hold("9:00", rule)
    lapsing.free_lapsed_bookings(now=NOW + timedelta(minutes=15))

    lapsing.forget_unused_holds(now=NOW + timedelta(days=1))
    assert Appointment.objects.count() == 1

    lapsing.forget_unused_holds(now=NOW + timedelta(days=2))
    assert not Appointment.objects.exists()


def test_a_hold_is_not_booked_into_an_absence_or_a_closed_day(rule):
    held = hold("9:00", rule)
    AbsenceFactory(advisor=rule.advisor, starts_at=local("0:00"), ends_at=local("9:10"))

    with pytest.raises(actions.SlotTaken):
        actions.book_held_as_guest(held, guest=guest(), now=NOW)

    assert not Person.objects.exists()


def test_a_hold_stands_when_others_have_shifted_the_grid_meanwhile(rule):
    held = hold("9:30", rule)
    AppointmentFactory(advisor=rule.advisor, starts_at=local("9:00"), ends_at=local("9:15"))

    assert actions.book_held_as_guest(held, guest=guest(), now=NOW).status == Status.CONFIRMED


def test_moving_an_unconfirmed_booking_to_today_shortens_its_time_to_confirm(rule):
    later = WeeklyRuleFactory(advisor=rule.advisor, weekday=2, starts=time(9), ends=time(10))
    now = local("12:00", MONDAY)
    slot = Slot(
        local("9:00", MONDAY + timedelta(days=8)),
        local("9:30", MONDAY + timedelta(days=8)),
        later.advisor_id,
        later.site_id,
    )
    held = actions.hold_slot(wish(), slot, now=now)
    booked = actions.book_held_as_guest(held, guest=by_mail(), now=now)
    sooner = slot._replace(
        starts_at=local("9:00", MONDAY + timedelta(days=1)),
        ends_at=local("9:30", MONDAY + timedelta(days=1)),
    )

    actions.move_appointment(booked, wish(), sooner, now=now)

    assert booked.lapses_at == sooner.starts_at - timedelta(hours=1)


def test_an_account_and_a_guest_with_its_address_are_counted_together(rule):
    account = UserFactory(email="guest@example.org")
    person = PersonFactory(team=rule.site.team, account=account)
    for clock in ("9:00", "9:30"):
        actions.book_held(hold(clock, rule), person=person, now=NOW)

    with pytest.raises(actions.TooManyBookings):
        actions.book_held_as_guest(hold("10:00", rule), guest=by_mail(), now=NOW)
