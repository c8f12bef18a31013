"""What we write to people about their appointments.

Neutral: time, place and a link. Never the topic, and never anything that somebody typed,
for a guest may give any mail address.
"""

from datetime import UTC, datetime, timedelta

from django.utils import translation
from django.utils.timezone import get_default_timezone
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from newcomers.booking import calendar_file
from newcomers.booking.links import appointment_link, booking_link, confirm_link
from newcomers.booking.models import Appointment
from newcomers.booking.phrases import place_in_words
from welcome_center.foundation.center.models import Center
from welcome_center.foundation.center.moments import day_and_clock
from welcome_center.foundation.outbox import actions as outbox
from welcome_center.foundation.outbox import kinds
from welcome_center.foundation.outbox.kinds import Placeholder
from welcome_center.foundation.outbox.rendering import supported


def _moment(day):
    begins_at = datetime(2027, 3, day, 9, 30, tzinfo=get_default_timezone())
    return kinds.example(lambda: day_and_clock(begins_at))


def example_link(path):
    return kinds.example(lambda: f"https://example.org/{get_language()}/{path}")


WHEN = Placeholder(_("day and time"), example=_moment(day=2))
PLACE = Placeholder(_("place, or phone or video"), example="Musterstraße 4, 12345 Musterstadt")
LINK = Placeholder(
    _("link to the appointment"), example=example_link("appointments/ABCD2345/"), is_needed=True
)
BOOK = Placeholder(_("link to book another appointment"), example=example_link("book/"))
DEADLINE = Placeholder(_("until when to confirm"), example=_moment(day=1))

appointment_booked = kinds.register(
    "appointment_booked",
    label=_("Appointment booked"),
    placeholders={"when": WHEN, "place": PLACE, "link": LINK},
)
appointment_to_confirm = kinds.register(
    "appointment_to_confirm",
    label=_("Appointment booked by a guest, to be confirmed"),
    placeholders={"when": WHEN, "place": PLACE, "deadline": DEADLINE, "link": LINK},
    credential=True,  # whoever has the link has proven the address
)
appointment_moved = kinds.register(
    "appointment_moved",
    label=_("Appointment moved"),
    placeholders={"when": WHEN, "place": PLACE, "link": LINK},
)
appointment_moved_to_confirm = kinds.register(
    "appointment_moved_to_confirm",
    label=_("Appointment moved, to be confirmed by a guest"),
    placeholders={"when": WHEN, "place": PLACE, "deadline": DEADLINE, "link": LINK},
    credential=True,
)
appointment_cancelled = kinds.register(
    "appointment_cancelled",
    label=_("Appointment cancelled by the person"),
    placeholders={"when": WHEN, "book": BOOK},
)
appointment_cancelled_by_center = kinds.register(
    "appointment_cancelled_by_center",
    label=_("Appointment cancelled by the center"),
    placeholders={"when": WHEN, "book": BOOK},
)
appointment_lapsed = kinds.register(
    "appointment_lapsed",
    label=_("Appointment given away because it was not confirmed"),
    placeholders={"when": WHEN, "book": BOOK},
)
appointment_reminder = kinds.register(
    "appointment_reminder",
    label=_("Reminder of an appointment"),
    placeholders={"when": WHEN, "place": PLACE, "link": LINK},
    ends_at_moment=True,
)


def booked(appointment, *, now):
    kind = appointment_to_confirm if _is_unconfirmed(appointment) else appointment_booked
    _tell(kind, appointment, now)


def moved(appointment, *, now):
    """Replaces what was not yet sent about the old time."""
    outbox.cancel(appointment)
    kind = appointment_moved_to_confirm if _is_unconfirmed(appointment) else appointment_moved
    _tell(kind, appointment, now)


def cancelled_by_person(appointment, *, now):
    _tell_that_it_is_off(appointment_cancelled, appointment, now)


def cancelled_by_center(appointment, *, now):
    _tell_that_it_is_off(appointment_cancelled_by_center, appointment, now)


def lapsed(appointment, *, now):
    _tell_that_it_is_off(appointment_lapsed, appointment, now)


def remind(appointment, *, now):
    """The center's reminders of this appointment, as it now stands; none while it is unconfirmed.

    Each is of use until the next one, the last one until the appointment begins:
    that is its moment, and keeps it from being sent twice.
    """
    outbox.cancel(appointment, kinds=[appointment_reminder])
    remind_newly(appointment, now=now)


def remind_newly(appointment, *, now):
    """The same for an appointment of which nobody was reminded so far."""
    if not address_of(appointment.person) or _is_unconfirmed(appointment):
        return
    # In UTC: hours before it begins are hours, also where the clocks change between.
    starts_at = moment = appointment.starts_at.astimezone(UTC)
    for hours in sorted(_reminder_hours()):
        due_at = starts_at - timedelta(hours=hours)
        if due_at > now:
            _post(appointment_reminder, appointment, due_at=due_at, moment=moment)
        moment = due_at


def address_of(person):
    """Where we write to, or nothing: for a hold, and for whoever wants no mails."""
    return person.mail_address if person else ""


def _is_unconfirmed(appointment):
    return appointment.status == Appointment.Status.BOOKED and appointment.lapses_at is not None


def _reminder_hours():
    center = Center.objects.first()
    return set(center.reminder_hours) if center else set()


def _tell(kind, appointment, now):
    _post(kind, appointment, moment=now, calendar=calendar_file.request_file, now=now)


def _tell_that_it_is_off(kind, appointment, now):
    outbox.cancel(appointment)
    _post(kind, appointment, moment=now, calendar=calendar_file.cancel_file, now=now)


def _post(kind, appointment, *, moment, due_at=None, calendar=None, now=None):
    to = address_of(appointment.person)
    if not to:
        return
    language = language_of(appointment.person)
    with translation.override(language):
        words = _words(appointment)
        outbox.post(
            kind,
            about=appointment,
            to=to,
            language=language,
            context={name: words[name] for name in kind.placeholders},
            due_at=due_at,
            moment=moment,
            team=appointment.team,
            calendar=calendar(appointment, now=now, attendee=to) if calendar else "",
        )


def language_of(person):
    """Of the account, for it was chosen there; or else the one the person told us."""
    return supported(person.account.language if person.account else person.language_id)


def _words(appointment):
    unconfirmed = _is_unconfirmed(appointment)
    return {
        "when": day_and_clock(appointment.starts_at),
        "place": place_in_words(appointment),
        "deadline": day_and_clock(appointment.lapses_at) if unconfirmed else "",
        "link": confirm_link(appointment) if unconfirmed else appointment_link(appointment),
        "book": booking_link(),
    }
