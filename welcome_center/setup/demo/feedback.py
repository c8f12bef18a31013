"""What people said after their consultations: some two hundred answers within a year."""

from datetime import timedelta

from newcomers.casework.survey.models import (
    SurveyAnswer,
    SurveyPoster,
    SurveyScore,
)
from newcomers.casework.survey.words import latest_version, questionnaire
from welcome_center.foundation.center.models import Center, Site

ANSWERS = 210
LANGUAGES = {"de": 38, "en": 20, "ar": 17, "uk": 14, "tr": 5, "ru": 4, "fr": 2}
SCORES = {5: 58, 4: 27, 3: 9, 2: 4, 1: 2}
# Where advice is hardest: what comes next, and where to go.
HARDER = {5: 40, 4: 33, 3: 16, 2: 8, 1: 3}
WORDS = {
    "de": ("Sehr geduldig erklärt.", "Ich hätte gern die Adresse zum Mitnehmen gehabt."),
    "en": ("The list of documents helped a lot.", "Waiting for an appointment took three weeks."),
    "ar": ("شرح واضح وصبور، شكرًا لكم.", "أتمنى مواعيد في المساء."),
    "uk": ("Дуже дякую, все зрозуміло.",),
}


def tell(dice, today):
    Center.objects.update(asks_for_feedback=True)
    sites = list(Site.objects.active().select_related("team"))
    for site in sites:
        SurveyPoster.objects.get_or_create(site=site)
    answers = [_answer(dice, today, dice.choice(sites)) for _number in range(ANSWERS)]
    SurveyAnswer.objects.bulk_create(answers)
    scores = [score for answer in answers for score in _scores(dice, answer)]
    SurveyScore.objects.bulk_create(scores, batch_size=500)


def _answer(dice, today, site):
    language = dice.one_of(LANGUAGES)
    said = WORDS.get(language, ())
    return SurveyAnswer(
        pk=dice.names()["uuid"],
        version=latest_version(),
        month=(today - timedelta(days=dice.randint(0, 330))).replace(day=1),
        team=site.team,
        site=site,
        language=language,
        comment=dice.choice(said) if said and dice.is_lucky(0.12) else "",
    )


def _scores(dice, answer):
    for item in questionnaire(answer.language).items:
        if dice.is_lucky(0.95):
            chances = HARDER if item in ("next_step", "places") else SCORES
            yield SurveyScore(
                pk=dice.names()["uuid"], answer=answer, item=item, score=dice.one_of(chances)
            )
