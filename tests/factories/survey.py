from datetime import date, timedelta

import factory
from django.utils.timezone import localdate

from newcomers.casework.survey.models import (
    SurveyAnswer,
    SurveyAsked,
    SurveyInvitation,
    SurveyPoster,
    SurveyScore,
)
from tests.factories.center import SiteFactory
from tests.factories.people import PersonFactory
from welcome_center.foundation.accounts.models import hash_token

ITEMS = ("understood", "next_step", "places", "respect", "recommend")


class SurveyPosterFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = SurveyPoster

    site = factory.SubFactory(SiteFactory)


class SurveyInvitationFactory(factory.django.DjangoModelFactory):
    """A link by mail that was not used yet; it ends with `token`."""

    class Meta:
        model = SurveyInvitation

    class Params:
        token = factory.Sequence("link-{}".format)

    token_hash = factory.LazyAttribute(lambda link: hash_token(link.token))
    site = factory.SubFactory(SiteFactory)
    team = factory.SelfAttribute("site.team")
    ends_on = factory.LazyFunction(lambda: localdate() + timedelta(days=30))


class SurveyAskedFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = SurveyAsked

    person = factory.SubFactory(PersonFactory)
    asked_on = date(2027, 3, 1)


class SurveyAnswerFactory(factory.django.DjangoModelFactory):
    """Full agreement to everything, unless `score` is another; None leaves all out."""

    class Meta:
        model = SurveyAnswer
        skip_postgeneration_save = True

    version = 1
    month = date(2027, 1, 1)
    site = factory.SubFactory(SiteFactory)
    team = factory.SelfAttribute("site.team")
    language = "de"

    @factory.post_generation
    def score(answer, create, score):
        SurveyScore.objects.bulk_create(
            SurveyScore(answer=answer, item=item, score=score or 5) for item in ITEMS
        )
