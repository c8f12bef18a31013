"""What is offered: services, where each is offered, and what to bring."""

import uuid

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVectorField
from django.db import models
from django.db.models import Q
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _

from partners.directory import triggers
from partners.directory.hours import check_hours
from partners.directory.kinds import (
    EVERYWHERE,
    Evidence,
    Imported,
    Mode,
    codes,
    texts,
    with_history,
)
from partners.directory.models import Location, Organisation
from partners.directory.texts import Worded
from welcome_center.foundation.access import STAFF, Role
from welcome_center.foundation.center.models import ListCode

__all__ = ["RequiredDocument", "Service", "ServiceAtLocation"]


class ServiceQuerySet(models.QuerySet):
    def listed(self):
        """What the public directory shows, also while it is closed for a time."""
        open_to_see = (Service.State.PUBLISHED, Service.State.PAUSED)
        return self.filter(state__in=open_to_see, organisation__state=Organisation.State.PUBLISHED)

    def visible_to(self, user):
        entries = Organisation.objects.visible_to(user)
        if user.is_authenticated and user.has_role(*STAFF, Role.ADMINISTRATOR):
            return self.filter(organisation__in=entries)
        public = Q(state__in=(Service.State.PUBLISHED, Service.State.PAUSED))
        if user.is_authenticated and user.has_role(Role.PARTNER):
            public |= Q(organisation__in=Organisation.objects.of(user))
        return self.filter(public, organisation__in=entries)

    def responsible_in(self, ags):
        """Those whose area holds this municipality: the key itself or a beginning of it."""
        holders = [ags[:size] for size in range(2, len(ags) + 1)]
        return self.filter(areas__overlap=[*holders, EVERYWHERE])


@with_history(exclude=triggers.SEARCH_FIELDS)
class Service(Imported, Worded):
    """What an organisation offers, to whom, and how one gets in."""

    class State(models.TextChoices):
        DRAFT = "draft", _("draft")
        PUBLISHED = "published", _("published")
        PAUSED = "paused", _("temporarily closed")
        HIDDEN = "hidden", _("hidden")
        ARCHIVED = "archived", _("closed for good")

    class Capacity(models.TextChoices):
        UNKNOWN = "unknown", _("not stated")
        OPEN = "open", _("free places")
        WAITING = "waiting", _("waiting list")
        STOPPED = "stopped", _("no admission at present")

    TEXTS = (
        "name",
        "alternate_name",
        "description",
        "eligibility",
        "interpreting",
        "fee",
        "way_in",
        "professional_way_in",
        "alert",
        "hours_note",
    )

    organisation = models.ForeignKey(
        Organisation, on_delete=models.CASCADE, related_name="services"
    )
    name = texts(_("name"))
    alternate_name = texts(_("other name"))
    description = texts(_("description"))
    url = models.URLField(_("website"), max_length=300, blank=True)
    email = models.EmailField(_("e-mail"), blank=True)
    state = models.CharField(_("state"), max_length=10, choices=State, default=State.DRAFT)
    paused_until = models.DateField(_("closed until"), null=True, blank=True)
    sort = models.PositiveSmallIntegerField(_("order"), default=0)
    topics = codes(_("topics"))
    residence_groups = codes(_("residence groups; none: everybody"))
    genders = codes(_("genders; none: everybody"))
    minimum_age = models.PositiveSmallIntegerField(_("youngest age"), null=True, blank=True)
    maximum_age = models.PositiveSmallIntegerField(_("oldest age"), null=True, blank=True)
    eligibility = texts(_("for whom"))
    languages = codes(_("languages"))
    language_days = models.JSONField(_("days of a language"), default=dict, blank=True)
    has_interpreting = models.BooleanField(_("interpreting possible"), default=False)
    interpreting = texts(_("interpreting"))
    areas = codes(_("areas (AGS or its beginning; DE: everywhere)"), 8)
    modes = ArrayField(
        models.CharField(max_length=10, choices=Mode),
        verbose_name=_("ways"),
        default=list,
        blank=True,
    )
    is_free = models.BooleanField(_("free of charge"), null=True, blank=True)
    fee = texts(_("fee"))
    fee_amount = models.DecimalField(
        _("fee in euros"), max_digits=8, decimal_places=2, null=True, blank=True
    )
    way_in = texts(_("how people get in"))
    professional_way_in = texts(_("how colleagues send people"))
    by_appointment = models.BooleanField(_("by appointment only"), default=False)
    capacity = models.CharField(
        _("capacity"), max_length=10, choices=Capacity, default=Capacity.UNKNOWN
    )
    waiting_weeks = models.PositiveSmallIntegerField(_("waiting, weeks"), null=True, blank=True)
    alert = texts(_("notice"))
    hours = models.CharField(
        _("opening hours"), max_length=500, blank=True, validators=[check_hours]
    )
    hours_note = texts(_("note on the hours"))
    external_key = models.CharField(
        _("key in the federal catalogue (LeiKa)"), max_length=20, blank=True
    )
    evidence = models.CharField(
        _("evidence"), max_length=10, choices=Evidence, default=Evidence.MEMORY
    )
    confirmed_on = models.DateField(_("confirmed on"), null=True, blank=True)
    version = models.PositiveIntegerField(default=1, editable=False)
    created_at = models.DateTimeField(db_default=Now(), editable=False)
    # written by the database, see triggers.py
    changed_at = models.DateTimeField(db_default=Now(), editable=False)
    document = SearchVectorField(null=True, editable=False)
    words = models.TextField(default="", editable=False)
    towns = codes(_("towns"), 8)
    opening = codes(_("hours by federal state"), 600)
    has_step_free_access = models.BooleanField(default=False, editable=False)

    objects = ServiceQuerySet.as_manager()

    class Meta(Imported.Meta):
        ordering = ["organisation", "sort", "pk"]
        verbose_name = _("service")
        verbose_name_plural = _("services")
        indexes = [
            GinIndex(fields=["document"], name="service_document"),
            GinIndex(fields=["words"], opclasses=["gin_trgm_ops"], name="service_words"),
            GinIndex(fields=["topics", "languages", "areas"], name="service_codes"),
            models.Index(fields=["changed_at", "id"], name="service_changed"),
        ]
        constraints = [
            *Imported.Meta.constraints,
            models.CheckConstraint(
                name="service_waits_only_with_a_list",
                condition=Q(waiting_weeks=None) | Q(capacity="waiting"),
            ),
            models.CheckConstraint(
                name="service_ages_in_order",
                condition=Q(minimum_age=None)
                | Q(maximum_age=None)
                | Q(minimum_age__lte=models.F("maximum_age")),
            ),
        ]
        triggers = [triggers.write_search(), triggers.note_in_the_directory()]

    def __str__(self):
        return self.text("name")


@with_history()
class ServiceAtLocation(Worded):
    """That a service is offered at a place; with own hours where they differ from the place's."""

    TEXTS = ("description", "hours_note")

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    service = models.ForeignKey(Service, on_delete=models.CASCADE, related_name="places")
    location = models.ForeignKey(Location, on_delete=models.CASCADE, related_name="offers")
    description = texts(_("description"))
    hours = models.CharField(
        _("opening hours"), max_length=500, blank=True, validators=[check_hours]
    )
    hours_note = texts(_("note on the hours"))

    class Meta:
        ordering = ["service", "pk"]
        verbose_name = _("service at a place")
        verbose_name_plural = _("services at places")
        constraints = [
            models.UniqueConstraint(fields=["service", "location"], name="service_once_a_place")
        ]
        triggers = triggers.touch_service_of_link()

    def __str__(self):
        return f"{self.service} – {self.location}"

    @property
    def opening_hours(self):
        """Own hours, or else the place's, or else the service's."""
        return self.hours or self.location.hours or self.service.hours


@with_history()
class RequiredDocument(Worded):
    """What to bring: a code of the list "document", or own words."""

    TEXTS = ("words",)

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    service = models.ForeignKey(
        Service, on_delete=models.CASCADE, related_name="required_documents"
    )
    document = models.ForeignKey(
        ListCode, on_delete=models.PROTECT, related_name="+", null=True, blank=True
    )
    words = texts(_("own words"))
    url = models.URLField(_("form on the web"), max_length=300, blank=True)
    sort = models.PositiveSmallIntegerField(_("order"), default=0)

    class Meta:
        ordering = ["service", "sort", "pk"]
        verbose_name = _("document to bring")
        verbose_name_plural = _("documents to bring")
        constraints = [
            models.CheckConstraint(
                name="document_has_a_code_or_words",
                condition=Q(document__isnull=False) | ~Q(words={}),
            )
        ]
        triggers = triggers.touch_service_of_document()

    def __str__(self):
        return self.document.label if self.document else self.text("words")
