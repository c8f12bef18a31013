"""What the file of a person holds beside the person's own row."""

import pgtrigger
from django.conf import settings
from django.db import models
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from django_countries.fields import CountryField

from newcomers.people.models import Person
from welcome_center.foundation.center.models import ListCode, Team

__all__ = [
    "FamilyMember",
    "FileStep",
    "PersonNote",
    "PersonTag",
    "Qualification",
    "SeenDocument",
    "Tag",
]


class FamilyMember(models.Model):
    """Somebody of the household, as far as the advice is about them, too."""

    class Relation(models.TextChoices):
        PARTNER = "partner", pgettext_lazy("of a family", "partner")
        CHILD = "child", _("child")
        PARENT = "parent", _("parent")
        SIBLING = "sibling", _("brother or sister")
        OTHER = "other", _("other relation")

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="family")
    relation = models.CharField(_("relation"), max_length=10, choices=Relation)
    name = models.CharField(_("name or pseudonym"), max_length=120, blank=True)
    birth_year = models.PositiveSmallIntegerField(_("year of birth"), null=True, blank=True)

    class Meta:
        ordering = ["person", "pk"]
        verbose_name = _("member of a family")
        verbose_name_plural = _("members of families")

    def __str__(self):
        return self.name or self.get_relation_display()


class Qualification(models.Model):
    """What somebody learned, where, and how far its recognition is."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="qualifications")
    title = models.CharField(_("profession or degree"), max_length=200)
    country = CountryField(_("acquired in"), blank=True)
    year = models.PositiveSmallIntegerField(
        pgettext_lazy("of a degree", "year"), null=True, blank=True
    )
    recognition = models.ForeignKey(
        ListCode,
        on_delete=models.PROTECT,
        related_name="+",
        null=True,
        blank=True,
        verbose_name=_("recognition"),
    )

    class Meta:
        ordering = ["person", "pk"]
        verbose_name = _("qualification")
        verbose_name_plural = _("qualifications")

    def __str__(self):
        return self.title


class SeenDocument(models.Model):
    """A paper that a colleague has seen. No copy is kept."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="seen_documents")
    document = models.ForeignKey(ListCode, on_delete=models.PROTECT, related_name="+")
    seen_on = models.DateField(_("seen on"))
    seen_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, related_name="+", null=True
    )

    class Meta:
        ordering = ["person", "-seen_on", "pk"]
        verbose_name = _("document seen")
        verbose_name_plural = _("documents seen")
        constraints = [
            models.UniqueConstraint(
                fields=["person", "document", "seen_on"], name="document_seen_once_a_day"
            )
        ]

    def __str__(self):
        return f"{self.document} {self.seen_on}"


class Tag(models.Model):
    """A team's own word for what people have in common."""

    team = models.ForeignKey(Team, on_delete=models.CASCADE, related_name="tags")
    name = models.CharField(_("tag"), max_length=40)

    class Meta:
        ordering = ["name", "pk"]
        verbose_name = _("tag")
        verbose_name_plural = _("tags")
        constraints = [models.UniqueConstraint("team", Lower("name"), name="tag_once_in_its_team")]

    def __str__(self):
        return self.name


class PersonTag(models.Model):
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="tags")
    tag = models.ForeignKey(Tag, on_delete=models.CASCADE, related_name="people")

    class Meta:
        ordering = ["person", "tag"]
        verbose_name = _("tag of a person")
        verbose_name_plural = _("tags of people")
        constraints = [models.UniqueConstraint(fields=["person", "tag"], name="tag_once_a_person")]

    def __str__(self):
        return str(self.tag)


class PersonNote(models.Model):
    """A colleague's note for the file; a shared one is read by the person, too."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="notes")
    text = models.TextField(_("note"), max_length=4000)
    is_shared = models.BooleanField(_("the person may read it"), default=False)
    written_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, related_name="+", null=True
    )
    written_at = models.DateTimeField(_("written"))

    class Meta:
        ordering = ["-written_at", "-pk"]
        verbose_name = _("note about a person")
        verbose_name_plural = _("notes about people")

    def __str__(self):
        return f"{self.person_id} {self.written_at:%Y-%m-%d}"


SPEAKS_FOR_ITSELF = ["changed", "lifted", "archived", "reopened", "merged", "unmerged"]


class FileStep(models.Model):
    """What was done to a file as a whole, by whom and why. Rows are only ever added."""

    class Kind(models.TextChoices):
        CHANGED = "changed", _("changed")
        CORRECTED = "corrected", _("corrected")
        RESTRICTED = "restricted", _("restricted")
        LIFTED = "lifted", _("restriction lifted")
        READ = "read", _("read although restricted")
        HANDED_OVER = "handed_over", _("handed over")
        ARCHIVED = "archived", _("archived")
        REOPENED = "reopened", _("reopened")
        MERGED = "merged", _("merged with another entry")
        UNMERGED = "unmerged", _("merge undone")

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="file_steps")
    kind = models.CharField(_("what"), max_length=12, choices=Kind)
    section = models.CharField(_("part of the file"), max_length=20, blank=True)
    reason = models.CharField(_("reason"), max_length=500, blank=True)
    # What a corrected part said, in words: {name of the value: words}.
    before = models.JSONField(_("before"), default=dict, blank=True)
    from_team = models.ForeignKey(
        Team, on_delete=models.PROTECT, related_name="+", null=True, blank=True
    )
    to = models.CharField(_("handed over to"), max_length=300, blank=True)
    by = models.UUIDField(_("by"), null=True, blank=True)
    at = models.DateTimeField(_("at"))

    class Meta:
        ordering = ["-at", "-pk"]
        verbose_name = _("step of a file")
        verbose_name_plural = _("steps of files")
        constraints = [
            models.CheckConstraint(
                name="file_step_says_why",
                condition=models.Q(kind__in=SPEAKS_FOR_ITSELF) | ~models.Q(reason=""),
            ),
            models.CheckConstraint(
                name="handed_over_by_a_team",
                condition=models.Q(kind="handed_over", from_team__isnull=False)
                | (~models.Q(kind="handed_over") & models.Q(from_team=None)),
            ),
        ]
        triggers = [
            # Only the retention run may delete, through pgtrigger.ignore. Twins may be merged.
            pgtrigger.Protect(name="file_step_is_not_deleted", operation=pgtrigger.Delete),
            pgtrigger.Protect(
                name="file_step_is_only_added",
                operation=pgtrigger.Update,
                condition=pgtrigger.AnyChange(exclude=["person"]),
            ),
        ]

    def __str__(self):
        return f"{self.person_id} {self.kind}"
