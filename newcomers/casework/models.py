"""Every touch with somebody who seeks advice, and what was corrected about it later."""

import uuid

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.functions import TransactionNow
from django.db import models
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from django_countries.fields import CountryField

from newcomers.casework.citizenship import NOT_STATED
from newcomers.casework.triggers import locked_after_a_week, only_added
from newcomers.people.models import Person
from welcome_center.foundation.access import STAFF
from welcome_center.foundation.center.models import Language, ResidenceGroup, Site, Team

__all__ = ["Contact", "ContactNote"]


class ContactQuerySet(models.QuerySet):
    def visible_to(self, user):
        if user.has_role(*STAFF):
            return self.filter(team__in=user.teams.all())
        return self.none()

    def at(self, site, starts_at, ends_at):
        return self.filter(site=site, held_at__gte=starts_at, held_at__lt=ends_at)

    def short(self):
        """The unit “short contact”: never persons."""
        return self.filter(kind=Contact.Kind.SHORT)

    def consultations(self):
        """The unit “consultation”; its distinct persons are the unit “person”."""
        return self.filter(kind__in=Contact.CONSULTATIONS)

    def for_list(self):
        return self.select_related("language", "site", "advisor").order_by("-held_at", "-pk")


class Contact(models.Model):
    """Any touch, once in this table whatever becomes of it: what was a short contact and is
    turned over to a person is the same row with another kind, and counts once.

    Topics are arrays of codes, not a join table: an entry at the counter is one INSERT, and the
    report's GROUP BY over a million rows reads one table. Codes are never deleted once used.
    """

    class Kind(models.TextChoices):
        """The codes of the list `contact_kind`."""

        SHORT = "SHORT", _("short contact")
        FIRST = "FIRST", _("first consultation")
        FOLLOW = "FOLLOW", _("follow-up consultation")
        PROC = "PROC", _("procedural support")
        GROUP = "GROUP", _("group consultation")
        THIRD = "THIRD", _("talk with others without the person")

    class Mode(models.TextChoices):
        """The codes of the list `contact_mode`."""

        IN_PERSON = "F2F", _("in person at the center")
        ELSEWHERE = "OUT", _("in person elsewhere")
        PHONE = "PHONE", _("phone")
        MAIL = "MAIL", _("e-mail or letter")
        VIDEO = "VIDEO", _("video")
        CHAT = "CHAT", _("chat or messenger")
        PORTAL = "PORTAL", _("message in the portal")

    class Duration(models.TextChoices):
        """The codes of the list `duration_class`."""

        UP_TO_5 = "D05", _("up to 5 minutes")
        UP_TO_15 = "D15", _("6 to 15 minutes")
        UP_TO_30 = "D30", _("16 to 30 minutes")
        UP_TO_60 = "D60", _("31 to 60 minutes")
        LONGER = "D99", _("over 60 minutes")

    class Mediation(models.TextChoices):
        NONE = "none", _("not needed")
        COMPANION = "companion", _("by somebody who came along")
        VOLUNTEER = "volunteer", _("by a volunteer mediator")
        INTERPRETER = "interpreter", _("by an interpreter")
        MACHINE = "machine", _("by a translation program")

    class Result(models.TextChoices):
        """What a talk ended with. What becomes of the matter is the case's outcome."""

        INFORMED = "informed", _("informed")
        REFERRED = "referred", pgettext_lazy("result of a contact", "referred")
        BOOKED = "booked", _("appointment booked")
        CASE = "case", _("became a case")

    CONSULTATIONS = (Kind.FIRST, Kind.FOLLOW, Kind.PROC)

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    held_at = models.DateTimeField(_("held at"))
    kind = models.CharField(_("kind"), max_length=10, choices=Kind, default=Kind.SHORT)
    mode = models.CharField(_("mode"), max_length=10, choices=Mode, default=Mode.IN_PERSON)
    duration = models.CharField(
        _("duration"), max_length=3, choices=Duration, default=Duration.UP_TO_5
    )
    language = models.ForeignKey(
        Language,
        on_delete=models.PROTECT,
        related_name="+",
        db_index=False,
        verbose_name=_("language"),
    )
    mediation = models.CharField(
        _("mediation"), max_length=12, choices=Mediation, default=Mediation.NONE
    )
    topic_groups = ArrayField(models.CharField(max_length=40), verbose_name=_("topic groups"))
    topics = ArrayField(
        models.CharField(max_length=40), verbose_name=_("topics"), default=list, blank=True
    )
    advisor = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="contacts"
    )
    site = models.ForeignKey(
        Site, on_delete=models.PROTECT, related_name="contacts", db_index=False
    )
    team = models.ForeignKey(
        Team, on_delete=models.PROTECT, related_name="contacts", db_index=False
    )
    person = models.ForeignKey(
        Person, on_delete=models.PROTECT, related_name="contacts", null=True, blank=True
    )
    case = models.ForeignKey(
        "newcomers.Case", on_delete=models.SET_NULL, related_name="contacts", null=True, blank=True
    )
    citizenship = CountryField(_("citizenship"), blank=True)
    citizenship_group = models.CharField(_("citizenship, group"), max_length=40, default=NOT_STATED)
    residence_group = models.ForeignKey(
        ResidenceGroup,
        on_delete=models.PROTECT,
        related_name="+",
        null=True,
        blank=True,
        db_index=False,
        verbose_name=_("residence"),
    )
    is_known = models.BooleanField(_("was here before"), default=False)
    family_members = models.PositiveSmallIntegerField(_("family members advised"), default=0)
    result = models.CharField(_("result"), max_length=10, choices=Result, default=Result.INFORMED)
    # An organisation of the directory and its kind (list `org_type`): it may leave the directory.
    referred_to = models.UUIDField(_("referred to"), null=True, blank=True)
    referred_kind = models.CharField(_("referred to, kind"), max_length=40, blank=True)
    text = models.TextField(_("text"), blank=True)
    # Counts what was saved: who saves over another's words is told.
    version = models.PositiveIntegerField(_("version"), default=1, db_default=1)
    entry_seconds = models.PositiveSmallIntegerField(_("seconds of typing"), null=True, blank=True)
    created_at = models.DateTimeField(db_default=Now(), editable=False)

    objects = ContactQuerySet.as_manager()

    class Meta:
        ordering = ["-held_at", "-pk"]
        verbose_name = _("contact")
        verbose_name_plural = _("contacts")
        constraints = [
            models.CheckConstraint(
                name="text_only_about_a_person",
                condition=models.Q(text="") | models.Q(person__isnull=False),
            ),
            models.CheckConstraint(
                name="target_only_of_a_referral",
                condition=models.Q(result="referred")
                | models.Q(referred_to__isnull=True, referred_kind=""),
            ),
            models.CheckConstraint(
                name="case_only_of_a_person",
                condition=models.Q(case=None) | models.Q(person__isnull=False),
            ),
            models.CheckConstraint(
                name="contact_has_a_topic", condition=models.Q(topic_groups__len__gte=1)
            ),
        ]
        indexes = [
            models.Index(fields=["site", "held_at"], name="contact_by_site"),
            models.Index(fields=["team", "held_at"], name="contact_by_team"),
        ]
        triggers = [locked_after_a_week()]

    def __str__(self):
        return f"{self.get_kind_display()} {self.held_at:%Y-%m-%d}"

    @property
    def is_short(self):
        return self.kind == self.Kind.SHORT


class ContactNoteQuerySet(models.QuerySet):
    def visible_to(self, user):
        return self.filter(contact__in=Contact.objects.visible_to(user))


class ContactNote(models.Model):
    """Why a contact was changed later, by whom, and what it said before. Only added to."""

    contact = models.ForeignKey(Contact, on_delete=models.PROTECT, related_name="notes")
    reason = models.CharField(_("reason"), max_length=300)
    # Only what is counted; the words about somebody are apart, and go with the person.
    before = models.JSONField(_("before"), default=dict)
    text_before = models.TextField(_("text before"), blank=True, db_default="", default="")
    noted_by = models.UUIDField(_("noted by"))
    # The moment of its transaction: the lock of the contact looks for it.
    created_at = models.DateTimeField(db_default=TransactionNow(), editable=False)

    objects = ContactNoteQuerySet.as_manager()

    class Meta:
        ordering = ["created_at", "pk"]
        verbose_name = _("correction of a contact")
        verbose_name_plural = _("corrections of contacts")
        constraints = [
            models.CheckConstraint(name="correction_says_why", condition=~models.Q(reason=""))
        ]
        triggers = [only_added("correction_is_only_added")]

    def __str__(self):
        return self.reason
