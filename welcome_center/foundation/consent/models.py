"""What people were told, what they agreed to, and who opened their file.

Subjects and recipients are named by uuid, never by a key to a table above this one.
"""

import hashlib
import json
import uuid
from datetime import UTC

import pgtrigger
from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _

__all__ = ["Consent", "FileAccess", "NoticeShown"]

ONLY_ADDED = pgtrigger.Update | pgtrigger.Delete


class NoticeShown(models.Model):
    """Proof that the notice of Art. 13 GDPR was shown. Rows are only ever added."""

    class Channel(models.TextChoices):
        INTAKE = "intake", _("registration")
        BOOKING = "booking", _("booking")
        DESK = "desk", _("desk")

    subject = models.UUIDField(_("person"), db_index=True)
    notice = models.CharField(_("notice"), max_length=40)
    version = models.CharField(_("version"), max_length=20)
    text_hash = models.CharField(_("hash of the text"), max_length=64)
    language = models.CharField(_("language"), max_length=10)
    channel = models.CharField(_("channel"), max_length=20, choices=Channel)
    shown_at = models.DateTimeField(db_default=Now(), editable=False)

    class Meta:
        ordering = ["-shown_at", "pk"]
        verbose_name = _("notice shown")
        verbose_name_plural = _("notices shown")
        triggers = [
            # Only the retention run may delete, through pgtrigger.ignore.
            pgtrigger.Protect(name="notice_is_only_added", operation=ONLY_ADDED)
        ]

    def __str__(self):
        return f"{self.notice} {self.version}"


class ConsentQuerySet(models.QuerySet):
    def live(self, day):
        """Those that still allow something on this day."""
        return self.filter(withdrawn_at=None, valid_until__gte=day)


class Consent(models.Model):
    """Somebody allows one recipient to learn certain facts for one purpose (Art. 7 GDPR).

    What was agreed to never changes; only its withdrawal is written, once.
    """

    class Form(models.TextChoices):
        SCREEN = "screen", _("signed on the screen")
        PAPER = "paper", _("signed on paper")
        ORAL = "oral", _("oral, with a witness")

    # What the hash stands for: another word here, and it is another consent.
    AGREED = (
        "uuid",
        "subject",
        "recipient",
        "recipient_name",
        "is_authority",
        "purpose",
        "facts",
        "language",
        "texts",
        "had_mediator",
        "releases_secrecy",
        "form",
        "witness",
        "guardian",
        "signature",
        "valid_until",
    )

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    subject = models.UUIDField(_("person"), db_index=True)
    recipient = models.UUIDField(_("recipient"))
    recipient_name = models.CharField(_("name of the recipient"), max_length=300)
    is_authority = models.BooleanField(_("the recipient is an authority"), default=False)
    purpose = models.CharField(_("purpose"), max_length=500)
    facts = ArrayField(models.CharField(max_length=40), verbose_name=_("facts passed on"))
    language = models.CharField(_("explained in"), max_length=10)
    had_mediator = models.BooleanField(_("with language mediation"), default=False)
    releases_secrecy = models.BooleanField(_("released from confidentiality"), default=False)
    form = models.CharField(_("form"), max_length=10, choices=Form)
    witness = models.CharField(_("witness"), max_length=120, blank=True)
    guardian = models.CharField(_("guardian"), max_length=120, blank=True)
    signature = models.JSONField(
        _("signature"),
        default=list,
        blank=True,
        help_text=_("Strokes on the screen, each a list of points in a field of 600 by 200."),
    )
    texts = models.JSONField(_("words agreed to, by language"), default=dict)
    text_hash = models.CharField(_("hash of what was agreed to"), max_length=64)
    valid_until = models.DateField(_("valid until"))
    given_at = models.DateTimeField(_("given"))
    noted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    withdrawn_at = models.DateTimeField(_("withdrawn"), null=True, blank=True)

    objects = ConsentQuerySet.as_manager()

    class Meta:
        ordering = ["-given_at", "-pk"]
        verbose_name = _("consent")
        verbose_name_plural = _("consents")
        constraints = [
            models.CheckConstraint(
                name="oral_consent_has_a_witness",
                condition=~Q(form="oral") | ~Q(witness=""),
            ),
            models.CheckConstraint(
                name="consent_withdrawn_after_it_was_given",
                condition=Q(withdrawn_at=None) | Q(withdrawn_at__gte=F("given_at")),
            ),
        ]
        triggers = [
            pgtrigger.Protect(name="consent_is_never_deleted", operation=pgtrigger.Delete),
            pgtrigger.Protect(
                name="consent_keeps_what_was_agreed",
                operation=pgtrigger.Update,
                condition=pgtrigger.AnyChange(exclude=["withdrawn_at"]),
            ),
            pgtrigger.Protect(
                name="consent_is_withdrawn_once",
                operation=pgtrigger.Update,
                condition=pgtrigger.Q(old__withdrawn_at__isnull=False),
            ),
        ]

    def __str__(self):
        return f"{self.recipient_name} {self.given_at:%Y-%m-%d}"

    @property
    def signature_path(self):
        """What was drawn, as the path of an SVG."""
        strokes = (" L ".join(f"{x} {y}" for x, y in stroke) for stroke in self.signature)
        return " ".join(f"M {stroke}" for stroke in strokes)

    @property
    def fingerprint(self):
        """SHA-256 of what was agreed to, as it stands here; `text_hash` is what it was then."""
        agreed = {name: getattr(self, name) for name in self.AGREED}
        agreed["given_at"] = self.given_at.astimezone(UTC).isoformat()
        words = json.dumps(agreed, default=str, ensure_ascii=False, sort_keys=True)
        return hashlib.sha256(words.encode()).hexdigest()

    def allows(self, fact, *, day):
        is_live = self.withdrawn_at is None and self.valid_until >= day
        return is_live and fact in self.facts


class FileAccess(models.Model):
    """Who looked into a person's file, and how. Rows are only ever added (PRIV-4)."""

    class Way(models.TextChoices):
        OPENED = "opened", _("opened")
        PRINTED = "printed", _("printed")
        EXPORTED = "exported", _("exported")
        PROTECTED = "protected", _("protected text read")

    subject = models.UUIDField(_("person"))
    reader = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    way = models.CharField(_("way"), max_length=10, choices=Way)
    read_at = models.DateTimeField(db_default=Now(), editable=False)

    class Meta:
        ordering = ["-read_at", "-pk"]
        verbose_name = _("look into a file")
        verbose_name_plural = _("looks into files")
        indexes = [models.Index(fields=["subject", "-read_at"], name="looks_into_a_file")]
        triggers = [pgtrigger.Protect(name="look_is_only_added", operation=ONLY_ADDED)]

    def __str__(self):
        return f"{self.subject} {self.read_at:%Y-%m-%d %H:%M}"
