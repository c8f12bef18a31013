"""Numbers given, called and ended."""

from django.db import transaction
from django.utils import timezone

from newcomers.counter.models import QueueTicket
from welcome_center.foundation.center.models import Site

State = QueueTicket.State


class AlreadyEnded(Exception):
    """A colleague, or another tab, was quicker."""


@transaction.atomic
def give_number(site, *, uuid, now):
    """The next of this site's day; one form gives one number, however often it is sent."""
    # The site's row is the lock: two desks take turns.
    Site.objects.select_for_update(no_key=True).get(pk=site.pk)
    if known := QueueTicket.objects.filter(uuid=uuid).first():
        return known
    day = timezone.localdate(now)
    last = QueueTicket.objects.of_day(site, day).values_list("number", flat=True).last() or 0
    return QueueTicket.objects.create(
        uuid=uuid, site=site, day=day, number=last + 1, created_at=now
    )


@transaction.atomic
def call_next(site, *, by, now):
    """Who has waited longest, or None. Two who call at once call two."""
    waiting = QueueTicket.objects.of_day(site, timezone.localdate(now)).waiting()
    ticket = waiting.select_for_update(of=("self",), skip_locked=True).first()
    if ticket:
        ticket.state, ticket.called_by, ticket.called_at = State.CALLED, by, now
        ticket.save(update_fields=["state", "called_by", "called_at"])
    return ticket


def end_ticket(ticket, *, state, now):
    """Was here, or did not come. Whoever leaves before being called did not come."""
    open_states = [State.WAITING, State.CALLED] if state == State.GONE else [State.CALLED]
    won = QueueTicket.objects.filter(pk=ticket.pk, state__in=open_states)
    if not won.update(state=state, ended_at=now):
        raise AlreadyEnded
