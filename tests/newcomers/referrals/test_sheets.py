"""The sheet of a referral advice: on paper, on the web, by mail. Nothing of the person is on it."""

import re
from datetime import UTC, date, datetime

import pytest
import time_machine
from django.urls import reverse

from newcomers.referrals import sheets
from newcomers.referrals.models import State
from partners.directory.models import ContactPoint
from partners.directory.offers import RequiredDocument, Service
from partners.rules import memory
from partners.rules.models import Rule
from tests.factories.accounts import UserFactory
from tests.factories.center import CenterFactory, LanguageFactory, TeamFactory
from tests.factories.directory import LocationFactory
from tests.factories.people import ListCodeFactory
from tests.factories.referrals import ReferralFactory
from tests.reading_papers import languages, read, text_of
from welcome_center.foundation.access import Role
from welcome_center.foundation.consent.models import FileAccess
from welcome_center.foundation.outbox.models import Message

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)


@pytest.fixture(autouse=True)
def clock(settings):
    settings.SECOND_FACTOR_REQUIRED = False
    CenterFactory()
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def advisor(client):
    user = UserFactory(role=Role.ADVISOR, team=TeamFactory())
    client.force_login(user)
    return user


@pytest.fixture
def advice(advisor):
    """To a place with all that somebody needs who goes there."""
    LanguageFactory(code="ar", labels={"de": "Arabisch", "ar": "العربية"})
    ListCodeFactory(list="document", code="DOC_PASS", labels={"de": "Pass", "ar": "جواز السفر"})
    Rule.objects.create(
        code="T001",
        topic="*",
        target="IQ",
        documents=["DOC_PASS"],
        hint={"de": "Dort wird beraten.", "ar": "هناك تُقدَّم الاستشارة."},
        valid_to=date(2027, 6, 30),
    )
    memory.read_anew()
    place = ReferralFactory(
        advisor=advisor,
        rule="T001",
        person__team=advisor.teams.get(),
        person__name="Amal Haddad",
        person__email="amal@example.org",
        person__language=LanguageFactory(code="ar"),
        service__organisation__kind="IQ",
        service__organisation__name={"de": "Anerkennungsberatung"},
        service__url="https://anerkennung.example.org",
        service__location=LocationFactory(street="Hafenweg 2"),
        request="Geheimnis",
    )
    service = place.service
    ContactPoint.objects.create(
        organisation=service.organisation, kind="phone", value="+49 30 23125 199"
    )
    RequiredDocument.objects.create(service=service, words={"de": "Zeugnis", "ar": "شهادة"})
    return place


def get(client, name, referral):
    return client.get(reverse(f"referrals:{name}", args=[referral.code]))


def web(referral, language="ar"):
    return sheets.address(sheets.advice_of(referral, moment=NOW), language).partition("localhost")[
        2
    ]


TOLD = [
    *("Anerkennungsberatung", "Hafenweg 2", "9:00–16:00", "+49 30 23125 199"),
    *("anerkennung.example.org", "Dort wird beraten.", "Zeugnis", "Pass", "30.06.2027"),
]


def test_the_paper_says_where_when_and_what_to_bring_in_both_languages(client, advice):
    response = get(client, "sheet_paper", advice)

    text, paper = text_of(response.content), read(response.content)
    assert [told for told in TOLD if told not in text] == []
    assert {"شهادة", "العنوان"} <= {*text.split()}
    assert "ar" in languages(response.content)
    assert "pdfuaid:part" in paper.metadata_of_standard
    assert "Amal" not in text
    assert "Geheimnis" not in text


def test_the_page_says_the_same_to_everybody_without_a_word_about_who_asked(client, advice):
    client.logout()

    page = client.get(web(advice)).content.decode()

    assert [told for told in TOLD if told not in re.sub("[\u2066-\u2069]", "", page)] == []
    assert "هناك تُقدَّم الاستشارة." in page
    for secret in ("Amal", "Geheimnis", advice.code, str(advice.person.uuid)):
        assert secret not in page


@pytest.mark.parametrize(
    ("language", "read_in"), [("de", ["de"]), ("ar", ["de", "ar"]), ("ti", ["de", "en"])]
)
def test_beside_german_stands_a_language_that_we_have(language, read_in):
    assert sheets.languages(language) == read_in


@pytest.mark.parametrize("rule", ["", "T002", "NO_SUCH"])
def test_a_rule_about_others_says_nothing_here(client, advice, rule):
    Rule.objects.create(code="T002", topic="*", target="ABH", hint={"de": "Zum Amt."})
    url = web(advice).replace("T001", rule)

    page = client.get(url).content.decode()

    assert "Anerkennungsberatung" in page
    assert "Zum Amt." not in page
    assert "Dort wird beraten." not in page


@pytest.mark.parametrize("state", [Service.State.HIDDEN, Service.State.DRAFT])
def test_a_place_that_is_not_public_has_no_page(client, advice, state):
    url = web(advice)
    assert client.get(url).status_code == 200

    Service.objects.update(state=state)

    assert client.get(url).status_code == 404


def test_the_desk_shows_the_code_and_notes_each_print(client, advice, advisor):
    page = get(client, "referral", advice).content.decode()
    get(client, "sheet_paper", advice)

    assert web(advice) in page.replace("&amp;", "&")
    assert "wc-code" in page
    [row] = FileAccess.objects.filter(way=FileAccess.Way.PRINTED)
    assert (row.subject, row.reader) == (advice.person.uuid, advisor)


def mail(client, referral):
    return client.post(reverse("referrals:sheet_mail", args=[referral.code]))


def test_the_sheet_is_mailed_in_the_persons_language(client, advice):
    mail(client, advice)

    [message] = Message.objects.filter(kind="referral_sheet")
    assert (message.recipient, message.language) == ("amal@example.org", "ar")
    assert web(advice) in message.body


def test_whoever_wants_no_mail_gets_none(client, advice):
    advice.person.contact_by = "none"
    advice.person.save()

    mail(client, advice)

    assert not Message.objects.exists()
    assert "sheet/mail" not in get(client, "referral", advice).content.decode()


def test_another_teams_sheet_is_not_found(client, advice):
    client.force_login(UserFactory(role=Role.ADVISOR, team=TeamFactory()))

    assert get(client, "sheet_paper", advice).status_code == 404
    assert mail(client, advice).status_code == 404
    assert not FileAccess.objects.exists()
    assert not Message.objects.exists()


def test_what_goes_out_with_a_consent_has_no_sheet(client, advice):
    advice.kind = "warm"
    advice.save()

    assert get(client, "sheet_paper", advice).status_code == 403


def test_handing_it_out_is_noted_and_the_person_finds_it(client, advice):
    client.post(reverse("referrals:referral_send", args=[advice.code]))
    advice.person.account = UserFactory(role=Role.NEWCOMER)
    advice.person.save()
    client.force_login(advice.person.account)

    advice.refresh_from_db()
    assert advice.state == State.SENT
    assert web(advice, "de") in client.get("/de/me/").content.decode()
