"""Rules of responsibility: which kind of institution helps whom with what, from when to when."""

from datetime import timedelta

import pgtrigger
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Count, F, Q
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _

from partners.directory.kinds import Evidence, with_history
from partners.directory.texts import Worded

__all__ = ["Rule", "RuleDoubt", "RuleEdition"]

A_YEAR = timedelta(days=365)
SOON = timedelta(days=60)  # before a rule ends, somebody should know what comes after


class RuleEdition(models.Model):
    """One row: another key after each change of any rule. Processes keep the rules by it."""

    is_only = models.BooleanField(primary_key=True, default=True, editable=False)
    edition = models.UUIDField(editable=False)

    class Meta:
        verbose_name = _("edition of the rules")
        verbose_name_plural = _("editions of the rules")
        constraints = [
            models.CheckConstraint(name="only_one_edition_of_rules", condition=Q(is_only=True))
        ]

    def __str__(self):
        return str(self.edition)


def new_edition():
    """Sees bulk updates and SQL, too."""
    return pgtrigger.Trigger(
        name="new_edition_of_rules",
        level=pgtrigger.Statement,
        when=pgtrigger.After,
        operation=pgtrigger.Insert | pgtrigger.Update | pgtrigger.Delete,
        func="""
            INSERT INTO partners_ruleedition (is_only, edition) VALUES (TRUE, gen_random_uuid())
            ON CONFLICT (is_only) DO UPDATE SET edition = EXCLUDED.edition;
            RETURN NULL;
        """,
    )


class RuleQuerySet(models.QuerySet):
    def visible_to(self, user):
        """What a rule does, the guide shows to all; coordinators look after the rules."""
        return self.all() if user.is_authenticated and user.is_coordinator else self.none()

    def valid_on(self, day):
        return self.filter(
            Q(valid_from=None) | Q(valid_from__lte=day),
            Q(valid_to=None) | Q(valid_to__gte=day),
            is_active=True,
        )

    def ending_soon(self, day):
        return self.filter(is_active=True, valid_to__lte=day + SOON)

    def with_stale_review(self, day):
        """Nobody has checked it for a year, or ever."""
        return self.filter(Q(reviewed_on=None) | Q(reviewed_on__lte=day - A_YEAR))

    def doubted(self):
        """Somebody acted otherwise, or the place said no, and nobody has looked at it since."""
        return self.filter(doubts__checked_at=None, doubts__isnull=False).distinct()

    def with_doubts(self):
        open_ones = Count("doubts", filter=Q(doubts__checked_at=None))
        return self.annotate(n_doubts=open_ones)

    def for_list(self):
        return self.with_doubts().order_by("topic", "priority", "code")


@with_history()
class Rule(Worded):
    """A hint, never a decision. What it says stands in `hint`, by language."""

    TEXTS = ("hint",)

    code = models.CharField(_("code"), max_length=12, unique=True)
    topic = models.CharField(
        _("topic"), max_length=40, help_text=_("A topic, a group of topics, or * for all.")
    )
    residences = ArrayField(
        models.CharField(max_length=40),
        verbose_name=_("residence"),
        default=list,
        blank=True,
        help_text=_("Statuses or groups of statuses; none: everybody."),
    )
    condition = models.CharField(_("condition"), max_length=200, blank=True)
    target = models.CharField(_("kind of institution"), max_length=40)
    priority = models.PositiveSmallIntegerField(_("priority"), default=1)
    hint = models.JSONField(_("hint"), default=dict)
    documents = ArrayField(
        models.CharField(max_length=40), verbose_name=_("documents"), default=list, blank=True
    )
    valid_from = models.DateField(_("valid from"), null=True, blank=True)
    valid_to = models.DateField(_("valid to"), null=True, blank=True)
    source_url = models.URLField(_("source"), max_length=300, blank=True)
    evidence = models.CharField(
        _("evidence"), max_length=10, choices=Evidence, default=Evidence.MEMORY
    )
    reviewed_on = models.DateField(_("last checked"), null=True, blank=True)
    is_active = models.BooleanField(_("active"), default=True)
    is_own = models.BooleanField(
        _("changed by this center"),
        default=False,
        help_text=_("It stays as it is when the rules are loaded again."),
    )
    version = models.PositiveIntegerField(default=1, editable=False)
    changed_at = models.DateTimeField(auto_now=True)

    objects = RuleQuerySet.as_manager()

    class Meta:
        ordering = ["code"]
        verbose_name = _("rule")
        verbose_name_plural = _("rules")
        triggers = [new_edition()]
        constraints = [
            models.CheckConstraint(
                name="rule_of_responsibility_is_valid_for_a_time",
                condition=Q(valid_to=None) | Q(valid_from=None) | Q(valid_to__gte=F("valid_from")),
            )
        ]

    def __str__(self):
        return self.code

    def has_ended(self, day):
        return self.valid_to is not None and self.valid_to < day

    def ends_soon(self, day):
        return self.valid_to is not None and day <= self.valid_to <= day + SOON

    def is_review_stale(self, day):
        return self.reviewed_on is not None and self.reviewed_on <= day - A_YEAR


class RuleDoubt(models.Model):
    """What work says against a rule: colleagues chose another place, or the place declined.

    Nobody is named in it. A coordinator looks at the rule and closes its doubts.
    """

    class Origin(models.TextChoices):
        OVERRIDDEN = "overridden", _("a colleague chose another place")
        DECLINED = "declined", _("the place said that it is not responsible")

    rule = models.ForeignKey(Rule, on_delete=models.CASCADE, related_name="doubts")
    origin = models.CharField(_("origin"), max_length=12, choices=Origin)
    reason = models.CharField(_("reason"), max_length=300, blank=True)
    noted_at = models.DateTimeField(_("noted"), db_default=Now(), editable=False)
    checked_at = models.DateTimeField(_("checked"), null=True, blank=True)

    class Meta:
        ordering = ["-noted_at", "-pk"]
        verbose_name = _("doubt about a rule")
        verbose_name_plural = _("doubts about rules")

    def __str__(self):
        return f"{self.rule_id} {self.origin}"
