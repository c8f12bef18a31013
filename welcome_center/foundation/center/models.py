"""What the center is: name, teams, sites, times, closures, topics, languages."""

from django.contrib.postgres.fields import ArrayField
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models.functions import Now
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from welcome_center.foundation.center.codes import (
    Language,
    ListCode,
    Municipality,
    ResidenceGroup,
    ResidenceStatus,
    Topic,
    TopicGroup,
    label_in,
)

__all__ = [
    "Center",
    "Closure",
    "Funder",
    "HolidayOpening",
    "Language",
    "ListCode",
    "Municipality",
    "OpeningHours",
    "ResidenceGroup",
    "ResidenceStatus",
    "Site",
    "Team",
    "Topic",
    "TopicGroup",
]


class Land(models.TextChoices):
    """The federal states, by the second half of ISO 3166-2."""

    BW = "BW", "Baden-Württemberg"
    BY = "BY", "Bayern"
    BE = "BE", "Berlin"
    BB = "BB", "Brandenburg"
    HB = "HB", "Bremen"
    HH = "HH", "Hamburg"
    HE = "HE", "Hessen"
    MV = "MV", "Mecklenburg-Vorpommern"
    NI = "NI", "Niedersachsen"
    NW = "NW", "Nordrhein-Westfalen"
    RP = "RP", "Rheinland-Pfalz"
    SL = "SL", "Saarland"
    SN = "SN", "Sachsen"
    ST = "ST", "Sachsen-Anhalt"
    SH = "SH", "Schleswig-Holstein"
    TH = "TH", "Thüringen"


class Weekday(models.IntegerChoices):
    """ISO 8601: Monday is 1."""

    MONDAY = 1, _("Monday")
    TUESDAY = 2, _("Tuesday")
    WEDNESDAY = 3, _("Wednesday")
    THURSDAY = 4, _("Thursday")
    FRIDAY = 5, _("Friday")
    SATURDAY = 6, _("Saturday")
    SUNDAY = 7, _("Sunday")


def gaps(row):
    """Names of the fields that still wait for the operator: their text begins with "["."""
    return [
        field.verbose_name
        for field in row._meta.concrete_fields
        if _german(getattr(row, field.attname)).startswith("[")
    ]


def _german(value):
    value = value.get("de", "") if isinstance(value, dict) else value
    return value if isinstance(value, str) else ""


class CenterQuerySet(models.QuerySet):
    def visible_to(self, user):
        """Its texts and address are everybody's: whoever leads one of its teams looks after them,
        and who that is, the page says."""
        return self.all() if user.is_coordinator else self.none()


class Center(models.Model):
    """The one welcome center of this installation. Texts are kept in each language."""

    class Theme(models.TextChoices):
        KERN = "kern", _("KERN")
        BADEN_WUERTTEMBERG = "baden-wuerttemberg", "Baden-Württemberg"
        SCHLESWIG_HOLSTEIN = "schleswig-holstein", "Schleswig-Holstein"

    is_only = models.BooleanField(primary_key=True, default=True, editable=False)
    profile = models.SlugField(_("profile"))
    name = models.CharField(_("name"), max_length=120)
    region_name = models.CharField(_("region"), max_length=120)
    motto = models.CharField(_("motto"), max_length=200, blank=True)
    introduction = models.JSONField(_("introduction"), default=dict, blank=True)
    official_line = models.JSONField(_("line above the page"), default=dict, blank=True)
    carrier_line = models.JSONField(_("carrier"), default=dict, blank=True)
    funding_line = models.JSONField(_("funding"), default=dict, blank=True)
    logo = models.FileField(_("logo"), upload_to="center/", blank=True)
    theme = models.CharField(_("theme"), max_length=30, choices=Theme, default=Theme.KERN)
    land = models.CharField(_("federal state"), max_length=2, choices=Land)
    interface_languages = ArrayField(
        models.CharField(max_length=10),
        verbose_name=_("languages of the portal"),
        default=list,
        blank=True,
        help_text=_("None means all. German cannot be switched off."),
    )
    street = models.CharField(_("street"), max_length=120, blank=True)
    postal_code = models.CharField(_("postal code"), max_length=5, blank=True)
    city = models.CharField(_("town"), max_length=80, blank=True)
    phone = models.CharField(_("phone"), max_length=40, blank=True)
    email = models.EmailField(_("e-mail"), blank=True)
    website = models.URLField(_("website"), blank=True)
    reminder_hours = ArrayField(
        models.PositiveSmallIntegerField(),
        verbose_name=_("reminders, hours before"),
        default=list,
    )

    asks_for_feedback = models.BooleanField(
        _("ask by mail, after an appointment, how it was"),
        default=False,
        db_default=False,
        help_text=_("Only people who want mails, and each at most once in 90 days."),
    )

    objects = CenterQuerySet.as_manager()

    class Meta:
        verbose_name = _("center")
        verbose_name_plural = _("center")
        constraints = [
            models.CheckConstraint(name="only_one_center", condition=models.Q(is_only=True))
        ]

    def __str__(self):
        return self.full_name

    @property
    def full_name(self):
        return f"{self.name} {self.region_name}"

    @property
    def address(self):
        return f"{self.street}, {self.postal_code} {self.city}"

    @property
    def gaps(self):
        return gaps(self)

    def text(self, field):
        """A text of this center in the reader's language."""
        return label_in(getattr(self, field), get_language())


class Funder(models.Model):
    """Who pays for the center, named on its pages and reports."""

    name = models.CharField(_("name"), max_length=160, unique=True)
    sort = models.PositiveSmallIntegerField(_("order"), default=0)

    class Meta:
        ordering = ["sort", "pk"]
        verbose_name = _("funder")
        verbose_name_plural = _("funders")

    def __str__(self):
        return self.name


class TeamQuerySet(models.QuerySet):
    def visible_to(self, user):
        """One's own."""
        return self.filter(members=user)


class Team(models.Model):
    """Colleagues with one carrier. People, cases and employers belong to a team."""

    code = models.SlugField(_("code"), unique=True)
    name = models.CharField(_("name"), max_length=120)
    carrier = models.CharField(_("carrier"), max_length=200)
    email = models.EmailField(_("e-mail"), blank=True)
    sort = models.PositiveSmallIntegerField(_("order"), default=0)

    objects = TeamQuerySet.as_manager()

    class Meta:
        ordering = ["sort", "pk"]
        verbose_name = _("team")
        verbose_name_plural = _("teams")

    def __str__(self):
        return self.name


class SiteQuerySet(models.QuerySet):
    def visible_to(self, user):
        """Those of one's own teams. What the public sees of a site is not asked this way."""
        return self.filter(team__in=user.teams.all())

    def active(self):
        return self.filter(is_active=True)

    def for_list(self):
        return self.select_related("team").order_by("sort", "pk")


class Site(models.Model):
    """Where people are advised."""

    code = models.SlugField(_("code"), unique=True)
    team = models.ForeignKey(Team, on_delete=models.PROTECT, related_name="sites")
    name = models.CharField(_("name"), max_length=120)
    street = models.CharField(_("street"), max_length=120)
    postal_code = models.CharField(_("postal code"), max_length=5)
    city = models.CharField(_("town"), max_length=80)
    municipality = models.ForeignKey(
        Municipality, on_delete=models.PROTECT, related_name="sites", null=True, blank=True
    )
    land = models.CharField(_("federal state"), max_length=2, choices=Land)
    latitude = models.DecimalField(
        _("latitude"),
        max_digits=7,
        decimal_places=5,
        null=True,
        blank=True,
        validators=[MinValueValidator(-90), MaxValueValidator(90)],
    )
    longitude = models.DecimalField(
        _("longitude"),
        max_digits=8,
        decimal_places=5,
        null=True,
        blank=True,
        validators=[MinValueValidator(-180), MaxValueValidator(180)],
    )
    way = models.JSONField(_("how to get there"), default=dict, blank=True)
    accessibility = models.JSONField(_("accessibility"), default=dict, blank=True)
    is_active = models.BooleanField(_("active"), default=True)
    sort = models.PositiveSmallIntegerField(_("order"), default=0)

    objects = SiteQuerySet.as_manager()

    class Meta:
        ordering = ["sort", "pk"]
        verbose_name = _("site")
        verbose_name_plural = _("sites")
        constraints = [
            models.CheckConstraint(
                name="both_coordinates_or_none",
                condition=models.Q(latitude=None, longitude=None)
                | models.Q(latitude__isnull=False, longitude__isnull=False),
                violation_error_message=_("Please enter both coordinates, or none."),
            )
        ]

    def __str__(self):
        return self.name

    @property
    def address(self):
        return f"{self.street}, {self.postal_code} {self.city}"

    @property
    def place_on_earth(self):
        """(latitude, longitude), or None."""
        return None if self.latitude is None else (self.latitude, self.longitude)

    @property
    def geo_uri(self):
        """RFC 5870: opened by the map that the reader's own device has, or empty."""
        place = self.place_on_earth
        return f"geo:{place[0]},{place[1]}" if place else ""

    @property
    def gaps(self):
        return gaps(self)

    def text(self, field):
        return label_in(getattr(self, field), get_language())


class OpeningHours(models.Model):
    """When a site is open, on one day of the week, in local time."""

    site = models.ForeignKey(Site, on_delete=models.CASCADE, related_name="opening_hours")
    weekday = models.PositiveSmallIntegerField(_("day"), choices=Weekday)
    opens = models.TimeField(_("opens"))
    closes = models.TimeField(_("closes"))

    class Meta:
        ordering = ["site", "weekday", "opens"]
        verbose_name = _("opening hours")
        verbose_name_plural = _("opening hours")
        constraints = [
            models.CheckConstraint(
                name="opens_before_it_closes", condition=models.Q(opens__lt=models.F("closes"))
            ),
            models.UniqueConstraint(
                fields=["site", "weekday", "opens"], name="opens_once_at_a_time"
            ),
        ]

    def __str__(self):
        return f"{self.get_weekday_display()} {self.opens:%H:%M}–{self.closes:%H:%M}"


class ClosureQuerySet(models.QuerySet):
    def visible_to(self, user):
        """Those of one's own teams' sites, and of the whole center."""
        return self.filter(models.Q(site=None) | models.Q(site__team__in=user.teams.all()))

    def upcoming(self, day):
        return self.filter(ends_on__gte=day).order_by("starts_on", "pk")


class Closure(models.Model):
    """Days on which a site, or the whole center, is closed. Both ends are closed days."""

    site = models.ForeignKey(
        Site, on_delete=models.CASCADE, related_name="closures", null=True, blank=True
    )
    starts_on = models.DateField(_("first day"))
    ends_on = models.DateField(_("last day"))
    reason = models.CharField(_("reason"), max_length=120, blank=True)

    objects = ClosureQuerySet.as_manager()

    class Meta:
        ordering = ["starts_on", "pk"]
        verbose_name = _("closing days")
        verbose_name_plural = _("closing days")
        constraints = [
            models.CheckConstraint(
                name="closure_starts_before_it_ends",
                condition=models.Q(starts_on__lte=models.F("ends_on")),
            )
        ]

    def __str__(self):
        return f"{self.starts_on}–{self.ends_on}"


class HolidayOpeningQuerySet(models.QuerySet):
    def visible_to(self, user):
        """Those of one's own teams' sites."""
        return self.filter(site__team__in=user.teams.all())


class HolidayOpening(models.Model):
    """A public holiday on which a site works all the same."""

    site = models.ForeignKey(Site, on_delete=models.CASCADE, related_name="holiday_openings")
    day = models.DateField(_("day"))
    created_at = models.DateTimeField(db_default=Now(), editable=False)

    objects = HolidayOpeningQuerySet.as_manager()

    class Meta:
        ordering = ["day", "pk"]
        verbose_name = _("open on a public holiday")
        verbose_name_plural = _("open on public holidays")
        constraints = [models.UniqueConstraint(fields=["site", "day"], name="open_once_a_holiday")]

    def __str__(self):
        return str(self.day)
