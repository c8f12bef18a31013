"""Reminders follow the person: to another address, or nowhere any more."""

from newcomers.booking import messages
from newcomers.people import contact


@contact.register
def remind_elsewhere(person, *, now):
    for appointment in person.appointments.open(now).select_related("site", "team"):
        messages.remind(appointment, now=now)
