"""Rows that already hold what somebody wrote: as if it had come past every form."""

from datetime import timedelta

from newcomers.booking.models import Appointment
from newcomers.casework.followups.models import FollowUp
from newcomers.people.models import Person
from tests.factories.booking import AppointmentFactory, local
from tests.factories.center import ClosureFactory
from tests.factories.followups import FollowUpFactory
from tests.factories.outbox import MessageFactory
from tests.factories.people import PersonFactory
from tests.injection.payloads import ALL
from welcome_center.foundation.center.models import Closure
from welcome_center.foundation.outbox.models import Message

# PostgreSQL keeps no NUL, whatever a form lets through.
STORABLE = [payload for payload in ALL if "\0" not in payload]
MINUTES = timedelta(minutes=4)


def fitting(model, field, payload):
    longest = model._meta.get_field(field).max_length
    return payload[:longest] if longest else payload


def write_everywhere(house, payloads=STORABLE):
    """Each payload as a person, an appointment of today, a message and a closing day."""
    for turn, payload in enumerate(payloads):
        appointment = _appointment(house, payload, local("9:45") + turn * MINUTES)
        _message(house, payload, appointment)
        FollowUpFactory(
            person=appointment.person,
            owner=house.colleague,
            text=fitting(FollowUp, "text", payload),
        )
        ClosureFactory(
            site=house.site,
            starts_on=local("9:00").date() + timedelta(days=7 + turn),
            reason=fitting(Closure, "reason", payload),
        )


def _appointment(house, payload, starts_at):
    person = PersonFactory(team=house.team, name=fitting(Person, "name", payload))
    return AppointmentFactory(
        advisor=house.profile,
        person=person,
        status=Appointment.Status.CANCELLED_BY_PERSON,
        starts_at=starts_at,
        ends_at=starts_at + MINUTES,
        note=fitting(Appointment, "note", payload),
        cancel_reason=fitting(Appointment, "cancel_reason", payload),
    )


def _message(house, payload, appointment):
    MessageFactory(
        failed=True,
        team=house.team,
        object_id=str(appointment.uuid),
        subject=fitting(Message, "subject", payload),
        body=payload,
        reason=fitting(Message, "reason", payload),
    )


def shown_at(house):
    """(who, path) of the pages that show many of them."""
    for page in (1, 2, 3):
        yield "advisor", f"/de/desk/todo/?page={page}"
        yield "coordinator", f"/de/desk/?advisor=all&page={page}"
    for page in range(1, 8):
        yield "coordinator", f"/de/desk/messages/?page={page}"
    yield "advisor", "/de/desk/"
    yield "advisor", "/de/desk/week/"
    yield "coordinator", "/ar/desk/center/closures/"
    yield "coordinator", "/de/desk/center/"
