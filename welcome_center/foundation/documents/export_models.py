"""Tables that somebody takes out of the portal, and how each one likes to see a list."""

import uuid

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from welcome_center.foundation.documents import lists

__all__ = ["ColumnChoice", "Export", "SavedFilter"]


class ExportQuerySet(models.QuerySet):
    def visible_to(self, user):
        """Nobody's but one's own."""
        return self.filter(owner=user)

    def under_way(self):
        return self.filter(state__in=Export.UNDER_WAY)

    def workable(self, now):
        """Those that wait, and those whose worker is gone."""
        is_left = Q(state=Export.State.RUNNING, locked_until__lte=now)
        return self.filter(Q(state=Export.State.ASKED) | is_left)

    def downloadable(self, now):
        return self.filter(state=Export.State.READY, expires_at__gt=now)

    def expired(self, now):
        return self.filter(expires_at__lte=now).exclude(state=Export.State.GONE)

    def for_list(self):
        return self.order_by("-asked_at", "-pk")


class Export(models.Model):
    """One table as a file. The file lives a day; that it was made, and by whom, stays on record."""

    class Format(models.TextChoices):
        XLSX = "xlsx", _("Excel")
        CSV = "csv", _("CSV")

    class State(models.TextChoices):
        ASKED = "asked", _("waiting")
        RUNNING = "running", _("being made")
        READY = "ready", _("ready")
        FAILED = "failed", _("not made")
        GONE = "gone", _("deleted")

    class Fault(models.TextChoices):
        INTERRUPTED = (
            "interrupted",
            _("The work was interrupted several times. Please ask for the table again."),
        )
        TOO_LONG = "too_long", _("It took too long. Please filter the list more narrowly.")
        TOO_MANY = (
            "too_many",
            _("These are more rows than one table may have. Please filter the list more narrowly."),
        )
        NOT_ALLOWED = "not_allowed", _("You may no longer see all rows of this list.")
        NOT_UNDERSTOOD = (
            "not_understood",
            _("The filter does not fit the list any more. Please set it again."),
        )
        BROKEN = "broken", _("Something went wrong on our side. Please try again later.")

    UNDER_WAY = (State.ASKED, State.RUNNING)

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="exports"
    )
    kind = models.CharField(_("list"), max_length=40)
    terms = models.JSONField(_("filter"), default=dict)
    columns = ArrayField(models.CharField(max_length=40), verbose_name=_("columns"))
    format = models.CharField(_("format"), max_length=4, choices=Format)
    language = models.CharField(_("language"), max_length=10)
    # Of list, filter, columns and format: two clicks ask for one table.
    fingerprint = models.CharField(max_length=64, editable=False)
    state = models.CharField(_("state"), max_length=10, choices=State, default=State.ASKED)
    fault = models.CharField(_("fault"), max_length=20, choices=Fault, blank=True)
    rows_done = models.PositiveIntegerField(_("rows written"), default=0)
    rows_total = models.PositiveIntegerField(_("rows in all"), null=True, blank=True)
    # Whose rows are in the file: who leaves such a team may not fetch it any more.
    teams = ArrayField(models.BigIntegerField(), default=list)
    attempts = models.PositiveSmallIntegerField(default=0)
    locked_until = models.DateTimeField(null=True, blank=True)
    asked_at = models.DateTimeField(_("asked"))
    made_at = models.DateTimeField(_("made"), null=True, blank=True)
    expires_at = models.DateTimeField(_("kept until"))

    objects = ExportQuerySet.as_manager()

    class Meta:
        ordering = ["-asked_at", "-pk"]
        verbose_name = _("export")
        verbose_name_plural = _("exports")
        constraints = [
            models.UniqueConstraint(
                fields=["owner", "fingerprint"],
                condition=Q(state__in=["asked", "running"]),
                name="same_export_once_at_a_time",
            ),
            models.CheckConstraint(
                name="export_in_hand_exactly_while_running",
                condition=Q(state="running", locked_until__isnull=False)
                | (~Q(state="running") & Q(locked_until=None)),
            ),
            models.CheckConstraint(
                name="export_says_why_exactly_when_failed",
                condition=Q(state="gone")
                | (Q(state="failed") & ~Q(fault=""))
                | (~Q(state="failed") & Q(fault="")),
            ),
            models.CheckConstraint(
                name="export_gone_keeps_no_filter",
                condition=~Q(state="gone") | Q(terms={}),
            ),
        ]
        indexes = [
            models.Index(
                fields=["expires_at"], condition=~Q(state="gone"), name="exports_that_expire"
            )
        ]

    def __str__(self):
        return f"{self.kind} {self.asked_at:%Y-%m-%d %H:%M}"

    @property
    def label(self):
        portal_list = lists.get(self.kind)
        return portal_list.label if portal_list else self.kind

    @property
    def file_name(self):
        """In the store; nobody can guess it, and nobody is served by it."""
        return f"{self.uuid}.{self.format}"

    @property
    def shown_name(self):
        return f"{self.kind}-{self.asked_at:%Y-%m-%d}.{self.format}"

    @property
    def is_under_way(self):
        return self.state in self.UNDER_WAY

    @property
    def tone(self):
        return {"ready": "success", "failed": "danger", "gone": "neutral"}.get(self.state, "info")


class OwnQuerySet(models.QuerySet):
    def visible_to(self, user):
        return self.filter(owner=user)


class SavedFilter(models.Model):
    """A filter that somebody uses often, under a name of one's own."""

    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="saved_filters"
    )
    kind = models.CharField(_("list"), max_length=40)
    name = models.CharField(_("name"), max_length=60)
    query = models.CharField(_("filter"), max_length=2000)

    objects = OwnQuerySet.as_manager()

    class Meta:
        ordering = ["name", "pk"]
        verbose_name = _("saved filter")
        verbose_name_plural = _("saved filters")
        constraints = [
            models.UniqueConstraint(
                fields=["owner", "kind", "name"], name="one_saved_filter_a_name"
            )
        ]

    def __str__(self):
        return self.name


class ColumnChoice(models.Model):
    """The columns that somebody wants to see of a list."""

    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="column_choices"
    )
    kind = models.CharField(_("list"), max_length=40)
    columns = ArrayField(models.CharField(max_length=40), verbose_name=_("columns"))

    objects = OwnQuerySet.as_manager()

    class Meta:
        ordering = ["kind", "pk"]
        verbose_name = _("choice of columns")
        verbose_name_plural = _("choices of columns")
        constraints = [
            models.UniqueConstraint(fields=["owner", "kind"], name="one_choice_of_columns_a_list")
        ]

    def __str__(self):
        return self.kind
