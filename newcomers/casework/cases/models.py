"""What one person and one team set out to do, and how far it got."""

import uuid

import pghistory
from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.db.models.functions import Coalesce, Now
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from newcomers.people.models import Person, new_code
from welcome_center.foundation.access import STAFF
from welcome_center.foundation.center.models import ListCode, Team

__all__ = ["Case", "CaseGoal", "CaseOutcome", "ProtectedNote"]


class State(models.TextChoices):
    OPEN = "open", pgettext_lazy("case", "new")
    ACTIVE = "active", pgettext_lazy("case", "under way")
    WAITING = "waiting", pgettext_lazy("case", "waits for others")
    REOPENED = "reopened", pgettext_lazy("case", "reopened")
    CLOSED = "closed", pgettext_lazy("case", "closed")
    HANDED_OVER = "handed_over", pgettext_lazy("case", "handed over")


ENDED = (State.CLOSED, State.HANDED_OVER)
WORKING = (State.OPEN, State.ACTIVE, State.WAITING, State.REOPENED)


class CaseQuerySet(models.QuerySet):
    def visible_to(self, user):
        """Colleagues of the team; nobody else, the person included: its texts are notes."""
        if user.has_role(*STAFF):
            return self.filter(team__in=user.teams.all())
        return self.none()

    def open(self):
        return self.exclude(state__in=ENDED)

    def without_outcome(self):
        """Nobody has said yet what became of it."""
        return self.filter(outcomes=None)

    def with_last_contact(self):
        """`last_contact`: when somebody last talked about it; before that, since when it is open.

        A subquery for each row: list pages show fifty.
        """
        contact = self.model._meta.get_field("contacts").related_model
        latest = contact.objects.filter(case=models.OuterRef("pk")).order_by("-held_at", "-pk")
        return self.annotate(
            last_contact=Coalesce(models.Subquery(latest.values("held_at")[:1]), "opened_at")
        )

    def quiet_since(self, moment):
        return self.with_last_contact().filter(last_contact__lt=moment)

    def with_names(self):
        return self.select_related("person", "team", "advisor", "depth", "closing_reason")

    def for_list(self):
        """The newest first."""
        return self.with_names().with_last_contact().order_by("-opened_at", "-pk")


@pghistory.track()
class Case(models.Model):
    """A bundle of talks, goals and outcomes. Of one person, each team has one open case at most.

    `version` counts what was saved: who saves over another's words is told.
    """

    State = State

    class Program(models.TextChoices):
        """Who manages cases for longer. Codes of the list `org_type`."""

        MBE = "MBE", _("migration advice for adults (MBE)")
        JMD = "JMD", _("youth migration service (JMD)")

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    code = models.CharField(_("code"), max_length=8, unique=True, default=new_code, editable=False)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="cases")
    team = models.ForeignKey(Team, on_delete=models.PROTECT, related_name="cases")
    advisor = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="cases"
    )
    state = models.CharField(_("state"), max_length=12, choices=State, default=State.OPEN)
    # As with contacts: codes of the list `topic`, which are never deleted once used.
    topics = ArrayField(models.CharField(max_length=40), verbose_name=_("topics"))
    depth = models.ForeignKey(
        ListCode, on_delete=models.PROTECT, related_name="+", verbose_name=_("depth of help")
    )
    situation = models.TextField(_("what it is about"), max_length=20_000, blank=True)
    opened_at = models.DateTimeField(_("opened"))
    closed_at = models.DateTimeField(_("closed"), null=True, blank=True)
    closing_reason = models.ForeignKey(
        ListCode, on_delete=models.PROTECT, related_name="+", null=True, blank=True
    )
    handed_program = models.CharField(
        _("handed over to, kind"), max_length=3, choices=Program, blank=True
    )
    handed_to = models.CharField(_("handed over to"), max_length=300, blank=True)
    handed_on = models.DateField(_("handed over on"), null=True, blank=True)
    version = models.PositiveIntegerField(_("version"), default=1, db_default=1)
    changed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, related_name="+", null=True, blank=True
    )
    changed_at = models.DateTimeField(_("changed"), db_default=Now())

    objects = CaseQuerySet.as_manager()

    class Meta:
        ordering = ["-opened_at", "-pk"]
        verbose_name = _("case")
        verbose_name_plural = _("cases")
        constraints = [
            models.UniqueConstraint(
                fields=["person", "team"],
                condition=Q(state__in=[str(state) for state in WORKING]),
                name="one_open_case_a_person_and_team",
            ),
            models.CheckConstraint(
                name="case_has_ended_exactly_when_dated",
                condition=Q(state__in=[str(state) for state in ENDED], closed_at__isnull=False)
                | Q(state__in=[str(state) for state in WORKING], closed_at=None),
            ),
            models.CheckConstraint(
                name="closed_case_says_why",
                condition=~Q(state="closed") | Q(closing_reason__isnull=False),
            ),
            models.CheckConstraint(
                name="case_handed_over_exactly_when_said_to_whom",
                condition=(
                    Q(state="handed_over", handed_on__isnull=False)
                    & ~Q(handed_to="")
                    & ~Q(handed_program="")
                )
                | (~Q(state="handed_over") & Q(handed_on=None, handed_to="", handed_program="")),
            ),
            models.CheckConstraint(name="case_has_a_topic", condition=models.Q(topics__len__gte=1)),
        ]
        indexes = [
            models.Index(fields=["team", "-opened_at"], name="cases_of_a_team"),
        ]

    def __str__(self):
        return self.code

    @property
    def is_open(self):
        return self.state not in ENDED


@pghistory.track()
class CaseGoal(models.Model):
    """What the person wants to reach, in one line."""

    class State(models.TextChoices):
        OPEN = "open", pgettext_lazy("goal", "open")
        REACHED = "reached", pgettext_lazy("goal", "reached")
        DROPPED = "dropped", pgettext_lazy("goal", "dropped")

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="goals")
    text = models.CharField(_("goal"), max_length=300)
    state = models.CharField(_("state"), max_length=10, choices=State, default=State.OPEN)
    settled_on = models.DateField(_("reached or dropped on"), null=True, blank=True)
    created_at = models.DateTimeField(db_default=Now(), editable=False)

    class Meta:
        ordering = ["pk"]
        verbose_name = _("goal of a case")
        verbose_name_plural = _("goals of cases")
        constraints = [
            models.CheckConstraint(
                name="goal_is_settled_exactly_when_dated",
                condition=Q(state="open", settled_on=None)
                | (~Q(state="open") & Q(settled_on__isnull=False)),
            ),
            models.CheckConstraint(name="goal_says_what", condition=~Q(text="")),
        ]

    def __str__(self):
        return self.text


class Rung(models.IntegerChoices):
    """The ladder on which outcomes stand; `UNKNOWN` is beside it."""

    UNKNOWN = 0, _("not known")
    INFORMED = 1, pgettext_lazy("outcome of a case", "informed")
    REFERRED = 2, pgettext_lazy("outcome of a case", "referred")
    ARRIVED = 3, pgettext_lazy("outcome of a case", "arrived")
    BEGUN = 4, pgettext_lazy("outcome of a case", "procedure begun")
    RESULT = 5, pgettext_lazy("outcome of a case", "result")


# A procedure that ended badly is a result, too, whatever the list's rank says of its worth.
RUNGS = {"O1": Rung.INFORMED, "O2": Rung.REFERRED, "O3": Rung.ARRIVED, "O4": Rung.BEGUN}
RUNGS |= dict.fromkeys(("O0", "OX", "OM"), Rung.UNKNOWN)


@pghistory.track(pghistory.InsertEvent(), pghistory.DeleteEvent())
class CaseOutcome(models.Model):
    """One thing that came of a case: what, on which day, and who wrote it down."""

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="outcomes")
    outcome = models.ForeignKey(ListCode, on_delete=models.PROTECT, related_name="+")
    happened_on = models.DateField(_("day"))
    noted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    created_at = models.DateTimeField(db_default=Now(), editable=False)

    class Meta:
        ordering = ["happened_on", "pk"]
        verbose_name = _("outcome of a case")
        verbose_name_plural = _("outcomes of cases")
        constraints = [
            models.UniqueConstraint(
                fields=["case", "outcome", "happened_on"], name="outcome_once_a_case_and_day"
            )
        ]

    def __str__(self):
        return str(self.outcome)

    @property
    def rung(self):
        """Codes that a center adds by itself are results."""
        return RUNGS.get(self.outcome.code, Rung.RESULT)


@pghistory.track()
class ProtectedNote(models.Model):
    """Health, religion, politics: apart from all other texts, and each look at it is kept."""

    case = models.OneToOneField(Case, on_delete=models.CASCADE, related_name="protected")
    text = models.TextField(_("protected text"), max_length=20_000, blank=True)
    version = models.PositiveIntegerField(_("version"), default=1, db_default=1)
    changed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, related_name="+", null=True, blank=True
    )
    changed_at = models.DateTimeField(_("changed"), db_default=Now())

    class Meta:
        verbose_name = _("protected text of a case")
        verbose_name_plural = _("protected texts of cases")

    def __str__(self):
        return str(self.case_id)
