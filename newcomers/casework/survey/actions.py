"""What happens to answers and to the links that lead to them."""

import uuid

from django.db import transaction
from django.utils.crypto import salted_hmac

from newcomers.casework.survey.models import (
    SurveyAnswer,
    SurveyAsked,
    SurveyInvitation,
    SurveyPoster,
    SurveyScore,
    new_token,
)
from welcome_center.foundation.accounts.models import hash_token


class LinkUsed(Exception):
    """Somebody has answered with this link already, or it has ended."""


@transaction.atomic
def answer_by_poster(poster, *, key, said, today):
    """Store what was said. The same `key` is stored once, however often it is sent."""
    if not _is_stored(key):
        _store(SurveyAnswer(team=poster.site.team, site=poster.site), key, said, today)


@transaction.atomic
def answer_by_mail(token, *, key, said, today):
    """The same, by a link that serves once. Whoever sends the same form twice is thanked twice."""
    link = SurveyInvitation.objects.select_for_update().filter(token_hash=hash_token(token)).first()
    if _is_stored(key):
        return
    if link is None or link.ends_on < today:
        raise LinkUsed
    answer = SurveyAnswer(team_id=link.team_id, site_id=link.site_id)
    if link.topic_language == said["language"]:
        answer.topic_group_id = link.topic_group_id
    link.delete()
    _store(answer, key, said, today)


def _is_stored(key):
    return SurveyAnswer.objects.filter(pk=_number(key)).exists()


def _store(answer, key, said, today):
    """`said`: version, language, scores (item → 1 … 5), comment."""
    answer.pk = _number(key)
    answer.month = today.replace(day=1)
    answer.version, answer.language = said["version"], said["language"]
    answer.comment = said["comment"]
    scores = [
        SurveyScore(answer=answer, item=item, score=score) for item, score in said["scores"].items()
    ]
    # The keys decide between two of the same that come at once.
    SurveyAnswer.objects.bulk_create([answer], ignore_conflicts=True)
    SurveyScore.objects.bulk_create(scores, ignore_conflicts=True)


def _number(key):
    """What a browser may still remember of the form stands in no row."""
    digest = salted_hmac("newcomers.casework.survey", str(key), algorithm="sha256").digest()
    return uuid.UUID(bytes=digest[:16], version=4)


def make_poster(site):
    return SurveyPoster.objects.get_or_create(site=site)[0]


def renew_poster(poster):
    """Every printed copy leads nowhere from now on."""
    poster.token = new_token()
    poster.save(update_fields=["token"])


def remove_words(answer):
    """They name somebody, say. What was scored stays."""
    answer.comment = ""
    answer.save(update_fields=["comment"])


def forget(*, today, words_until, asked_until):
    """Links that ended, words that are old, and who may be asked again."""
    SurveyInvitation.objects.filter(ends_on__lt=today).delete()
    SurveyAnswer.objects.filter(month__lt=words_until).exclude(comment="").update(comment="")
    SurveyAsked.objects.filter(asked_on__lte=asked_until).delete()
