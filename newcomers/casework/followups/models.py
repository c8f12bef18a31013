"""What somebody wants to be reminded of: one dated step, of one colleague or of a whole team."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from newcomers.casework.followups.days import when_of
from newcomers.people.models import Person
from welcome_center.foundation.access import STAFF
from welcome_center.foundation.center.models import Team

__all__ = ["FollowUp"]


class FollowUpQuerySet(models.QuerySet):
    def visible_to(self, user):
        if user.has_role(*STAFF):
            return self.filter(team__in=user.teams.all())
        return self.none()

    def of(self, user):
        """Somebody's own, as long as the team is still hers or his."""
        return self.filter(owner=user, team__in=user.teams.all())

    def open(self):
        return self.filter(state=FollowUp.State.OPEN)

    def due_by(self, day):
        return self.filter(due_on__lte=day)

    def for_list(self):
        return self.select_related("person", "owner").order_by("due_on", "pk")


class FollowUp(models.Model):
    """Whoever is its `owner` does it; without one it waits for anybody of the team.

    `about` is what a rule looked at (a person, a referral, a case), `reason_on` the date in it
    that made the rule speak. One such date makes one follow-up, whatever became of it; only one
    that has gone by itself may come back.
    """

    class Repeat(models.TextChoices):
        NONE = "", _("does not repeat")
        WEEKLY = "weekly", _("every week")
        MONTHLY = "monthly", _("every month")
        QUARTERLY = "quarterly", _("every three months")
        YEARLY = "yearly", _("every year")

    class Origin(models.TextChoices):
        HAND = "hand", _("by hand")
        TEMPLATE = "template", _("from a template")
        RULE = "rule", _("by a rule")

    class Rule(models.TextChoices):
        RESIDENCE_ENDS = "residence_ends", _("Residence status ends")
        REFERRAL_UNANSWERED = "referral_unanswered", _("Ask after a referral")
        NO_CONTACT = "no_contact", _("No contact for a long time")
        NO_OUTCOME = "no_outcome", _("Case without outcome")

    class State(models.TextChoices):
        OPEN = "open", pgettext_lazy("follow-up", "open")
        DONE = "done", _("done")
        DROPPED = "dropped", _("dropped")
        GONE = "gone", _("no longer needed")

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    person = models.ForeignKey(
        Person, on_delete=models.CASCADE, related_name="follow_ups", null=True, blank=True
    )
    team = models.ForeignKey(
        Team, on_delete=models.PROTECT, related_name="follow_ups", db_index=False
    )
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        related_name="follow_ups",
        null=True,
        blank=True,
        verbose_name=_("who does it"),
    )
    text = models.CharField(_("what is to be done"), max_length=200, blank=True)
    due_on = models.DateField(_("due on"))
    repeat = models.CharField(
        _("repeat"), max_length=10, choices=Repeat, blank=True, default=Repeat.NONE
    )
    # What the rhythm is counted from: moving one step does not move those that follow.
    rhythm_from = models.DateField(_("rhythm from"), null=True, blank=True)
    origin = models.CharField(_("origin"), max_length=10, choices=Origin, default=Origin.HAND)
    step = models.CharField(_("step of a template"), max_length=40, blank=True)
    rule = models.CharField(_("rule"), max_length=20, choices=Rule, blank=True)
    about = models.UUIDField(_("about"), null=True, blank=True)
    reason_on = models.DateField(_("date of the reason"), null=True, blank=True)
    previous = models.OneToOneField(
        "self", on_delete=models.SET_NULL, related_name="following", null=True, blank=True
    )
    state = models.CharField(_("state"), max_length=10, choices=State, default=State.OPEN)
    closed_at = models.DateTimeField(_("closed at"), null=True, blank=True)
    closed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        related_name="+",
        null=True,
        blank=True,
    )
    close_reason = models.CharField(_("why it was dropped"), max_length=200, blank=True)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        related_name="+",
        null=True,
        blank=True,
    )
    created_at = models.DateTimeField(db_default=Now(), editable=False)

    objects = FollowUpQuerySet.as_manager()

    class Meta:
        ordering = ["due_on", "pk"]
        verbose_name = _("follow-up")
        verbose_name_plural = _("follow-ups")
        constraints = [
            models.CheckConstraint(
                name="follow_up_says_what_to_do", condition=~Q(text="") | ~Q(rule="")
            ),
            models.CheckConstraint(
                name="follow_up_of_a_rule_has_its_reason",
                condition=Q(origin="rule", about__isnull=False, reason_on__isnull=False)
                & ~Q(rule="")
                | ~Q(origin="rule") & Q(rule="", about=None, reason_on=None),
            ),
            models.CheckConstraint(
                name="follow_up_closed_exactly_when_dated",
                condition=Q(state="open", closed_at=None)
                | ~Q(state="open") & Q(closed_at__isnull=False),
            ),
            models.CheckConstraint(
                name="follow_up_repeats_in_a_rhythm",
                condition=Q(repeat="") | Q(rhythm_from__isnull=False),
            ),
            models.UniqueConstraint(
                fields=["rule", "about", "reason_on"],
                condition=Q(origin="rule") & ~Q(state="gone"),
                name="one_follow_up_a_reason",
            ),
        ]
        indexes = [
            models.Index(
                fields=["team", "due_on"], condition=Q(state="open"), name="open_follow_up_by_team"
            ),
            models.Index(
                fields=["owner", "due_on"],
                condition=Q(state="open"),
                name="open_follow_up_by_who",
            ),
        ]

    def __str__(self):
        if not self.rule:
            return self.text
        return f"{self.get_rule_display()}: {self.text}" if self.text else self.get_rule_display()

    @property
    def is_open(self):
        return self.state == self.State.OPEN

    def when(self, today):
        return when_of(self.due_on, today)
