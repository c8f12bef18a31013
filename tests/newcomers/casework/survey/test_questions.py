"""The page behind a poster's code and behind a link by mail."""

import re
from datetime import date

import pytest
import time_machine
from django.urls import reverse

from newcomers.casework.survey.models import SurveyAnswer, SurveyInvitation
from newcomers.casework.survey.words import languages, questionnaire
from tests.factories.center import TopicGroupFactory
from tests.factories.survey import ITEMS, SurveyInvitationFactory

FIVES = dict.fromkeys(ITEMS, "5")


@pytest.fixture(autouse=True)
def in_march():
    with time_machine.travel("2027-03-17T12:00+01:00", tick=False):
        yield


def path_of(token, language="de"):
    return f"/{language}/survey/{token}/"


def send(client, token, language="de", **typed):
    return client.post(path_of(token, language), {"key": "a-form", "comment": "", **typed})


def key_on(page):
    return re.search(r'name="key" value="([^"]+)"', page.content.decode())[1]


def test_an_answer_is_kept_with_its_month_and_nothing_that_names_anybody(client, poster):
    answer = send(client, poster.token, **FIVES | {"respect": "3", "comment": "Sehr freundlich."})

    kept = SurveyAnswer.objects.get()
    assert answer.url == reverse("survey:thanks")
    assert (kept.team, kept.site, kept.month) == (poster.site.team, poster.site, date(2027, 3, 1))
    assert (kept.version, kept.language, kept.topic_group) == (1, "de", None)
    assert kept.comment == "Sehr freundlich."
    expected = dict.fromkeys(ITEMS, 5) | {"respect": 3}
    assert dict(kept.scores.values_list("item", "score")) == expected
    assert "Vielen Dank!" in client.get(answer.url).content.decode()


def test_questions_may_be_left_out_but_not_all(client, poster):
    nothing = send(client, poster.token)
    assert nothing.status_code == 200
    assert "Bitte beantworten Sie mindestens eine Frage." in nothing.content.decode()
    assert not SurveyAnswer.objects.exists()

    send(client, poster.token, understood="1")
    assert list(SurveyAnswer.objects.get().scores.values_list("score", flat=True)) == [1]


def test_what_was_typed_is_not_lost_when_something_is_wrong(client, poster):
    words = "x" * 1001

    answer = send(client, poster.token, understood="4", respect="9", comment=words)

    page = answer.content.decode()
    assert not SurveyAnswer.objects.exists()
    assert {"respect", "comment"} <= answer.context["form"].errors.keys()
    assert words in page
    assert key_on(answer) == "a-form"
    assert re.search(r'name="understood" value="4"[^>]* checked', page)


def test_the_same_form_sent_twice_is_stored_once(client, poster):
    first = send(client, poster.token, understood="5")
    again = send(client, poster.token, understood="5")
    other = send(client, poster.token, understood="5", key="another-form")

    assert first.url == again.url == other.url
    assert SurveyAnswer.objects.count() == 2


def test_each_form_that_is_shown_has_a_key_of_its_own(client, poster):
    keys = {key_on(client.get(path_of(poster.token))) for _visit in range(2)}

    assert len(keys) == 2
    assert client.get(path_of(poster.token))["Cache-Control"].count("no-store") == 1


def test_a_link_by_mail_serves_once_and_leaves_no_row(client, site):
    SurveyInvitationFactory(site=site, token="by-mail")

    first = send(client, "by-mail", understood="5")
    twice = send(client, "by-mail", understood="5")
    later = send(client, "by-mail", understood="1", key="another-form")

    assert (first.status_code, twice.status_code, later.status_code) == (302, 302, 404)
    assert client.get(path_of("by-mail")).status_code == 404
    assert SurveyAnswer.objects.get().site == site
    assert not SurveyInvitation.objects.exists()


def test_looking_at_the_questions_does_not_use_up_the_link(client, site):
    SurveyInvitationFactory(site=site, token="by-mail")

    assert [client.get(path_of("by-mail")).status_code for _visit in range(2)] == [200, 200]
    assert SurveyInvitation.objects.exists()


@pytest.mark.parametrize(("ends_on", "status"), [("2027-03-17", 302), ("2027-03-16", 404)])
def test_a_link_ends_with_its_last_day(client, site, ends_on, status):
    SurveyInvitationFactory(site=site, token="by-mail", ends_on=ends_on)

    assert send(client, "by-mail", understood="5").status_code == status
    assert SurveyAnswer.objects.exists() == (status == 302)


def test_an_unknown_link_says_what_to_do(client, poster):
    shown, sent = client.get(path_of("nothing")), send(client, "nothing", understood="5")

    assert (shown.status_code, sent.status_code) == (404, 404)
    assert reverse("home:contact") in shown.content.decode()
    assert not SurveyAnswer.objects.exists()


@pytest.mark.parametrize(("language", "is_kept"), [("de", True), ("ar", False)])
def test_the_topic_group_stays_only_in_the_language_in_which_it_is_common(
    client, site, language, is_kept
):
    group = TopicGroupFactory(code="REC")
    SurveyInvitationFactory(site=site, token="by-mail", topic_group=group, topic_language="de")

    send(client, "by-mail", language, understood="5")

    assert (SurveyAnswer.objects.get().topic_group == group) == is_kept


@pytest.mark.parametrize("language", ["de", "en", "ar"])
def test_the_questions_are_asked_in_the_pages_language(client, poster, language):
    page = client.get(path_of(poster.token, language)).content.decode()

    asked = questionnaire(language)
    assert all(words in page for words in asked.items.values())
    assert f'lang="{language}" dir="{asked.direction}"' in page


def test_a_language_without_pages_of_its_own_is_asked_and_kept_too(client, poster):
    page = client.get(f"{path_of(poster.token)}?in=uk").content.decode()
    sent = client.post(f"{path_of(poster.token)}?in=uk", {"understood": "5"})

    assert questionnaire("uk").items["respect"] in page
    assert SurveyAnswer.objects.get().language == "uk"
    thanked = client.get(sent.url).content.decode().replace("&#x27;", "'")
    assert questionnaire("uk").texts["thanks_text"] in thanked


@pytest.mark.parametrize(
    ("accepted", "leads_to"),
    [
        ("ar-SY,ar;q=0.9,en;q=0.8", "/ar/survey/{}/"),
        ("uk-UA,uk;q=0.9,de;q=0.5", "/de/survey/{}/?in=uk"),
        ("ja", "/de/survey/{}/"),
        ("", "/de/survey/{}/"),
    ],
)
def test_the_code_on_the_poster_leads_to_the_devices_own_language(
    client, poster, accepted, leads_to
):
    answer = client.get(f"/s/{poster.token}", headers={"accept-language": accepted})

    assert answer.url == leads_to.format(poster.token)


def test_one_connection_cannot_flood_the_survey_and_loses_nothing(client, poster, settings):
    settings.SURVEY_LIMIT = (2, 3600)
    for number in range(2):
        send(client, poster.token, understood="5", key=f"form-{number}")

    refused = send(client, poster.token, understood="5", comment="Das blieb.", key="form-2")

    assert refused.status_code == 429
    assert "Das blieb." in refused.content.decode()
    assert "in einer Stunde" in refused.content.decode()
    assert SurveyAnswer.objects.count() == 2


def test_every_language_says_everything():
    german = questionnaire("de")
    for language in languages():
        asked = questionnaire(language)
        assert asked.items.keys() == german.items.keys() == set(ITEMS)
        assert list(asked.scores) == [5, 4, 3, 2, 1]
        assert asked.texts.keys() == german.texts.keys()
        words = [*asked.items.values(), *asked.scores.values(), *asked.texts.values()]
        assert all(word and word == word.strip() for word in words)
    assert len(languages()) >= 5
