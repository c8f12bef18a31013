"""Two entries that turned out to be one person."""

import uuid
from datetime import timedelta

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from newcomers.people.models import Person
from welcome_center.foundation.access import STAFF

__all__ = ["PersonMerge"]

UNDO_WITHIN = timedelta(days=1)


class PersonMergeQuerySet(models.QuerySet):
    def visible_to(self, user):
        if not user.has_role(*STAFF):
            return self.none()
        return self.filter(survivor__in=Person.objects.visible_to(user))

    def undoable(self, now):
        return self.filter(undone_at=None, merged_at__gt=now - UNDO_WITHIN)


class PersonMerge(models.Model):
    """What a merge changed, so that it can be undone for a day; then only the fact stays."""

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    survivor = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="merges")
    twin_code = models.CharField(_("code of the other entry"), max_length=8)
    merged_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, related_name="+", null=True
    )
    merged_at = models.DateTimeField(_("merged"))
    twin = models.JSONField(_("the other entry as it was"), null=True)
    before = models.JSONField(_("values before"), null=True)
    after = models.JSONField(_("values chosen"), null=True)
    moved = models.JSONField(_("rows that moved"), null=True)
    dropped = models.JSONField(_("rows that both had"), null=True)
    undone_at = models.DateTimeField(_("undone"), null=True, blank=True)

    objects = PersonMergeQuerySet.as_manager()

    class Meta:
        ordering = ["-merged_at", "-pk"]
        verbose_name = _("merge of two entries")
        verbose_name_plural = _("merges of entries")

    def __str__(self):
        return f"{self.twin_code} {self.merged_at:%Y-%m-%d}"
