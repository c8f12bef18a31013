"""Long texts while they are written, so that a closed tab loses nothing."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from newcomers.people.models import Person
from welcome_center.foundation.access import STAFF

__all__ = ["TextDraft"]


class TextDraftQuerySet(models.QuerySet):
    def visible_to(self, user):
        """Only one's own, and only as long as the person is of one's team."""
        if user.has_role(*STAFF):
            return self.filter(user=user, person__team__in=user.teams.all())
        return self.none()


class TextDraft(models.Model):
    """One form in one tab has one draft: two tabs never write over each other's."""

    token = models.UUIDField(unique=True)
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="text_drafts"
    )
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="text_drafts")
    place = models.CharField(_("place"), max_length=60)
    text = models.TextField(_("text"))
    saved_at = models.DateTimeField(_("saved"))

    objects = TextDraftQuerySet.as_manager()

    class Meta:
        ordering = ["-saved_at", "-pk"]
        verbose_name = _("unsaved text")
        verbose_name_plural = _("unsaved texts")

    def __str__(self):
        return self.place
