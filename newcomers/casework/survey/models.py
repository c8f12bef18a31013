"""Answers without a name, and the links that lead to the questions.

What nobody must be able to find out is who gave an answer. Therefore:

- An answer knows no person, appointment, account, address or moment: only its month, team, site
  and language. A day would be enough to know it where one person came on that day.
- Its number is drawn by chance, and what a browser sent along stands in no row.
- Its topic group is kept only where at least five people were asked about the same one, in the
  same language, by the same team (`asking.py`).
- A link by mail is kept as a hash, beside nothing that names its reader, and its row goes with the
  answer. All links of a month end on one day. That somebody was asked is a row of its own; nothing
  leads from it to a link, and the mail's text is emptied once it is on its way.
- Colleagues see means of five answers or more (`figures.py`), and words only without anything
  beside them.

What remains: somebody who reads the database itself can watch rows come in.
"""

import secrets
import uuid

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models.functions import ExtractDay
from django.utils.translation import gettext_lazy as _

from newcomers.people.models import CODE_ALPHABET, Person
from welcome_center.foundation.center.models import Site, Team, TopicGroup

__all__ = ["SurveyAnswer", "SurveyAsked", "SurveyInvitation", "SurveyPoster", "SurveyScore"]

COMMENT_LENGTH = 1000


def new_token():
    """Stands on a poster: short enough to be typed. It opens nothing but the questions."""
    return "".join(secrets.choice(CODE_ALPHABET) for _position in range(10))


class SurveyPosterQuerySet(models.QuerySet):
    def visible_to(self, user):
        return self.filter(site__team__in=user.teams.all())


class SurveyPoster(models.Model):
    """The standing link of one site and its team, for many people: a QR code on the desk."""

    site = models.OneToOneField(Site, on_delete=models.CASCADE, related_name="survey_poster")
    token = models.CharField(max_length=20, unique=True, default=new_token, editable=False)

    objects = SurveyPosterQuerySet.as_manager()

    class Meta:
        verbose_name = _("poster of the survey")
        verbose_name_plural = _("posters of the survey")

    def __str__(self):
        return self.token


class SurveyInvitation(models.Model):
    """A link in a mail that was not used yet. Once it is, the row goes."""

    uuid = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    token_hash = models.CharField(max_length=64, unique=True)
    team = models.ForeignKey(Team, on_delete=models.CASCADE, related_name="+")
    site = models.ForeignKey(Site, on_delete=models.CASCADE, related_name="+")
    # Only where both were common: see above.
    topic_group = models.ForeignKey(
        TopicGroup, on_delete=models.SET_NULL, related_name="+", null=True, blank=True
    )
    topic_language = models.CharField(max_length=10, blank=True)
    ends_on = models.DateField(_("ends on"))

    class Meta:
        verbose_name = _("link to the survey")
        verbose_name_plural = _("links to the survey")
        constraints = [
            models.CheckConstraint(
                name="a_topic_group_with_its_language",
                condition=models.Q(topic_group=None) | ~models.Q(topic_language=""),
            )
        ]

    def __str__(self):
        return str(self.ends_on)


class SurveyAsked(models.Model):
    """Somebody was asked by mail, on this day; forgotten as soon as they may be asked again."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="survey_asked")
    asked_on = models.DateField(_("asked on"))

    class Meta:
        verbose_name = _("person asked for feedback")
        verbose_name_plural = _("people asked for feedback")
        indexes = [models.Index(fields=["asked_on"], name="survey_asked_on")]

    def __str__(self):
        return str(self.asked_on)


class SurveyAnswerQuerySet(models.QuerySet):
    def visible_to(self, user):
        return self.filter(team__in=user.teams.all())

    def in_year(self, year):
        return self.filter(month__year=year)

    def with_words(self):
        """In an order that tells nothing: that of numbers drawn by chance."""
        return self.exclude(comment="").order_by("uuid")


class SurveyAnswer(models.Model):
    """What somebody said after a consultation."""

    uuid = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    version = models.PositiveSmallIntegerField(_("version of the questions"))
    month = models.DateField(_("month"), help_text=_("The month's first day."))
    team = models.ForeignKey(Team, on_delete=models.PROTECT, related_name="survey_answers")
    site = models.ForeignKey(Site, on_delete=models.PROTECT, related_name="survey_answers")
    language = models.CharField(_("language"), max_length=10)
    topic_group = models.ForeignKey(
        TopicGroup, on_delete=models.PROTECT, related_name="+", null=True, blank=True
    )
    comment = models.TextField(_("in own words"), max_length=COMMENT_LENGTH, blank=True)

    objects = SurveyAnswerQuerySet.as_manager()

    class Meta:
        verbose_name = _("answer to the survey")
        verbose_name_plural = _("answers to the survey")
        constraints = [
            models.CheckConstraint(
                name="an_answer_knows_its_month_only",
                condition=models.lookups.Exact(ExtractDay("month"), 1),
            )
        ]
        indexes = [models.Index(fields=["team", "month"], name="survey_answer_by_team")]

    def __str__(self):
        return f"{self.month:%Y-%m}"


class SurveyScore(models.Model):
    """How far somebody agrees to one item. What was left out has no row."""

    uuid = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    answer = models.ForeignKey(SurveyAnswer, on_delete=models.CASCADE, related_name="scores")
    item = models.CharField(_("item"), max_length=20)
    score = models.PositiveSmallIntegerField(
        _("score"), validators=[MinValueValidator(1), MaxValueValidator(5)]
    )

    class Meta:
        verbose_name = _("score")
        verbose_name_plural = _("scores")
        constraints = [
            models.UniqueConstraint(fields=["answer", "item"], name="scored_once_an_answer"),
            models.CheckConstraint(
                name="a_score_from_1_to_5", condition=models.Q(score__gte=1, score__lte=5)
            ),
        ]

    def __str__(self):
        return f"{self.item}: {self.score}"
