"""What the directory's tables have in common: evidence, ways, texts by language, foreign keys."""

import uuid

import pghistory
from django.contrib.postgres.fields import ArrayField
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

EVERYWHERE = "DE"  # as an area: the whole country
# Under /directory/, /guide/ and /partners/ these are pages: no entry may have such an address.
RESERVED_SLUGS = ("confirm", "places", "questions", "referrals")


class Evidence(models.TextChoices):
    """How we know of it. What nobody has seen is published as "not confirmed"."""

    SEEN = "seen", _("seen in a public source")
    MEMORY = "memory", _("from memory, to be checked")


class Confirmer(models.TextChoices):
    """Who said last that all is true: a role, never a name."""

    PARTNER = "partner", _("the place itself")
    STAFF = "staff", _("the welcome center")


class Mode(models.TextChoices):
    IN_PERSON = "in_person", _("in person")
    PHONE = "phone", _("by phone")
    VIDEO = "video", _("by video")
    ONLINE = "online", _("online or by e-mail")


def texts(label):
    return models.JSONField(label, default=dict, blank=True)


def codes(label, size=40):
    return ArrayField(
        models.CharField(max_length=size), verbose_name=label, default=list, blank=True
    )


def check_latitude(value):
    if not -90 <= value <= 90:  # so that "nan" is refused, too
        raise ValidationError(_("Please write a latitude between -90 and 90."), code="latitude")


def check_longitude(value):
    if not -180 <= value <= 180:
        raise ValidationError(_("Please write a longitude between -180 and 180."), code="longitude")


class Imported(models.Model):
    """`source` and `external_id` say which row of whose file it came from."""

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    source = models.CharField(_("source"), max_length=40, blank=True)
    external_id = models.CharField(_("key in the source"), max_length=80, blank=True)

    class Meta:
        abstract = True
        constraints = [
            models.UniqueConstraint(
                fields=["source", "external_id"],
                condition=~Q(external_id=""),
                name="%(class)s_once_a_source",
            )
        ]


def with_history(**options):
    """Each version of a row is kept, its end too, so that a whole entry can be restored."""
    events = (pghistory.InsertEvent(), pghistory.UpdateEvent(), pghistory.DeleteEvent())
    return pghistory.track(*events, **options)
