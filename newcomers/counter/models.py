"""Who is next: numbers, one row a day and site, begun anew each morning."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from welcome_center.foundation.access import STAFF
from welcome_center.foundation.center.models import Site

__all__ = ["QueueTicket"]


class QueueTicketQuerySet(models.QuerySet):
    def visible_to(self, user):
        if user.has_role(*STAFF):
            return self.filter(site__team__in=user.teams.all())
        return self.none()

    def of_day(self, site, day):
        return self.filter(site=site, day=day).order_by("number")

    def waiting(self):
        return self.filter(state=QueueTicket.State.WAITING)

    def called(self):
        return self.filter(state=QueueTicket.State.CALLED)


class QueueTicket(models.Model):
    """A number in somebody's hand."""

    class State(models.TextChoices):
        WAITING = "waiting", pgettext_lazy("number in the queue", "waits")
        CALLED = "called", pgettext_lazy("number in the queue", "called")
        DONE = "done", pgettext_lazy("number in the queue", "was here")
        GONE = "gone", pgettext_lazy("number in the queue", "did not come")

    # The form's own: sent twice, it is one number.
    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    site = models.ForeignKey(
        Site, on_delete=models.CASCADE, related_name="queue_tickets", db_index=False
    )
    day = models.DateField(_("day"))
    number = models.PositiveSmallIntegerField(pgettext_lazy("in the queue", "number"))
    state = models.CharField(_("state"), max_length=10, choices=State, default=State.WAITING)
    called_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        related_name="+",
        null=True,
        blank=True,
    )
    created_at = models.DateTimeField(_("given at"), db_default=Now(), editable=False)
    called_at = models.DateTimeField(_("called at"), null=True, blank=True)
    ended_at = models.DateTimeField(_("ended at"), null=True, blank=True)

    objects = QueueTicketQuerySet.as_manager()

    class Meta:
        ordering = ["-day", "site", "number"]
        verbose_name = _("number in the queue")
        verbose_name_plural = _("numbers in the queue")
        constraints = [
            models.UniqueConstraint(
                fields=["site", "day", "number"], name="number_once_a_day_and_site"
            ),
            models.CheckConstraint(
                name="who_waits_was_not_called",
                condition=~models.Q(state="waiting") | models.Q(called_at=None),
            ),
        ]

    def __str__(self):
        return str(self.number)
