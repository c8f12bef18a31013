"""How entries are kept true: who may edit, requests to confirm, proposals, mistakes, gaps."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from partners.directory.models import Organisation
from welcome_center.foundation.access import STAFF, Role
from welcome_center.foundation.accounts.models import Invitation
from welcome_center.foundation.center.models import Topic

__all__ = [
    "ChangeProposal",
    "ConfirmationRequest",
    "GapNote",
    "MemberInvitation",
    "Membership",
    "MistakeReport",
]


class OfEntryQuerySet(models.QuerySet):
    def visible_to(self, user):
        """Colleagues see all, partner contacts what concerns their own entry."""
        if user.has_role(*STAFF):
            return self.all()
        return self.filter(organisation__in=Organisation.objects.of(user))

    def open(self):
        return self.filter(state="open")


class Membership(models.Model):
    """A partner contact who may edit an organisation's entry."""

    organisation = models.ForeignKey(
        Organisation, on_delete=models.CASCADE, related_name="memberships"
    )
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="memberships"
    )
    is_lead = models.BooleanField(_("may invite colleagues"), default=False)
    created_at = models.DateTimeField(db_default=Now(), editable=False)

    objects = OfEntryQuerySet.as_manager()

    class Meta:
        ordering = ["organisation", "pk"]
        verbose_name = _("partner contact of an entry")
        verbose_name_plural = _("partner contacts of entries")
        constraints = [models.UniqueConstraint(fields=["organisation", "user"], name="member_once")]

    def __str__(self):
        return f"{self.organisation}: {self.user}"


class MemberInvitation(models.Model):
    """Of which entry an invited person will be a contact, once the invitation is accepted."""

    organisation = models.ForeignKey(
        Organisation, on_delete=models.CASCADE, related_name="invitations"
    )
    invitation = models.OneToOneField(
        Invitation, on_delete=models.CASCADE, related_name="membership"
    )
    is_lead = models.BooleanField(_("may invite colleagues"), default=False)
    invited_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+"
    )

    objects = OfEntryQuerySet.as_manager()

    class Meta:
        ordering = ["organisation", "pk"]
        verbose_name = _("invited partner contact")
        verbose_name_plural = _("invited partner contacts")

    def __str__(self):
        return f"{self.organisation}: {self.invitation}"


class ConfirmationRequestQuerySet(OfEntryQuerySet):
    def usable(self):
        """Whose link is good. Also where the mail came back: it may have arrived after all."""
        return self.filter(state__in=["open", "refused"])


class ConfirmationRequest(models.Model):
    """A link, good once, with which a place confirms its entry. Kept as a hash."""

    class State(models.TextChoices):
        OPEN = "open", pgettext_lazy("a question", "sent")
        ANSWERED = "answered", _("answered")
        REFUSED = "refused", _("refused by the mail server")
        EXPIRED = "expired", _("expired")

    organisation = models.ForeignKey(
        Organisation, on_delete=models.CASCADE, related_name="confirmation_requests"
    )
    token_hash = models.CharField(max_length=64, unique=True, editable=False)
    recipient = models.EmailField(_("e-mail"))
    only_hours = models.BooleanField(_("opening hours only"), default=False)
    state = models.CharField(_("state"), max_length=10, choices=State, default=State.OPEN)
    sent_at = models.DateTimeField(_("sent"))
    reminders = models.PositiveSmallIntegerField(_("reminders"), default=0)
    reminded_at = models.DateTimeField(_("reminded"), null=True, blank=True)
    answered_at = models.DateTimeField(_("answered"), null=True, blank=True)
    expires_at = models.DateTimeField(_("good until"))

    objects = ConfirmationRequestQuerySet.as_manager()

    class Meta:
        ordering = ["-sent_at", "-pk"]
        verbose_name = _("request to confirm")
        verbose_name_plural = _("requests to confirm")
        constraints = [
            models.UniqueConstraint(
                fields=["organisation"],
                condition=Q(state="open"),
                name="one_open_request_an_entry",
            ),
            models.CheckConstraint(
                name="request_answered_exactly_when_dated",
                condition=Q(state="answered", answered_at__isnull=False)
                | ~Q(state="answered") & Q(answered_at=None),
            ),
        ]

    def __str__(self):
        return f"{self.organisation} {self.sent_at:%Y-%m-%d}"


class ChangeProposal(models.Model):
    """A change that waits for approval. `target` names the row by its uuid; none: a new service.

    `before` and `after` hold the changed fields only. `based_on_version` tells whether somebody
    else was quicker.
    """

    class State(models.TextChoices):
        OPEN = "open", _("waits for approval")
        APPROVED = "approved", _("approved")
        DECLINED = "declined", _("declined")

    class Target(models.TextChoices):
        ORGANISATION = "organisation", _("entry")
        LOCATION = "location", pgettext_lazy("where somebody helps", "place")
        SERVICE = "service", _("service")

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    organisation = models.ForeignKey(
        Organisation, on_delete=models.CASCADE, related_name="proposals"
    )
    kind = models.CharField(_("what"), max_length=12, choices=Target)
    target = models.UUIDField(null=True, blank=True, editable=False)
    before = models.JSONField(default=dict, blank=True)
    after = models.JSONField(default=dict)
    based_on_version = models.PositiveIntegerField(default=1)
    state = models.CharField(_("state"), max_length=10, choices=State, default=State.OPEN)
    proposed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        related_name="+",
        null=True,
        blank=True,
    )
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        related_name="+",
        null=True,
        blank=True,
    )
    reason = models.CharField(_("reason"), max_length=300, blank=True)
    created_at = models.DateTimeField(db_default=Now(), editable=False)
    decided_at = models.DateTimeField(_("decided"), null=True, blank=True)

    objects = OfEntryQuerySet.as_manager()

    class Meta:
        ordering = ["created_at", "pk"]
        verbose_name = _("proposed change")
        verbose_name_plural = _("proposed changes")
        constraints = [
            models.CheckConstraint(
                name="proposal_decided_exactly_when_dated",
                condition=Q(state="open", decided_at=None)
                | ~Q(state="open") & Q(decided_at__isnull=False),
            )
        ]

    def __str__(self):
        return f"{self.organisation}: {self.get_kind_display()}"


class MistakeReport(models.Model):
    """A visitor says that something is wrong. Nothing about the visitor is kept."""

    class State(models.TextChoices):
        OPEN = "open", pgettext_lazy("not dealt with", "open")
        DONE = "done", _("dealt with")

    organisation = models.ForeignKey(
        Organisation, on_delete=models.CASCADE, related_name="mistakes"
    )
    text = models.TextField(_("what is wrong"), max_length=1000)
    state = models.CharField(_("state"), max_length=10, choices=State, default=State.OPEN)
    created_at = models.DateTimeField(db_default=Now(), editable=False)
    done_at = models.DateTimeField(_("dealt with"), null=True, blank=True)

    objects = OfEntryQuerySet.as_manager()

    class Meta:
        ordering = ["created_at", "pk"]
        verbose_name = _("reported mistake")
        verbose_name_plural = _("reported mistakes")

    def __str__(self):
        return f"{self.organisation} {self.created_at:%Y-%m-%d}"


class GapNoteQuerySet(models.QuerySet):
    def visible_to(self, user):
        return self.all() if user.has_role(*STAFF, Role.ADMINISTRATOR) else self.none()

    def open(self):
        return self.filter(state="open")


class GapNote(models.Model):
    """A colleague notes help that is needed and that nobody offers."""

    class State(models.TextChoices):
        OPEN = "open", pgettext_lazy("not dealt with", "open")
        FILLED = "filled", _("somebody offers it now")
        DROPPED = "dropped", _("no longer needed")

    topic = models.ForeignKey(Topic, on_delete=models.PROTECT, related_name="+")
    ags = models.CharField(_("official municipality key"), max_length=8, blank=True)
    language = models.CharField(_("language"), max_length=40, blank=True)
    text = models.TextField(_("what is missing"), max_length=1000)
    state = models.CharField(_("state"), max_length=10, choices=State, default=State.OPEN)
    noted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        related_name="+",
        null=True,
        blank=True,
    )
    created_at = models.DateTimeField(db_default=Now(), editable=False)

    objects = GapNoteQuerySet.as_manager()

    class Meta:
        ordering = ["created_at", "pk"]
        verbose_name = _("gap in the directory")
        verbose_name_plural = _("gaps in the directory")

    def __str__(self):
        return self.text[:60]
