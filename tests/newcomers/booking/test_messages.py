from datetime import UTC, date, datetime, timedelta

import pytest
from icalendar import Calendar

from newcomers.booking import actions, messages
from newcomers.booking.desk.obstacles import UNDELIVERED, obstacles
from newcomers.booking.models import Appointment
from tests.factories.accounts import UserFactory
from tests.factories.booking import AppointmentFactory, local
from tests.factories.center import CenterFactory, LanguageFactory
from tests.factories.people import PersonFactory
from welcome_center.foundation.access import Role
from welcome_center.foundation.outbox import kinds
from welcome_center.foundation.outbox.models import Message
from welcome_center.foundation.outbox.permissions import can_read_message
from welcome_center.foundation.outbox.rendering import render

pytestmark = pytest.mark.django_db

NOW = local("12:00", date(2027, 2, 22))
KINDS = [kind for kind in kinds.every() if kind.code.startswith("appointment_")]


@pytest.fixture(autouse=True)
def center():
    return CenterFactory()


def reachable(**changes):
    return AppointmentFactory(person__email="amal@example.org", **changes)


def reminders():
    waiting = Message.objects.filter(kind="appointment_reminder", state=Message.State.WAITING)
    return list(waiting.order_by("due_at").values_list("due_at", flat=True))


def test_a_subject_says_what_happened_and_when_and_nothing_about_the_person():
    appointment = reachable(person__name="Amal Beispiel")

    for tell in (messages.booked, messages.moved, messages.cancelled_by_center, messages.lapsed):
        tell(appointment, now=NOW)

    subjects = set(Message.objects.values_list("subject", flat=True))
    assert len(subjects) == 4
    for subject in subjects:
        assert "1. März 2027, 9:00" in subject
        assert appointment.topic.label not in subject
        assert "Amal" not in subject


def test_whoever_gave_no_address_gets_no_mail():
    appointment = AppointmentFactory()

    messages.booked(appointment, now=NOW)
    messages.remind(appointment, now=NOW)

    assert not Message.objects.exists()


@pytest.mark.parametrize(
    ("choice", "recipient"),
    [
        ({}, "account@example.org"),
        ({"contact_by": "email", "email": "other@example.org"}, "other@example.org"),
        ({"contact_by": "phone", "phone": "+493023125010"}, ""),
        ({"contact_by": "none"}, ""),
    ],
)
def test_an_account_is_written_to_as_its_person_chose(choice, recipient):
    person = PersonFactory(account=UserFactory(email="account@example.org"), **choice)

    messages.booked(AppointmentFactory(person=person), now=NOW)

    assert messages.address_of(person) == recipient
    assert [m.recipient for m in Message.objects.all()] == ([recipient] if recipient else [])


def test_an_account_is_written_to_in_its_own_language():
    account = UserFactory(language="en")
    person = PersonFactory(account=account, language=LanguageFactory(code="ar"))

    messages.booked(AppointmentFactory(person=person), now=NOW)

    message = Message.objects.get()
    assert (message.recipient, message.language) == (account.email, "en")
    assert "Monday, 1 March 2027, 9:00" in message.body


def test_a_guest_is_written_to_in_the_language_of_the_page():
    messages.booked(reachable(person__language=LanguageFactory(code="ar")), now=NOW)

    message = Message.objects.get()
    assert message.language == "ar"
    assert "/ar/appointments/" in message.body
    assert "\u2068" in message.body  # the address stays together


def test_a_language_that_the_portal_does_not_speak_gets_german():
    messages.booked(reachable(person__language=LanguageFactory(code="uk")), now=NOW)

    assert Message.objects.get().language == "de"


def test_calendar_files_of_one_appointment_follow_one_another():
    appointment = reachable()
    messages.booked(appointment, now=NOW)
    actions.cancel_by_center(appointment, now=NOW)

    files = [Calendar.from_ical(m.calendar) for m in Message.objects.order_by("pk")]
    events = [file.walk("VEVENT")[0] for file in files]

    assert [file["METHOD"] for file in files] == ["REQUEST", "CANCEL"]
    assert [event["SEQUENCE"] for event in events] == [0, 1]
    assert len({event["UID"] for event in events}) == 1
    assert events[0]["ATTENDEE"] == "mailto:amal@example.org"


def test_reminders_are_due_two_days_and_three_hours_before():
    messages.remind(reachable(), now=NOW)

    assert reminders() == [local("9:00", date(2027, 2, 27)), local("6:00")]


def test_what_would_be_due_in_the_past_is_left_out():
    messages.remind(reachable(), now=local("12:00", date(2027, 2, 28)))

    assert reminders() == [local("6:00")]


def test_asked_twice_one_is_reminded_once():
    appointment = reachable()

    for _time in range(2):
        messages.remind(appointment, now=NOW)

    assert len(reminders()) == Message.objects.count() == 2


def test_a_reminder_is_of_no_use_once_the_next_one_is_due():
    messages.remind(reachable(), now=NOW)

    moments = Message.objects.order_by("due_at").values_list("moment", flat=True)

    assert list(moments) == [local("6:00"), local("9:00")]
    assert messages.appointment_reminder.ends_at_moment


def test_the_center_decides_when_to_remind(center):
    center.reminder_hours = [24]
    center.save()

    messages.remind(reachable(), now=NOW)

    assert reminders() == [local("9:00", date(2027, 2, 28))]


def test_after_moving_only_the_new_time_is_reminded_of():
    appointment = reachable()
    messages.remind(appointment, now=NOW)
    moved_to = local("10:00", date(2027, 3, 8))
    Appointment.objects.update(starts_at=moved_to, ends_at=moved_to + timedelta(minutes=30))
    appointment.refresh_from_db()

    messages.moved(appointment, now=NOW)
    messages.remind(appointment, now=NOW)

    assert reminders() == [moved_to - timedelta(hours=48), moved_to - timedelta(hours=3)]


def test_nobody_is_reminded_of_what_was_cancelled():
    appointment = reachable()
    messages.remind(appointment, now=NOW)

    actions.cancel_by_person(appointment, now=NOW)

    assert reminders() == []


@pytest.mark.parametrize("change", [actions.cancel_by_person, actions.cancel_by_center])
def test_what_was_sent_before_a_cancellation_never_goes_out_again(change):
    appointment = reachable()
    messages.booked(appointment, now=NOW)
    messages.remind(appointment, now=NOW)
    Message.objects.update(state=Message.State.SENT, sent_at=NOW)

    change(appointment, now=NOW)

    current = Message.objects.filter(is_outdated=False)
    assert [message.kind for message in current] == [
        "appointment_cancelled"
        if change == actions.cancel_by_person
        else "appointment_cancelled_by_center"
    ]


@pytest.mark.parametrize("tell", [messages.booked, messages.moved])
def test_a_link_that_confirms_is_nobody_elses_to_read(tell):
    lapses_at = NOW + timedelta(hours=24)

    tell(reachable(status=Appointment.Status.BOOKED, lapses_at=lapses_at), now=NOW)

    message = Message.objects.get()
    assert "?confirm=" in message.body
    assert message.is_credential
    assert not can_read_message(UserFactory(role=Role.COORDINATOR), message)


def test_a_failed_mail_counts_until_something_newer_was_written():
    appointment = reachable()
    messages.booked(appointment, now=NOW)
    Message.objects.update(state=Message.State.FAILED)
    before = obstacles([appointment.advisor_id], {}, now=NOW)

    messages.moved(appointment, now=NOW)

    assert before == {appointment.pk: UNDELIVERED}
    assert obstacles([appointment.advisor_id], {}, now=NOW) == {}


def test_nobody_is_reminded_before_they_confirmed():
    unconfirmed = {"status": Appointment.Status.BOOKED, "lapses_at": NOW + timedelta(hours=24)}

    messages.remind(reachable(**unconfirmed), now=NOW)

    assert reminders() == []


@pytest.mark.parametrize(
    ("day", "due"),
    [
        # Hours are hours: where the clock jumped between, the wall clock shows another hour.
        (
            date(2027, 3, 28),
            [datetime(2027, 3, 26, 7, tzinfo=UTC), datetime(2027, 3, 28, 4, tzinfo=UTC)],
        ),
        (
            date(2027, 10, 31),
            [datetime(2027, 10, 29, 8, tzinfo=UTC), datetime(2027, 10, 31, 5, tzinfo=UTC)],
        ),
    ],
)
def test_reminders_are_right_over_both_clock_changes(day, due):
    messages.remind(reachable(starts_at=local("9:00", day)), now=NOW)

    assert reminders() == due


@pytest.mark.parametrize("language", ["de", "en", "ar"])
@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.code)
def test_each_text_names_all_that_it_must(kind, language):
    examples = {name: f"<{name}>" for name in kind.placeholders}

    text = render(kind, language, examples).body

    assert all(example in text for example in examples.values())
