"""Code lists: what a center counts by and chooses from.

A code is never deleted once it was used; it is switched off or ends by date.
The lists come from the CSV files in `data/`, loaded by `importer.py`. What a center changes here
(order, active, own wording, own codes) stays when the files are loaded again.
"""

import unicodedata

from django.db import models
from django.db.models.lookups import Exact
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

FALLBACK_LANGUAGES = ("de", "en")


def label_in(labels, language):
    """The label in this language, or else in German, or else in English."""
    for code in (language, *FALLBACK_LANGUAGES):
        if labels.get(code):
            return labels[code]
    return ""


def sort_key(text):
    """What names are sorted by, as in a German dictionary (DIN 5007-1): Ärzte before Zander.

    Accents and umlauts count as their letter, ß as ss; case and punctuation do not count.
    """
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    letters = "".join(sign for sign in decomposed if not unicodedata.combining(sign))
    return " ".join("".join(sign if sign.isalnum() else " " for sign in letters).split())


class CodeQuerySet(models.QuerySet):
    def active(self):
        return self.filter(is_active=True)

    def valid_on(self, day):
        return self.filter(
            models.Q(valid_from=None) | models.Q(valid_from__lte=day),
            models.Q(valid_to=None) | models.Q(valid_to__gte=day),
        )

    def for_choice(self, day):
        return self.active().valid_on(day).order_by("sort", "code")


class Entry(models.Model):
    """An entry of a code list, with a label in each language."""

    labels = models.JSONField(_("labels"), default=dict)
    own_labels = models.JSONField(
        _("own wording"),
        default=dict,
        blank=True,
        help_text=_("Instead of the label, by language. It stays when the lists are loaded again."),
    )
    sort = models.PositiveIntegerField(_("order"), default=0)
    is_active = models.BooleanField(_("active"), default=True)
    is_own = models.BooleanField(
        _("own code"),
        default=False,
        help_text=_("Added by this center. It stays when the lists are loaded again."),
    )
    valid_from = models.DateField(_("valid from"), null=True, blank=True)
    valid_to = models.DateField(_("valid to"), null=True, blank=True)

    objects = CodeQuerySet.as_manager()

    class Meta:
        abstract = True

    def __str__(self):
        return self.label

    @property
    def label(self):
        own = {language: label for language, label in self.own_labels.items() if label}
        return label_in({**self.labels, **own}, get_language())


class Code(Entry):
    """A code that is named from everywhere, with a table of its own."""

    code = models.CharField(_("code"), max_length=40, primary_key=True)

    class Meta:
        abstract = True
        ordering = ["sort", "code"]


class TopicGroupQuerySet(CodeQuerySet):
    def bookable_on(self, day):
        """Those with a topic to book, on this day."""
        topics = Topic.objects.active().valid_on(day)
        return self.for_choice(day).filter(code__in=topics.values("group"))

    def with_topics(self):
        """Those that have topics, with how many there are and how many can be booked."""
        can_be_booked = models.Count("topics", filter=models.Q(topics__is_active=True))
        counted = self.annotate(n_topics=models.Count("topics"), n_active=can_be_booked)
        return counted.filter(n_topics__gt=0)


class TopicGroup(Code):
    """What newcomers ask about, coarsely. Reports count by it."""

    nds_content = models.CharField(
        _("content of advice in Lower Saxony's guideline"), max_length=1, blank=True
    )

    objects = TopicGroupQuerySet.as_manager()

    class Meta(Code.Meta):
        verbose_name = _("topic group")
        verbose_name_plural = _("topic groups")


class TopicQuerySet(CodeQuerySet):
    def bookable_on(self, day):
        """Those that the public may book on this day: as long as their group may be, too."""
        groups = TopicGroup.objects.active().valid_on(day)
        return self.active().valid_on(day).filter(group__in=groups)


class Topic(Code):
    """What a consultation is about. `minutes` is how long its appointment lasts."""

    group = models.ForeignKey(TopicGroup, on_delete=models.PROTECT, related_name="topics")
    minutes = models.PositiveSmallIntegerField(_("minutes"), default=30)
    is_sensitive = models.BooleanField(_("sensitive"), default=False)

    objects = TopicQuerySet.as_manager()

    class Meta(Code.Meta):
        verbose_name = _("topic")
        verbose_name_plural = _("topics")
        constraints = [
            models.CheckConstraint(
                name="topic_lasts_5_to_240_minutes",
                condition=models.Q(minutes__gte=5, minutes__lte=240),
            ),
            models.CheckConstraint(
                name="topic_lasts_a_multiple_of_5_minutes",
                condition=models.Q(Exact(models.F("minutes") % 5, 0)),
                violation_error_message=_("Please enter a multiple of 5 minutes."),
            ),
        ]


class Language(Code):
    """A language people are advised in. `code` is BCP 47."""

    native_name = models.CharField(_("own name"), max_length=60, blank=True)
    is_right_to_left = models.BooleanField(_("right to left"), default=False)
    tier = models.CharField(
        _("tier"),
        max_length=3,
        help_text=_("UI1, UI2: language of the portal; C: language of consultation only"),
    )

    class Meta(Code.Meta):
        verbose_name = _("language")
        verbose_name_plural = _("languages")


class ResidenceGroup(Code):
    """Residence statuses as reports and rules group them. Who counts as refugee follows from it."""

    is_refugee = models.BooleanField(_("counts as refugee"), default=False)
    stability = models.CharField(_("stability"), max_length=10)

    class Meta(Code.Meta):
        verbose_name = _("residence group")
        verbose_name_plural = _("residence groups")


class ResidenceStatus(Code):
    """An exact residence status. Orientation, never legal advice."""

    group = models.ForeignKey(ResidenceGroup, on_delete=models.PROTECT, related_name="statuses")
    legal_basis = models.CharField(_("legal basis"), max_length=120, blank=True)
    work = models.CharField(
        _("work"),
        max_length=1,
        blank=True,
        help_text=_("F any, L limited, P permission needed, N none, C see the document"),
    )
    azr_group = models.CharField(_("group in the central register"), max_length=3, blank=True)
    is_refugee = models.BooleanField(_("counts as refugee"), default=False)

    class Meta(Code.Meta):
        verbose_name = _("residence status")
        verbose_name_plural = _("residence statuses")


class Municipality(Code):
    """A municipality or district; `code` is its official key (AGS), 5 or 8 digits as text.

    Its middle, to about a kilometre: enough to say how far a place is from somebody's town.
    """

    latitude = models.FloatField(_("latitude"), null=True, blank=True)
    longitude = models.FloatField(_("longitude"), null=True, blank=True)
    sort_key = models.CharField(_("sort key"), max_length=120, editable=False)

    class Meta(Code.Meta):
        ordering = ["sort_key", "code"]
        verbose_name = _("municipality")
        verbose_name_plural = _("municipalities")

    def save(self, **options):
        self.sort_key = sort_key(self.labels.get("de", ""))
        super().save(**options)


class ListCode(Entry):
    """An entry of one of the small lists: gender, age group, German level, qualification …"""

    list = models.CharField(_("list"), max_length=40)
    code = models.CharField(_("code"), max_length=40)
    extra = models.JSONField(_("further values"), default=dict, blank=True)

    class Meta:
        ordering = ["list", "sort", "code"]
        verbose_name = _("code")
        verbose_name_plural = _("codes")
        constraints = [
            models.UniqueConstraint(fields=["list", "code"], name="code_once_in_its_list")
        ]
