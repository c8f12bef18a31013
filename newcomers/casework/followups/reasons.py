"""What rules look at, in the words of queries. Days are the center's own, so no clock matters.

Rows that a rule is made of have `uuid`, `team`, `person`, and what is annotated: a date, and
`talker`, whoever shall do it.
"""

from datetime import timedelta

from django.db.models import DateField, OuterRef, Subquery
from django.db.models.functions import TruncDate

from newcomers.casework.followups.models import FollowUp
from newcomers.casework.followups.rules import Reason, Rule
from newcomers.casework.models import Contact

ENDS_AHEAD = timedelta(days=60)
SILENCE = timedelta(days=90)
WITHOUT_OUTCOME = timedelta(days=90)


def ends_of_residence(people):
    """About `people()` with `ends_on`, the last day of the residence status.

    What has ended before anybody knew of it makes nothing; what was made stays until the date
    is another, or none.
    """

    def find(today):
        rows = people().filter(ends_on__range=(today, today + ENDS_AHEAD))
        kept = rows.values_list("uuid", "ends_on", "team", "pk", "talker")
        return [Reason(*values) for values in kept]

    def standing(abouts):
        return set(people().filter(uuid__in=abouts).values_list("uuid", "ends_on"))

    return Rule(FollowUp.Rule.RESIDENCE_ENDS, find, standing)


def waiting_since(code, rows, wait, *, still=None, text=None):
    """About `rows()` with `since`, once `wait` is over. `still()`: rows for which it holds on;
    the same ones where nothing is said. `text`: a field that names what it is about."""

    def find(today):
        found = rows().filter(since__lte=today - wait)
        fields = ("uuid", "since", "team", "person", "talker", *([text] if text else ()))
        return [Reason(*values) for values in found.values_list(*fields)]

    def standing(abouts):
        return set((still or rows)().filter(uuid__in=abouts).values_list("uuid", "since"))

    return Rule(code, find, standing)


def last_contact_on(person="person"):
    """For annotations: the day on which somebody talked to the person last, or None."""
    talks = Contact.objects.filter(person=OuterRef(person)).order_by("-held_at", "-pk")
    days = talks.annotate(day=TruncDate("held_at")).values("day")[:1]
    return Subquery(days, output_field=DateField())
