"""How many posts a center's teams have: what reports divide by."""

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from welcome_center.foundation.center.models import Team

__all__ = ["StaffPosts"]


class StaffPostsQuerySet(models.QuerySet):
    def visible_to(self, user):
        """Those of the teams that one leads."""
        if not user.is_coordinator:
            return self.none()
        return self.filter(team__in=user.teams.all())

    def for_list(self):
        return self.select_related("team").order_by("-year", "team__sort", "team__pk")


class StaffPosts(models.Model):
    """How many full posts a team had, on average over one year: what reports divide by.

    A post that was filled for half of the year counts 0.50; no row means that nobody has said.
    """

    team = models.ForeignKey(Team, on_delete=models.PROTECT, related_name="staff_posts")
    year = models.PositiveSmallIntegerField(
        _("year"), validators=[MinValueValidator(2000), MaxValueValidator(2100)]
    )
    full_posts = models.DecimalField(
        _("full posts"),
        max_digits=5,
        decimal_places=2,
        validators=[MinValueValidator(0), MaxValueValidator(999)],
    )
    note = models.CharField(_("note"), max_length=200, blank=True)

    objects = StaffPostsQuerySet.as_manager()

    class Meta:
        ordering = ["-year", "team", "pk"]
        verbose_name = _("staff posts")
        verbose_name_plural = _("staff posts")
        constraints = [
            models.UniqueConstraint(fields=["team", "year"], name="posts_once_a_team_and_year"),
            models.CheckConstraint(
                name="between_0_and_999_full_posts",
                condition=models.Q(full_posts__gte=0, full_posts__lte=999),
            ),
            models.CheckConstraint(
                name="posts_of_a_year_of_ours", condition=models.Q(year__gte=2000, year__lte=2100)
            ),
        ]

    def __str__(self):
        return f"{self.year}: {self.full_posts}"
