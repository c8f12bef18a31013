"""How fresh entries are: when each is due, who is asked, and what share is up to date."""

from calendar import monthrange
from datetime import date, timedelta

from django.db import models
from django.db.models import Count, Exists, OuterRef, Q, Subquery, Value
from django.db.models.functions import Coalesce, NullIf
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from partners.directory.models import A_YEAR, GRACE, Organisation
from partners.directory.upkeep import ConfirmationRequest, Membership

REMIND_AFTER = (timedelta(days=14), timedelta(days=28))
LINK_LASTS = timedelta(days=42)
ASK_AGAIN_AFTER = timedelta(days=90)


class Freshness(models.TextChoices):
    FRESH = "fresh", _("up to date")
    DUE = "due", _("to be confirmed")
    OVERDUE = "overdue", _("not confirmed in time")
    OUTDATED = "outdated", _("no longer in the guide")
    NEVER = "never", _("never confirmed")

    @property
    def tone(self):
        return {"fresh": "success", "due": "info", "overdue": "warning", "outdated": "danger"}.get(
            self.value, "neutral"
        )


def freshness(entry, day):
    """Which of the states this entry is in on a day. The first that fits counts."""
    if entry.confirmed_on is None:
        return Freshness.NEVER
    if entry.confirmed_on <= day - A_YEAR:
        return Freshness.OUTDATED
    if entry.is_overdue(day) or entry.are_hours_overdue(day):
        return Freshness.OVERDUE
    return Freshness.DUE if _is_due(entry, day) else Freshness.FRESH


def in_state(state, day):
    """The same as a question to the database."""
    late = Q(due_on__isnull=False, due_on__lt=day - GRACE)
    late |= Q(hours_due_on__isnull=False, hours_due_on__lt=day - GRACE)
    due = Q(due_on__lte=day) | Q(hours_due_on__lte=day)
    known = Q(confirmed_on__gt=day - A_YEAR)
    return {
        Freshness.NEVER: Q(confirmed_on=None),
        Freshness.OUTDATED: Q(confirmed_on__lte=day - A_YEAR),
        Freshness.OVERDUE: known & late,
        Freshness.DUE: known & due & ~late,
        Freshness.FRESH: known
        & (Q(due_on=None) | Q(due_on__gt=day))
        & (Q(hours_due_on=None) | Q(hours_due_on__gt=day)),
    }[state]


def counts(entries, day):
    """{state: how many of these entries}, in one query."""
    counted = {state.value: Count("pk", filter=in_state(state, day)) for state in Freshness}
    return {Freshness(state): n for state, n in entries.aggregate(**counted).items()}


def share_up_to_date(by_state):
    """Percent of the entries that are confirmed and not yet due; None without any."""
    total = sum(by_state.values())
    return round(100 * by_state[Freshness.FRESH] / total) if total else None


def with_address(entries):
    """`address`: where requests go. Its own address for it, the institution's, a contact's."""
    contact = Membership.objects.filter(organisation=OuterRef("pk"), user__is_active=True)
    address = Coalesce(
        NullIf("upkeep_email", Value("")),
        NullIf("email", Value("")),
        Subquery(contact.order_by("-is_lead", "pk").values("user__email")[:1]),
        Value(""),
    )
    return entries.annotate(address=address)


def came_back(entries):
    """Those whom our last mail did not reach."""
    asked = ConfirmationRequest.objects.filter(organisation=OuterRef("pk"))
    last = asked.order_by("-sent_at", "-pk").values("state")[:1]
    return entries.alias(last_asked=Subquery(last)).filter(
        last_asked=ConfirmationRequest.State.REFUSED
    )


def to_ask(now):
    """Entries that are due, can be reached and were not asked of late.

    What was never confirmed has no due day: a new installation writes to nobody by itself.
    """
    lately = ConfirmationRequest.objects.filter(
        Q(state=ConfirmationRequest.State.OPEN) | Q(sent_at__gt=now - ASK_AGAIN_AFTER),
        organisation=OuterRef("pk"),
    )
    due = Organisation.objects.due_on(timezone.localdate(now)).exclude(Exists(lately))
    return with_address(due).exclude(address="").order_by("pk")


def months_later(day, months):
    """The same day of a later month, or its last one: 31 August and six months is 28 February."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def _is_due(entry, day):
    return any(due and due <= day for due in (entry.due_on, entry.hours_due_on))
