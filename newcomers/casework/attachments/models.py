"""Files that belong to a person's case: papers that were seen, signed consents."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _

from newcomers.people.models import Person
from welcome_center.foundation.consent.models import Consent

__all__ = ["Attachment"]


class AttachmentQuerySet(models.QuerySet):
    def visible_to(self, user):
        """Whoever may see the person."""
        return self.filter(person__in=Person.objects.visible_to(user))

    def kept(self):
        """Those whose file is still there."""
        return self.filter(deleted_at=None)

    def due(self, day):
        return self.kept().filter(delete_after__lt=day)

    def for_list(self):
        return self.select_related("uploaded_by", "deleted_by").order_by("-uploaded_at", "-pk")


class Attachment(models.Model):
    """A file, kept for less time than the case. Of a deleted one stays that it was there."""

    class Kind(models.TextChoices):
        CERTIFICATE = "certificate", _("certificate or qualification")
        RESIDENCE = "residence", _("residence or identity")
        LETTER = "letter", _("letter from an authority")
        WORK = "work", _("work or contract")
        CONSENT = "consent", _("signed consent")
        OTHER = "other", _("other document")

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    # Rows go with the person; the sweep takes the files.
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="attachments")
    kind = models.CharField(_("kind"), max_length=20, choices=Kind)
    title = models.CharField(_("title"), max_length=200, blank=True)
    name = models.CharField(_("name of the file"), max_length=255, blank=True)
    file = models.CharField(_("name in the private storage"), max_length=80, blank=True)
    media_type = models.CharField(_("type of the file"), max_length=40)
    size = models.PositiveIntegerField(_("size"))
    sha256 = models.CharField(_("hash of the file"), max_length=64, blank=True)
    consent = models.ForeignKey(
        Consent, on_delete=models.PROTECT, related_name="scans", null=True, blank=True
    )
    uploaded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    uploaded_at = models.DateTimeField(db_default=Now(), editable=False)
    delete_after = models.DateField(_("kept until"))
    kept_reason = models.CharField(_("why it is kept longer"), max_length=300, blank=True)
    deleted_at = models.DateTimeField(_("deleted"), null=True, blank=True)
    deleted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        related_name="+",
        null=True,
        blank=True,
    )

    objects = AttachmentQuerySet.as_manager()

    class Meta:
        ordering = ["-uploaded_at", "-pk"]
        verbose_name = _("attachment")
        verbose_name_plural = _("attachments")
        constraints = [
            models.CheckConstraint(
                name="deleted_attachment_is_empty",
                condition=Q(deleted_at=None) & ~Q(file="") & ~Q(sha256="")
                | Q(deleted_at__isnull=False, file="", sha256="", title="", name=""),
            ),
            models.CheckConstraint(
                name="only_a_signed_consent_names_one",
                condition=Q(consent=None) | Q(kind="consent"),
            ),
            models.UniqueConstraint(
                fields=["person", "sha256", "consent"],
                condition=Q(deleted_at=None),
                nulls_distinct=False,
                name="same_file_once_a_person",
            ),
        ]
        indexes = [
            models.Index(
                fields=["delete_after"],
                condition=Q(deleted_at=None),
                name="attachments_to_delete",
            )
        ]

    def __str__(self):
        return self.title or self.name or self.get_kind_display()

    @property
    def is_kept(self):
        return self.deleted_at is None
