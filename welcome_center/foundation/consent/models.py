"""Which notice on data protection somebody was shown, when, in which language.

Subjects are named by uuid, never by a key to a table above this one.
"""

import pgtrigger
from django.db import models
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _

__all__ = ["NoticeShown"]


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
            pgtrigger.Protect(
                name="notice_is_only_added", operation=pgtrigger.Update | pgtrigger.Delete
            )
        ]

    def __str__(self):
        return f"{self.notice} {self.version}"
