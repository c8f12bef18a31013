"""How often the guide was asked about what, in which language, from where. Never by whom."""

from django.db import models
from django.utils.translation import gettext_lazy as _

__all__ = ["GuideCount"]


class GuideCount(models.Model):
    """A number for each day, topic, language and place. `place`: an AGS, or "abroad" and so on."""

    day = models.DateField(_("day"))
    topic = models.CharField(_("topic"), max_length=40)
    language = models.CharField(_("language"), max_length=10)
    place = models.CharField(_("place"), max_length=12)
    n = models.PositiveIntegerField(_("number"), default=1)

    class Meta:
        ordering = ["day", "topic", "language", "place"]
        verbose_name = _("use of the guide")
        verbose_name_plural = _("uses of the guide")
        constraints = [
            models.UniqueConstraint(
                fields=["day", "topic", "language", "place"], name="guide_counted_once_a_day"
            )
        ]

    def __str__(self):
        return f"{self.day} {self.topic} {self.language} {self.place}: {self.n}"
