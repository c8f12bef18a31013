"""Booking for a person who stands at the desk or is on the phone."""

from django.db import transaction

from newcomers.booking.actions import book_appointment
from newcomers.people.models import Person
from welcome_center.foundation.center.models import Site


@transaction.atomic
def book_for_new_person(wish, slot, *, fields, now, needs=(), note=""):
    """`fields` of a new Person, who belongs to the site's team. No booking, no person."""
    team_id = Site.objects.values_list("team_id", flat=True).get(pk=slot.site_id)
    person = Person.objects.create(origin=Person.Origin.STAFF, team_id=team_id, **fields)
    return book_appointment(wish, slot, person=person, now=now, needs=needs, note=note)
