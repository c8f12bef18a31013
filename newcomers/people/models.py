"""The people who seek advice. Almost everything about them is optional."""

import secrets
import uuid

import pghistory
from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import Value
from django.db.models.functions import Lower, Now
from django.utils.translation import gettext_lazy as _
from django_countries.fields import CountryField

from newcomers.people import names
from welcome_center.foundation.access import STAFF
from welcome_center.foundation.center.models import (
    Language,
    ListCode,
    Municipality,
    ResidenceGroup,
    ResidenceStatus,
    Team,
)

__all__ = ["FormerIdentity", "Person", "PersonLanguage"]

# What a person is found by; it follows from the name and is never written by itself.
FOUND_BY = ("name_roman", "name_keys")
# Without letters and digits that are mistaken for one another on a screen or by phone.
CODE_ALPHABET = "ABCDEFGHJKMNPQRSTUVWXYZ23456789"


def phone_digits(column):
    """A number as it is dialled, however it was written."""
    return models.Func(column, Value(r"\D"), Value(""), Value("g"), function="regexp_replace")


def new_code():
    """An unguessable code of 8 characters, about 39 bits."""
    return "".join(secrets.choice(CODE_ALPHABET) for _position in range(8))


class NameIsReckoned(Exception):
    """Only a name that is known here can be written: what it is found by follows from it."""


class PersonQuerySet(models.QuerySet):
    def update(self, **values):
        return super().update(**_with_found_by(values))

    update.alters_data = True

    def bulk_create(self, people, *arguments, **options):
        people = list(people)
        for person in people:
            person.note_name()
        return super().bulk_create(people, *arguments, **options)

    def bulk_update(self, people, fields, *arguments, **options):
        people = list(people)
        for person in people:
            person.note_name()
        return super().bulk_update(people, _and_found_by(fields), *arguments, **options)

    def visible_to(self, user):
        if user.has_role(*STAFF):
            return self.filter(team__in=user.teams.all())
        return self.filter(account=user)

    def known_by(self, code):
        """Also by the code of an entry that was merged into this one."""
        formerly = FormerIdentity.objects.filter(code=code).values("person")
        return self.filter(models.Q(code=code) | models.Q(pk__in=formerly))

    def of(self, account):
        """Somebody's own row, and no other: narrower than `visible_to`.

        That one speaks of the team's people to a colleague who is also a newcomer.
        """
        return self.filter(account=account)

    def for_summary(self):
        return self.select_related(
            "language",
            "municipality",
            "residence_group",
            "stay_length",
            "german_level",
            "qualification",
        ).prefetch_related(models.Prefetch("languages", _spoken()))

    def for_list(self):
        return self.select_related("language", "team", "account").order_by("-created_at", "-pk")

    def current(self):
        """Those whose files are not archived: lists and reminders know no others."""
        return self.filter(archived_at=None)

    def workable(self):
        """Those with whose data something may be done: neither restricted nor archived."""
        return self.current().filter(restricted_at=None)


def _spoken():
    return PersonLanguage.objects.select_related("language").order_by("pk")


def _with_found_by(values):
    if "name" not in values or set(FOUND_BY) <= set(values):
        return values
    if not isinstance(values["name"], str):
        raise NameIsReckoned
    return values | names.found_by(values["name"])


def _and_found_by(fields):
    """The same fields, and with the name what it is found by."""
    if fields is None or "name" not in fields:
        return fields
    return list(dict.fromkeys([*fields, *FOUND_BY]))


# Its history shows the name; what the name is found by need not be kept twice.
@pghistory.track(exclude=FOUND_BY)
class Person(models.Model):
    """A person seeking advice; may be a pseudonym, with or without an account."""

    class ContactBy(models.TextChoices):
        """What somebody chose; empty for an account that has not been asked yet."""

        NONE = "none", _("no contact")
        EMAIL = "email", _("e-mail")
        PHONE = "phone", _("phone")

    class Origin(models.TextChoices):
        SELF = "self", _("registered")
        GUEST = "guest", _("booked as a guest")
        STAFF = "staff", _("entered by a colleague")

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    code = models.CharField(_("code"), max_length=8, unique=True, default=new_code, editable=False)
    account = models.OneToOneField(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="person",
    )
    team = models.ForeignKey(Team, on_delete=models.PROTECT, related_name="people")
    origin = models.CharField(_("origin"), max_length=10, choices=Origin)
    name = models.CharField(_("name or pseudonym"), max_length=120, blank=True)
    name_roman = models.TextField(blank=True, db_default="", editable=False)
    name_keys = ArrayField(models.TextField(), blank=True, db_default=[], editable=False)
    contact_by = models.CharField(
        _("contact"), max_length=10, choices=ContactBy, blank=True, default=""
    )
    email = models.EmailField(_("e-mail"), blank=True)
    phone = models.CharField(_("phone"), max_length=40, blank=True)
    language = models.ForeignKey(
        Language, on_delete=models.PROTECT, related_name="+", verbose_name=_("language")
    )
    municipality = models.ForeignKey(
        Municipality,
        on_delete=models.PROTECT,
        related_name="+",
        null=True,
        blank=True,
        verbose_name=_("place"),
    )
    lives_elsewhere = models.BooleanField(_("lives elsewhere or abroad"), default=False)
    birth_year = models.PositiveSmallIntegerField(_("year of birth"), null=True, blank=True)
    gender = models.ForeignKey(
        ListCode, on_delete=models.PROTECT, related_name="+", null=True, blank=True
    )
    citizenships = CountryField(_("citizenships"), multiple=True, blank=True)
    residence_group = models.ForeignKey(
        ResidenceGroup, on_delete=models.PROTECT, related_name="+", null=True, blank=True
    )
    residence_status = models.ForeignKey(
        ResidenceStatus, on_delete=models.PROTECT, related_name="+", null=True, blank=True
    )
    residence_until = models.DateField(_("residence permit valid until"), null=True, blank=True)
    stay_length = models.ForeignKey(
        ListCode, on_delete=models.PROTECT, related_name="+", null=True, blank=True
    )
    adults = models.PositiveSmallIntegerField(_("adults in the household"), null=True, blank=True)
    child_ages = ArrayField(
        models.PositiveSmallIntegerField(),
        verbose_name=_("ages of children"),
        default=list,
        blank=True,
    )
    german_level = models.ForeignKey(
        ListCode, on_delete=models.PROTECT, related_name="+", null=True, blank=True
    )
    qualification = models.ForeignKey(
        ListCode, on_delete=models.PROTECT, related_name="+", null=True, blank=True
    )
    advisor = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        related_name="+",
        null=True,
        blank=True,
        verbose_name=_("advisor in charge"),
    )
    intake_finished_at = models.DateTimeField(_("intake finished at"), null=True, blank=True)
    # Art. 18 GDPR: kept, but nothing else is done with it.
    restricted_at = models.DateTimeField(_("restricted since"), null=True, blank=True)
    archived_at = models.DateTimeField(_("archived since"), null=True, blank=True)
    created_at = models.DateTimeField(db_default=Now(), editable=False)

    objects = PersonQuerySet.as_manager()

    class Meta:
        ordering = ["-created_at", "-pk"]
        verbose_name = _("person seeking advice")
        verbose_name_plural = _("people seeking advice")
        constraints = [
            models.CheckConstraint(
                name="contact_way_has_its_address",
                condition=models.Q(contact_by__in=["", "none"])
                | models.Q(contact_by="email", account__isnull=False)
                | (models.Q(contact_by="email") & ~models.Q(email=""))
                | (models.Q(contact_by="phone") & ~models.Q(phone="")),
            ),
            models.CheckConstraint(
                name="persons_email_in_small_letters",
                condition=models.Q(email=Lower("email")),
            ),
        ]
        indexes = [
            models.Index(fields=["email"], name="person_by_email"),
            models.Index(phone_digits("phone"), name="person_by_phone"),
            GinIndex(fields=["name_roman"], opclasses=["gin_trgm_ops"], name="person_by_letters"),
            GinIndex(fields=["name_keys"], name="person_by_sound"),
        ]

    def __str__(self):
        return self.name or self.code

    def save(self, *arguments, update_fields=None, **options):
        self.note_name()
        super().save(*arguments, update_fields=_and_found_by(update_fields), **options)

    @property
    def uuids(self):
        """Proofs name people by uuid and never change: those of merged entries count as well."""
        own = Person.objects.filter(pk=self.pk).values_list("uuid", flat=True)
        return own.union(self.formerly.values_list("uuid", flat=True))

    @property
    def is_workable(self):
        return self.restricted_at is None and self.archived_at is None

    @property
    def mail_address(self):
        """Where mails about appointments go; empty for whoever wants a call, or nothing at all.

        An account's own address serves until its person has said something else.
        """
        if self.contact_by in (self.ContactBy.PHONE, self.ContactBy.NONE):
            return ""
        return self.email or (self.account.email if self.account else "")

    def note_name(self):
        """Call it before the row is written in any way but `save`."""
        for column, value in names.found_by(self.name).items():
            setattr(self, column, value)


class FormerIdentity(models.Model):
    """What an entry was known by before it was merged into this person's."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="formerly")
    uuid = models.UUIDField(unique=True)
    code = models.CharField(_("code"), max_length=8, unique=True)
    since = models.DateTimeField(_("since"))

    class Meta:
        ordering = ["person", "pk"]
        verbose_name = _("former code of a person")
        verbose_name_plural = _("former codes of people")

    def __str__(self):
        return self.code


class PersonLanguage(models.Model):
    """A language that somebody speaks, and how well."""

    class Level(models.TextChoices):
        SOME = "some", _("a little")
        GOOD = "good", _("well")
        NATIVE = "native", _("first language")

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="languages")
    language = models.ForeignKey(Language, on_delete=models.PROTECT, related_name="+")
    level = models.CharField(_("level"), max_length=10, choices=Level)

    class Meta:
        ordering = ["person", "language"]
        verbose_name = _("language of a person")
        verbose_name_plural = _("languages of people")
        constraints = [
            models.UniqueConstraint(fields=["person", "language"], name="language_once_a_person")
        ]

    def __str__(self):
        return f"{self.language} ({self.level})"
