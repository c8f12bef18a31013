"""What we write when a colleague takes over an appointment. Neutral, too: time, place, a link."""

from django.conf import settings
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext_lazy as _

from newcomers.booking.links import appointment_link
from newcomers.booking.messages import LINK, PLACE, WHEN, address_of, example_link, language_of
from newcomers.booking.phrases import place_in_words
from welcome_center.foundation.center.moments import day_and_clock
from welcome_center.foundation.outbox import actions as outbox
from welcome_center.foundation.outbox import kinds
from welcome_center.foundation.outbox.kinds import Placeholder
from welcome_center.foundation.outbox.rendering import supported

DESK_LINK = Placeholder(
    _("link to the appointment"),
    example=example_link("desk/appointments/5f0c3e0e/"),
    is_needed=True,
)

appointment_handed_over = kinds.register(
    "appointment_handed_over",
    label=_("Appointment with another advisor, at the same time"),
    placeholders={"when": WHEN, "place": PLACE, "link": LINK},
)
appointment_taken_over = kinds.register(
    "appointment_taken_over",
    label=_("To a colleague: appointment taken over"),
    placeholders={
        "when": WHEN,
        "place": PLACE,
        "link": DESK_LINK,
    },
)


def handed_over(appointment, *, now):
    """To the person, and to the colleague who takes over."""
    _tell_person(appointment, now)
    _tell_colleague(appointment, now)


def _tell_person(appointment, now):
    to = address_of(appointment.person)
    if to:
        link = appointment_link(appointment)
        _post(appointment_handed_over, appointment, to, language_of(appointment.person), link, now)


def _tell_colleague(appointment, now):
    colleague = appointment.advisor.user
    path = reverse("desk:appointment", args=[appointment.uuid])
    link = f"{settings.SITE_ORIGIN}{path}"  # asks for the sign-in
    language = supported(colleague.language)
    _post(appointment_taken_over, appointment, colleague.email, language, link, now)


def _post(kind, appointment, to, language, link, now):
    with translation.override(language):
        outbox.post(
            kind,
            about=appointment,
            to=to,
            language=language,
            context={
                "when": day_and_clock(appointment.starts_at),
                "place": place_in_words(appointment),
                "link": link,
            },
            moment=now,
            team=appointment.team,
        )
