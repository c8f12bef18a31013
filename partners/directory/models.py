"""The directory: who helps, with what, where and when. Shaped like Open Referral's HSDS 3.

The public sees entries: an organisation with its places and its services (`offers.py`).
`uuid` is HSDS's `id`. Codes stand in the rows themselves (arrays), so that one row is one version
of the truth: history, restoring and a before/after view need no joins. Codes are never deleted
once used.
"""

import uuid
from datetime import timedelta

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from partners.directory import triggers
from partners.directory.hours import check_hours
from partners.directory.kinds import (
    RESERVED_SLUGS,
    Confirmer,
    Evidence,
    Imported,
    check_latitude,
    check_longitude,
    texts,
    with_history,
)
from partners.directory.texts import Worded
from welcome_center.foundation.access import STAFF, Role
from welcome_center.foundation.center.codes import sort_key

__all__ = ["ContactPoint", "DirectoryChange", "Location", "Organisation"]

A_YEAR = timedelta(days=365)
GRACE = timedelta(days=28)  # two reminders; then it counts as not confirmed


class OrganisationQuerySet(models.QuerySet):
    def published(self):
        return self.filter(state=Organisation.State.PUBLISHED)

    def visible_to(self, user):
        """The public sees what is published; a partner the own entry; colleagues all."""
        if user.is_authenticated and user.has_role(*STAFF, Role.ADMINISTRATOR):
            return self.all()
        if user.is_authenticated and user.has_role(Role.PARTNER):
            own = self.filter(memberships__user=user).values("pk")
            return self.filter(Q(state=Organisation.State.PUBLISHED) | Q(pk__in=own))
        return self.published()

    def of(self, user):
        """Those that this partner contact may edit."""
        return self.filter(memberships__user=user)

    def editable_by(self, user):
        """A coordinator's: any. A contact's: the own ones."""
        return self.all() if user.is_coordinator else self.of(user)

    def due_on(self, day):
        return self.published().filter(Q(due_on__lte=day) | Q(hours_due_on__lte=day))

    def for_guide(self, day):
        """Not those that nobody has confirmed for a year; advisors still find them."""
        return self.published().filter(Q(confirmed_on=None) | Q(confirmed_on__gt=day - A_YEAR))

    def for_list(self):
        return self.order_by("sort_key", "pk")


@with_history()
class Organisation(Imported, Worded):
    """A place that helps: an entry of the directory."""

    class State(models.TextChoices):
        DRAFT = "draft", _("draft")
        PUBLISHED = "published", _("published")
        HIDDEN = "hidden", _("hidden")
        ARCHIVED = "archived", _("closed for good")

    TEXTS = ("name", "alternate_name", "description", "alert")

    slug = models.SlugField(_("address"), max_length=80, unique=True)
    kind = models.CharField(_("kind of institution"), max_length=40, blank=True)  # list org_type
    name = texts(_("name"))
    alternate_name = texts(_("other name"))
    sort_key = models.CharField(max_length=200, editable=False)
    description = texts(_("description"))
    alert = texts(_("notice"))
    parent = models.ForeignKey(
        "self", on_delete=models.PROTECT, related_name="children", null=True, blank=True
    )
    website = models.URLField(_("website"), max_length=300, blank=True)
    email = models.EmailField(_("e-mail of the institution"), blank=True)
    state = models.CharField(_("state"), max_length=10, choices=State, default=State.DRAFT)
    evidence = models.CharField(
        _("evidence"), max_length=10, choices=Evidence, default=Evidence.MEMORY
    )
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        related_name="+",
        null=True,
        blank=True,
        verbose_name=_("colleague who minds it"),
    )
    upkeep_email = models.EmailField(_("e-mail for confirming"), blank=True)
    confirmed_on = models.DateField(_("confirmed on"), null=True, blank=True)
    confirmed_by = models.CharField(_("confirmed by"), max_length=10, choices=Confirmer, blank=True)
    hours_confirmed_on = models.DateField(_("opening hours confirmed on"), null=True, blank=True)
    confirm_months = models.PositiveSmallIntegerField(_("confirm every (months)"), default=6)
    hours_months = models.PositiveSmallIntegerField(_("confirm hours every (months)"), default=3)
    due_on = models.DateField(_("to be confirmed by"), null=True, blank=True)
    hours_due_on = models.DateField(_("hours to be confirmed by"), null=True, blank=True)
    version = models.PositiveIntegerField(default=1, editable=False)
    created_at = models.DateTimeField(db_default=Now(), editable=False)
    changed_at = models.DateTimeField(auto_now=True)

    objects = OrganisationQuerySet.as_manager()

    class Meta(Imported.Meta):
        verbose_name = _("directory entry")
        verbose_name_plural = _("directory entries")
        indexes = [models.Index(fields=["due_on"]), models.Index(fields=["sort_key", "id"])]
        constraints = [
            *Imported.Meta.constraints,
            models.CheckConstraint(
                name="confirmed_on_a_day_by_somebody",
                condition=Q(confirmed_on=None, confirmed_by="")
                | Q(confirmed_on__isnull=False) & ~Q(confirmed_by=""),
            ),
            models.CheckConstraint(
                name="entry_address_is_no_page",
                condition=~Q(slug__in=RESERVED_SLUGS),
                violation_error_message=_("A page has this address. Please choose another one."),
            ),
        ]
        triggers = [
            *triggers.touch_services_of_organisation(),
            triggers.note_in_the_directory(
                "kind", "sort_key", "state", "confirmed_on", "due_on", "hours_due_on"
            ),
        ]

    def __str__(self):
        return self.text("name")

    def save(self, **options):
        self.sort_key = sort_key(self.text("name", "de"))[:200]
        super().save(**options)

    @property
    def is_public(self):
        return self.state == self.State.PUBLISHED

    def is_overdue(self, day):
        """Confirmed once, and not again in time, though two reminders went out."""
        return self.due_on is not None and self.due_on < day - GRACE

    def are_hours_overdue(self, day):
        return self.hours_due_on is not None and self.hours_due_on < day - GRACE

    @property
    def is_confirmed(self):
        """False where nobody has ever seen or confirmed it."""
        return self.confirmed_on is not None or self.evidence == Evidence.SEEN


class LocationQuerySet(models.QuerySet):
    def visible_to(self, user):
        return self.filter(organisation__in=Organisation.objects.visible_to(user))


@with_history()
class Location(Imported, Worded):
    """Where services are offered. Its opening hours hold unless a service there has its own."""

    class Kind(models.TextChoices):
        PHYSICAL = "physical", _("place to come to")
        POSTAL = "postal", _("postal address")
        VIRTUAL = "virtual", _("online")

    TEXTS = ("name", "description", "way", "accessibility", "hours_note")

    organisation = models.ForeignKey(
        Organisation, on_delete=models.CASCADE, related_name="locations"
    )
    kind = models.CharField(_("kind"), max_length=10, choices=Kind, default=Kind.PHYSICAL)
    name = texts(_("name"))
    description = texts(_("description"))
    street = models.CharField(_("street"), max_length=160, blank=True)
    postal_code = models.CharField(_("postal code"), max_length=12, blank=True)
    city = models.CharField(_("town"), max_length=80, blank=True)
    state_province = models.CharField(_("federal state"), max_length=60, blank=True)
    country = models.CharField(_("country"), max_length=2, default="DE")
    ags = models.CharField(_("official municipality key"), max_length=8, blank=True)
    latitude = models.FloatField(_("latitude"), null=True, blank=True, validators=[check_latitude])
    longitude = models.FloatField(
        _("longitude"), null=True, blank=True, validators=[check_longitude]
    )
    way = texts(_("how to get there"))
    accessibility = texts(_("accessibility"))
    is_accessible = models.BooleanField(_("step-free access"), null=True, blank=True)
    url = models.URLField(_("address on the web"), max_length=300, blank=True)
    hours = models.CharField(
        _("opening hours"), max_length=500, blank=True, validators=[check_hours]
    )
    hours_note = texts(_("note on the hours"))

    objects = LocationQuerySet.as_manager()

    class Meta(Imported.Meta):
        ordering = ["organisation", "pk"]
        verbose_name = pgettext_lazy("where somebody helps", "place")
        verbose_name_plural = _("places")
        triggers = triggers.touch_services_of_location()

    def __str__(self):
        return self.text("name") or f"{self.street}, {self.postal_code} {self.city}".strip(" ,")

    @property
    def land(self):
        """First two digits of the municipality key: the federal state, for public holidays."""
        return self.ags[:2]


@with_history()
class ContactPoint(Worded):
    """A phone number or web address of the institution. Never a person's."""

    class Kind(models.TextChoices):
        PHONE = "phone", _("phone")
        FAX = "fax", _("fax")
        TEXT = "text", _("text message")
        EMAIL = "email", _("e-mail")
        WEB = "web", _("website")

    TEXTS = ("label",)

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    organisation = models.ForeignKey(
        Organisation, on_delete=models.CASCADE, related_name="contact_points"
    )
    service = models.ForeignKey(
        "partners.Service",
        on_delete=models.CASCADE,
        related_name="contact_points",
        null=True,
        blank=True,
    )
    location = models.ForeignKey(
        Location, on_delete=models.CASCADE, related_name="contact_points", null=True, blank=True
    )
    kind = models.CharField(_("kind"), max_length=10, choices=Kind)
    value = models.CharField(_("number or address"), max_length=300)
    label = texts(_("what for"))
    sort = models.PositiveSmallIntegerField(_("order"), default=0)

    class Meta:
        ordering = ["organisation", "sort", "pk"]
        verbose_name = _("contact point")
        verbose_name_plural = _("contact points")
        triggers = triggers.touch_services_of_contact_point()

    def __str__(self):
        return self.value


class DirectoryChange(models.Model):
    """A row for each statement that changed what the public list chooses from.

    Processes keep the list by the newest row and the number of rows. It is no counter: writers
    would wait for each other until one of them has ended.
    """

    id = models.BigAutoField(primary_key=True)

    class Meta:
        verbose_name = _("change of the directory")
        verbose_name_plural = _("changes of the directory")

    def __str__(self):
        return str(self.pk)
