"""Advisors' availability and the appointments made from it."""

import secrets
import uuid

import pghistory
from django.conf import settings
from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import ArrayField, DateTimeRangeField, RangeBoundary
from django.contrib.postgres.fields.ranges import RangeOperators
from django.db import models
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _

from newcomers.people.models import Person, new_code
from welcome_center.foundation.access import STAFF
from welcome_center.foundation.center.models import Language, Site, Team, Topic, Weekday

__all__ = ["Absence", "AdvisorProfile", "Appointment", "Mode", "WeeklyRule"]


class Mode(models.TextChoices):
    """How a consultation is held; the codes of the list `contact_mode`."""

    IN_PERSON = "F2F", _("in person")
    PHONE = "PHONE", _("by phone")
    VIDEO = "VIDEO", _("by video")


def new_calendar_token():
    return secrets.token_urlsafe(32)


class AdvisorProfileQuerySet(models.QuerySet):
    def visible_to(self, user):
        """One's own; coordinators also those of their team."""
        if user.is_coordinator:
            return self.filter(user__teams__in=user.teams.all()).distinct()
        return self.filter(user=user)

    def colleagues_of(self, user):
        """Everybody of one's teams: at the desk one may book them, too."""
        teams = models.Q(user__teams__in=user.teams.all())
        return self.filter(teams | models.Q(user=user), user__is_active=True).distinct()

    def for_list(self):
        return self.select_related("user").order_by("user__name", "pk")


class AdvisorProfile(models.Model):
    """What an advisor offers: languages, topics, sites. No topic named means every topic."""

    user = models.OneToOneField(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="advisor_profile"
    )
    languages = models.ManyToManyField(
        Language, related_name="advisors", verbose_name=_("languages")
    )
    topics = models.ManyToManyField(
        Topic, related_name="advisors", verbose_name=_("topics"), blank=True
    )
    sites = models.ManyToManyField(Site, related_name="advisors", verbose_name=_("sites"))
    is_bookable = models.BooleanField(_("can be booked"), default=True)
    calendar_token = models.CharField(
        max_length=64, unique=True, default=new_calendar_token, editable=False
    )
    calendar_shows_names = models.BooleanField(_("names in the calendar feed"), default=False)

    objects = AdvisorProfileQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        verbose_name = _("advisor's profile")
        verbose_name_plural = _("advisors' profiles")

    def __str__(self):
        return str(self.user)


class WeeklyRuleQuerySet(models.QuerySet):
    def visible_to(self, user):
        return self.filter(advisor__in=AdvisorProfile.objects.visible_to(user))

    def not_ended(self, day):
        return self.filter(models.Q(valid_to=None) | models.Q(valid_to__gte=day))

    def on_offer(self, day):
        """Not ended, of advisors who can be booked, at active sites."""
        return self.not_ended(day).filter(
            advisor__is_bookable=True,
            advisor__user__is_active=True,
            site__is_active=True,
        )

    def for_list(self):
        return self.select_related("site").order_by("weekday", "starts", "pk")


class WeeklyRule(models.Model):
    """Hours that an advisor offers each week, in the center's local time."""

    advisor = models.ForeignKey(AdvisorProfile, on_delete=models.CASCADE, related_name="rules")
    site = models.ForeignKey(Site, on_delete=models.PROTECT, related_name="rules")
    weekday = models.PositiveSmallIntegerField(_("day"), choices=Weekday)
    starts = models.TimeField(_("from"))
    ends = models.TimeField(_("to"))
    modes = ArrayField(models.CharField(max_length=5, choices=Mode), verbose_name=_("modes"))
    topics = models.ManyToManyField(
        Topic, related_name="+", verbose_name=_("only these topics"), blank=True
    )
    valid_from = models.DateField(_("valid from"))
    valid_to = models.DateField(_("valid to"), null=True, blank=True)

    objects = WeeklyRuleQuerySet.as_manager()

    class Meta:
        ordering = ["advisor", "weekday", "starts", "pk"]
        verbose_name = _("weekly hours")
        verbose_name_plural = _("weekly hours")
        constraints = [
            models.CheckConstraint(
                name="rule_starts_before_it_ends", condition=models.Q(starts__lt=models.F("ends"))
            ),
            models.CheckConstraint(
                name="rule_is_valid_for_a_time",
                condition=models.Q(valid_to=None) | models.Q(valid_to__gte=models.F("valid_from")),
            ),
        ]

    def __str__(self):
        return f"{self.get_weekday_display()} {self.starts:%H:%M}–{self.ends:%H:%M}"

    @property
    def modes_in_words(self):
        return [Mode(mode).label for mode in self.modes]


class AbsenceQuerySet(models.QuerySet):
    def visible_to(self, user):
        return self.filter(advisor__in=AdvisorProfile.objects.visible_to(user))

    def upcoming(self, now):
        return self.filter(ends_at__gt=now).order_by("starts_at", "pk")


class Absence(models.Model):
    """Time in which an advisor is not there. The reason of an illness is never asked."""

    class Kind(models.TextChoices):
        HOLIDAY = "holiday", _("holiday")
        ILL = "ill", _("ill")
        TRAINING = "training", _("training")
        OTHER = "other", _("other")

    advisor = models.ForeignKey(AdvisorProfile, on_delete=models.CASCADE, related_name="absences")
    starts_at = models.DateTimeField(_("from"))
    ends_at = models.DateTimeField(_("to"))
    kind = models.CharField(_("kind"), max_length=10, choices=Kind, default=Kind.HOLIDAY)

    objects = AbsenceQuerySet.as_manager()

    class Meta:
        ordering = ["starts_at", "pk"]
        verbose_name = _("absence")
        verbose_name_plural = _("absences")
        constraints = [
            models.CheckConstraint(
                name="absence_starts_before_it_ends",
                condition=models.Q(starts_at__lt=models.F("ends_at")),
            )
        ]
        indexes = [models.Index(fields=["advisor", "starts_at"], name="absence_by_advisor")]

    def __str__(self):
        return f"{self.get_kind_display()}: {self.starts_at:%Y-%m-%d}"


class TsTzRange(models.Func):
    function = "TSTZRANGE"
    output_field = DateTimeRangeField()


def _duration():
    return TsTzRange("starts_at", "ends_at", RangeBoundary())


class AppointmentQuerySet(models.QuerySet):
    def visible_to(self, user):
        if user.has_role(*STAFF):
            return self.filter(team__in=user.teams.all())
        return self.of(user)

    def of(self, account):
        """Somebody's own, and no others: see `Person.objects.of`."""
        return self.filter(person__account=account).exclude(status=Appointment.Status.HELD)

    def with_code(self, code):
        """As somebody typed it: in large or small letters, or something else altogether."""
        is_code = code.isascii() and code.isalnum()
        return self.filter(code=code.upper()) if is_code else self.none()

    def taking_time(self):
        """Those that keep others from the same time."""
        return self.filter(status__in=Appointment.TAKING_TIME)

    def taking_time_at(self, now):
        """The same without holds whose time is over: they give way to whoever comes."""
        return self.taking_time().exclude(status=Appointment.Status.HELD, lapses_at__lte=now)

    def open(self, now):
        """Booked and not yet over."""
        return self.filter(status__in=Appointment.OPEN, ends_at__gt=now)

    def lapsed(self, now):
        """Held or unconfirmed for too long."""
        return self.filter(
            status__in=[Appointment.Status.HELD, Appointment.Status.BOOKED], lapses_at__lte=now
        )

    def standing(self, now):
        """All but those that lapsed by now, whether or not somebody has written it down yet."""
        return self.exclude(
            status__in=[Appointment.Status.HELD, Appointment.Status.BOOKED], lapses_at__lte=now
        ).exclude(status=Appointment.Status.LAPSED)

    def overlapping(self, starts_at, ends_at):
        return self.filter(starts_at__lt=ends_at, ends_at__gt=starts_at)

    def for_list(self):
        return self.select_related("person", "topic", "language", "site", "advisor__user").order_by(
            "starts_at", "pk"
        )


@pghistory.track()
class Appointment(models.Model):
    """A time of one advisor for one person. Ranges are half-open: it ends when the next begins."""

    class Status(models.TextChoices):
        HELD = "held", _("held while the form is filled in")
        BOOKED = "booked", _("booked, not yet confirmed")
        CONFIRMED = "confirmed", _("confirmed")
        ARRIVED = "arrived", _("arrived")
        DONE = "done", _("held")
        NO_SHOW = "no_show", _("did not come")
        CANCELLED_BY_PERSON = "cancelled_person", _("cancelled")
        CANCELLED_BY_CENTER = "cancelled_center", _("cancelled by the center")
        LAPSED = "lapsed", _("lapsed")

    class Need(models.TextChoices):
        STEP_FREE = "step_free", _("step-free access")
        SIGN_LANGUAGE = "sign_language", _("sign language")
        COMPANION = "companion", _("brings somebody along")
        CHILDREN = "children", _("brings children")

    OPEN = (Status.BOOKED, Status.CONFIRMED, Status.ARRIVED)
    TAKING_TIME = (Status.HELD, *OPEN, Status.DONE, Status.NO_SHOW)

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    code = models.CharField(_("code"), max_length=8, unique=True, default=new_code, editable=False)
    advisor = models.ForeignKey(
        AdvisorProfile, on_delete=models.PROTECT, related_name="appointments"
    )
    person = models.ForeignKey(
        Person, on_delete=models.PROTECT, related_name="appointments", null=True, blank=True
    )
    team = models.ForeignKey(Team, on_delete=models.PROTECT, related_name="appointments")
    site = models.ForeignKey(Site, on_delete=models.PROTECT, related_name="appointments")
    topic = models.ForeignKey(Topic, on_delete=models.PROTECT, related_name="appointments")
    language = models.ForeignKey(Language, on_delete=models.PROTECT, related_name="+")
    mode = models.CharField(_("mode"), max_length=5, choices=Mode)
    starts_at = models.DateTimeField(_("starts at"))
    ends_at = models.DateTimeField(_("ends at"))
    status = models.CharField(_("status"), max_length=20, choices=Status, default=Status.HELD)
    # When a hold, or a guest's booking that is not confirmed, is offered again.
    lapses_at = models.DateTimeField(null=True, blank=True, editable=False)
    needs = ArrayField(
        models.CharField(max_length=20, choices=Need),
        verbose_name=_("needs"),
        default=list,
        blank=True,
    )
    note = models.CharField(_("note"), max_length=500, blank=True)
    cancel_reason = models.CharField(_("reason"), max_length=300, blank=True)
    # RFC 5545 SEQUENCE: rises with each change that calendars must hear of.
    sequence = models.PositiveIntegerField(default=0, editable=False)
    booked_at = models.DateTimeField(_("booked at"), null=True, blank=True)
    created_at = models.DateTimeField(db_default=Now(), editable=False)

    objects = AppointmentQuerySet.as_manager()

    class Meta:
        ordering = ["starts_at", "pk"]
        verbose_name = _("appointment")
        verbose_name_plural = _("appointments")
        constraints = [
            ExclusionConstraint(
                name="one_appointment_at_a_time_per_advisor",
                expressions=[
                    ("advisor", RangeOperators.EQUAL),
                    (_duration(), RangeOperators.OVERLAPS),
                ],
                condition=models.Q(
                    status__in=["held", "booked", "confirmed", "arrived", "done", "no_show"]
                ),
            ),
            ExclusionConstraint(
                name="one_appointment_at_a_time_per_person",
                expressions=[
                    ("person", RangeOperators.EQUAL),
                    (_duration(), RangeOperators.OVERLAPS),
                ],
                condition=models.Q(
                    status__in=["held", "booked", "confirmed", "arrived", "done", "no_show"]
                ),
            ),
            models.CheckConstraint(
                name="appointment_starts_before_it_ends",
                condition=models.Q(starts_at__lt=models.F("ends_at")),
            ),
            models.CheckConstraint(
                name="booked_for_a_person",
                condition=models.Q(status__in=["held", "lapsed"]) | models.Q(person__isnull=False),
            ),
            models.CheckConstraint(
                name="a_hold_lapses",
                condition=~models.Q(status="held") | models.Q(lapses_at__isnull=False),
            ),
        ]
        indexes = [
            models.Index(fields=["advisor", "starts_at"], name="appointment_by_advisor"),
            models.Index(fields=["team", "starts_at"], name="appointment_by_team"),
            models.Index(
                fields=["lapses_at"],
                name="appointment_lapsing",
                condition=models.Q(status__in=["held", "booked"]),
            ),
        ]

    def __str__(self):
        return self.code

    @property
    def is_open(self):
        return self.status in self.OPEN

    @property
    def minutes(self):
        return int((self.ends_at - self.starts_at).total_seconds() // 60)

    @property
    def needs_in_words(self):
        return [self.Need(need).label for need in self.needs]
