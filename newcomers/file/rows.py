"""What a list of people shows beside each name."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Max, Min, Q

from newcomers.booking.models import Appointment
from newcomers.people.models import Person

CAME = (Appointment.Status.ARRIVED, Appointment.Status.DONE)


@dataclass(frozen=True)
class Row:
    person: Person
    last: datetime | None = None  # when somebody talked to the person
    following: datetime | None = None


def rows_of(people, *, now):
    """One query."""
    ahead = Q(starts_at__gt=now, status__in=Appointment.OPEN)
    times = (
        Appointment.objects.filter(person__in=people)
        .order_by()
        .values("person")
        .annotate(last=Max("starts_at", filter=Q(status__in=CAME)))
        .annotate(following=Min("starts_at", filter=ahead))
    )
    by_person = {each.pop("person"): each for each in times}
    return [Row(person, **by_person.get(person.pk, {})) for person in people]
