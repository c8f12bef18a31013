"""Residence titles that end soon give something to do by themselves."""

from django.db.models import F

from newcomers.casework.followups.reasons import ends_of_residence
from newcomers.casework.followups.rules import last_advisor
from newcomers.people.models import Person


def people():
    """Nobody is followed up whose file rests."""
    known = Person.objects.workable().exclude(residence_until=None).order_by()
    return known.annotate(ends_on=F("residence_until"), talker=last_advisor())


RULES = (ends_of_residence(people),)
