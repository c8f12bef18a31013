"""Every message that leaves the house, as a row."""

import uuid

from django.db import models
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _

from welcome_center.foundation.center.models import Team
from welcome_center.foundation.outbox import kinds, reasons

__all__ = ["Message", "Tick", "Wording"]


class MessageQuerySet(models.QuerySet):
    def visible_to(self, user):
        """A team's own messages; coordinators also see what was written to the house itself.

        All else without a team is between the portal and one person: nobody else's business.
        """
        own = models.Q(team__in=user.teams.all())
        if user.is_coordinator:
            own |= models.Q(team=None, kind__in=kinds.for_center())
        return self.filter(own)

    def due(self, now):
        """Waiting and due, or left behind by a worker that died; both may rest until a moment."""
        free = models.Q(locked_until=None) | models.Q(locked_until__lte=now)
        unsent = [Message.State.WAITING, Message.State.SENDING]
        return self.filter(free, state__in=unsent, due_at__lte=now)

    def for_list(self):
        return self.select_related("team").order_by("-created_at", "-pk")


class Message(models.Model):
    """One mail to one address. Written with the change it tells of, sent once."""

    class State(models.TextChoices):
        WAITING = "waiting", _("waiting")
        SENDING = "sending", _("sending")
        SENT = "sent", _("sent")
        FAILED = "failed", _("not delivered")
        CANCELLED = "cancelled", _("withdrawn")

    kind = models.CharField(_("kind"), max_length=60)
    object_id = models.CharField(_("about"), max_length=64)
    recipient = models.EmailField(_("recipient"))
    moment = models.DateTimeField(_("moment"))
    language = models.CharField(_("language"), max_length=10)
    team = models.ForeignKey(
        Team, on_delete=models.SET_NULL, null=True, blank=True, related_name="messages"
    )
    # Carries a code or a link that signs in: only kind, recipient and state are ever shown.
    is_credential = models.BooleanField(_("carries a credential"), default=False)
    subject = models.CharField(_("subject"), max_length=200)
    body = models.TextField(_("text"), blank=True)
    calendar = models.TextField(_("calendar file"), blank=True)
    state = models.CharField(_("state"), max_length=10, choices=State, default=State.WAITING)
    reason = models.CharField(_("reason"), max_length=300, blank=True)
    # What it tells of has changed since: whoever got it has been told something newer.
    is_outdated = models.BooleanField(_("out of date"), default=False)
    due_at = models.DateTimeField(_("due at"))
    attempts = models.PositiveSmallIntegerField(_("attempts"), default=0)
    locked_until = models.DateTimeField(null=True, blank=True, editable=False)
    message_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    created_at = models.DateTimeField(db_default=Now(), editable=False)
    sent_at = models.DateTimeField(_("sent at"), null=True, blank=True)

    objects = MessageQuerySet.as_manager()

    class Meta:
        ordering = ["-created_at", "-pk"]
        verbose_name = _("message")
        verbose_name_plural = _("messages")
        constraints = [
            models.UniqueConstraint(
                fields=["kind", "object_id", "recipient", "moment"], name="message_once"
            ),
            models.CheckConstraint(
                name="sent_exactly_when_dated",
                condition=models.Q(state="sent", sent_at__isnull=False)
                | (~models.Q(state="sent") & models.Q(sent_at__isnull=True)),
            ),
        ]
        indexes = [
            models.Index(
                fields=["due_at"],
                name="message_due",
                condition=models.Q(state__in=["waiting", "sending"]),
            ),
            models.Index(fields=["object_id"], name="message_of_object"),
        ]

    def __str__(self):
        return f"{self.kind} to {self.recipient}"

    @property
    def label(self):
        kind = kinds.get(self.kind)
        return kind.label if kind else self.kind

    @property
    def is_through(self):
        return self.state in (self.State.SENT, self.State.FAILED)

    @property
    def when(self):
        return self.sent_at or self.due_at

    @property
    def tone(self):
        return {"sent": "success", "failed": "danger", "waiting": "info"}.get(self.state, "neutral")

    def has_lapsed(self, now):
        """Of no use any more: what it reminds of has come, or its code does not work."""
        kind = kinds.get(self.kind)
        return bool(kind and kind.ends_at_moment and self.moment <= now)

    def is_out_of_date(self, now):
        return self.is_outdated or self.has_lapsed(now)

    @property
    def reason_in_words(self):
        return reasons.in_words(self.reason)

    @property
    def servers_answer(self):
        return reasons.servers_answer(self.reason)


class WordingQuerySet(models.QuerySet):
    def visible_to(self, user):
        """A center writes with one voice: whoever leads one of its teams looks after the words."""
        return self.all() if user.is_coordinator else self.none()


class Wording(models.Model):
    """A mail's text as the center wants it, instead of the one we ship."""

    kind = models.CharField(_("kind"), max_length=60)
    language = models.CharField(_("language"), max_length=10)
    subject = models.CharField(_("subject"), max_length=200)
    body = models.TextField(_("text"))
    changed_at = models.DateTimeField(auto_now=True)

    objects = WordingQuerySet.as_manager()

    class Meta:
        ordering = ["kind", "language"]
        verbose_name = _("mail wording")
        verbose_name_plural = _("mail wordings")
        constraints = [
            models.UniqueConstraint(fields=["kind", "language"], name="one_wording_a_language")
        ]

    def __str__(self):
        return f"{self.kind} ({self.language})"


class Tick(models.Model):
    """When a worker last did something: the heartbeat that `/readyz` reads."""

    DELIVERY = "delivery"  # beat, broker and worker all did their part

    name = models.CharField(max_length=40, primary_key=True)
    at = models.DateTimeField()

    class Meta:
        verbose_name = _("tick")
        verbose_name_plural = _("ticks")

    def __str__(self):
        return self.name

    @classmethod
    def note(cls, name, *, at):
        cls.objects.update_or_create(name=name, defaults={"at": at})
