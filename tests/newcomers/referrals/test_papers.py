"""Letter and consent as PDF: what is on them, who gets them, and that printing is noted."""

from datetime import UTC, date, datetime

import pytest
import time_machine
from django.urls import reverse

from newcomers.referrals import actions, consenting
from newcomers.referrals.models import ReferralStep, State
from tests.factories.accounts import UserFactory
from tests.factories.center import CenterFactory, LanguageFactory, TeamFactory
from tests.factories.directory import LocationFactory
from tests.factories.referrals import ReferralFactory
from tests.reading_papers import languages, read, text_of
from welcome_center.foundation.access import Role
from welcome_center.foundation.center.models import Center
from welcome_center.foundation.consent.models import Consent, FileAccess

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)
PAPERS = ["letter_paper", "consent_paper"]
BITING = 'Ämal #panic("x") $x$ \\ @a *b* ‮cba‬ 李🙂' + "محمد" * 18


@pytest.fixture(autouse=True)
def clock(settings):
    settings.SECOND_FACTOR_REQUIRED = False
    CenterFactory(street="Markt 1", postal_code="31134", city="Hildesheim")
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def advisor(client):
    user = UserFactory(role=Role.ADVISOR, team=TeamFactory(), name="Lena Kramm")
    client.force_login(user)
    return user


@pytest.fixture
def referral(advisor):
    """A draft with a consent as it is given at the desk, explained in Arabic."""
    LanguageFactory(code="ar", labels={"de": "Arabisch", "ar": "العربية"})
    referral = ReferralFactory(
        kind="warm",
        advisor=advisor,
        person__team=advisor.teams.get(),
        person__name="Amal Haddad",
        person__phone="+493023125199",
        recipient="office@example.org",
        target_name="Anerkennungsberatung",
        request="Bitte beraten Sie.\n\nEs eilt.",
        answer_by=date(2026, 12, 10),
        service__location=LocationFactory(street="Hafenweg 2"),
    )
    agree(referral)
    return referral


def agree(referral, **other):
    own = {"form": "paper", "witness": "", "guardian": "Nadia Haddad", "had_mediator": True}
    terms = consenting.Terms(
        other.pop("recipient_name", referral.target_name),
        "Beratung zur Anerkennung",
        ("name", "language"),
        date(2027, 5, 24),
        True,
    )
    said = own | {"language": "ar"} | other
    return consenting.keep_consent(referral, terms=terms, by=referral.advisor, now=NOW, **said)


def get(client, name, referral):
    return client.get(reverse(f"referrals:{name}", args=[referral.code]))


def printed():
    return FileAccess.objects.filter(way=FileAccess.Way.PRINTED)


# On paper -------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", PAPERS)
def test_a_paper_is_accessible_and_kept_by_nobody_between(client, referral, name):
    response = get(client, name, referral)

    paper = read(response.content)
    assert "pdfuaid:part" in paper.metadata_of_standard
    assert paper.root["/Lang"] == "de"
    assert "no-store" in response["Cache-Control"]
    assert response["Content-Disposition"].startswith("attachment")


def test_the_letter_says_what_was_agreed_and_nothing_else(client, referral):
    text = text_of(get(client, "letter_paper", referral).content)

    for told in ("Anerkennungsberatung", "Hafenweg 2", "Amal Haddad", "Es eilt.", "Lena Kramm"):
        assert told in text
    for told in (referral.code, "10. Dezember 2026", "24. Mai 2027", "office@example.org"):
        assert told in text
    assert "23125" not in text
    assert "/referrals/" not in text  # the link goes by mail alone


def test_the_consent_stands_in_both_languages_with_all_that_makes_it_one(client, referral):
    pdf = get(client, "consent_paper", referral).content

    text = text_of(pdf)
    for told in ("Anerkennungsberatung", "Beratung zur Anerkennung", "Nadia Haddad", "Amal Haddad"):
        assert text.count(told) >= 2
    assert "العربية" in text
    assert "Sprachmittlung" in text
    assert "ar" in languages(pdf)
    assert referral.consent.text_hash in text.replace("\n", "")


def test_a_language_without_our_words_is_named_beside_the_german_ones(client, referral):
    LanguageFactory(code="ti", labels={"de": "Tigrinya"})
    agree(referral, language="ti")

    pdf = get(client, "consent_paper", referral).content

    assert "Tigrinya, mit Sprachmittlung" in text_of(pdf)
    assert languages(pdf) <= {"de"}


@pytest.mark.parametrize("name", PAPERS)
def test_names_that_bite_are_only_letters(client, referral, name):
    referral.person.name = referral.request = BITING
    referral.person.save()
    referral.target_name = BITING
    referral.save()
    agree(referral, recipient_name=BITING)

    text = text_of(get(client, name, referral).content)

    assert 'Ämal #panic("x") $x$' in text
    assert "@a *b*" in text


# What was agreed to ----------------------------------------------------------------------------


def test_the_hash_is_that_of_the_row_and_of_the_paper(client, referral):
    kept = Consent.objects.get(pk=referral.consent.pk)

    assert kept.fingerprint == kept.text_hash
    assert set(kept.texts) == {"de", "ar"}


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("facts", ["name", "phone"]),
        ("purpose", "Anderes"),
        ("texts", {"de": "Ich stimme allem zu."}),
        ("recipient_name", "Andere Stelle"),
        ("valid_until", date(2028, 1, 1)),
        ("guardian", ""),
        ("releases_secrecy", False),
    ],
)
def test_another_word_is_another_hash(referral, field, value):
    kept = Consent.objects.get(pk=referral.consent.pk)

    setattr(kept, field, value)

    assert kept.fingerprint != kept.text_hash


def test_later_words_of_ours_do_not_change_what_was_agreed_to(client, referral):
    Center.objects.update(name="Neues Haus")

    text = " ".join(text_of(get(client, "consent_paper", referral).content).split())

    assert "Neues Haus Region Test" in text
    assert "Ich willige ein, dass Welcome Center Region Test" in text


# Who gets them ---------------------------------------------------------------------------------


@pytest.mark.parametrize("name", PAPERS)
def test_each_print_is_a_row_in_the_read_log(client, referral, advisor, name):
    for _time in range(2):
        get(client, name, referral)

    assert {(row.subject, row.reader) for row in printed()} == {(referral.person.uuid, advisor)}
    assert printed().count() == 2


@pytest.mark.parametrize("name", PAPERS)
def test_another_teams_papers_are_not_found_and_nothing_is_noted(client, referral, name):
    client.force_login(UserFactory(role=Role.ADVISOR, team=TeamFactory()))

    assert get(client, name, referral).status_code == 404
    assert not printed().exists()


def test_with_the_consent_ends_the_letter_and_the_consent_says_so(client, referral):
    actions.withdraw_referral(referral, side=ReferralStep.Side.PERSON, by=None, now=NOW)

    answer = get(client, "letter_paper", referral)
    text = text_of(get(client, "consent_paper", referral).content)

    assert answer.url == reverse("referrals:referral", args=[referral.code])
    assert "Widerrufen am 24.11.2026." in text
    assert "Unterschrift" not in text
    assert printed().count() == 1


@pytest.mark.parametrize("day", [24, 25])
def test_the_letter_ends_with_the_last_day_of_the_consent(client, referral, day):
    with time_machine.travel(datetime(2027, 5, day, 9, 0, tzinfo=UTC), tick=False):
        client.force_login(referral.advisor)
        answer = get(client, "letter_paper", referral)

    assert (answer.status_code == 200) == (day == 24)


@pytest.mark.parametrize("state", [State.DECLINED, State.DONE, State.EXPIRED])
def test_what_is_over_has_no_letter(client, referral, state):
    referral.state, referral.sent_at = state, NOW
    referral.save()

    assert get(client, "letter_paper", referral).status_code == 302


def test_without_a_consent_there_is_neither(client, advisor):
    draft = ReferralFactory(kind="warm", advisor=advisor, person__team=advisor.teams.get())

    assert get(client, "letter_paper", draft).status_code == 302
    assert get(client, "consent_paper", draft).status_code == 404


def test_the_person_has_the_own_consent_and_nobody_elses(client, referral):
    referral.person.account = UserFactory(role=Role.NEWCOMER)
    referral.person.save()
    actions.send_referral(referral, by=referral.advisor, now=NOW)
    url = reverse("my_referrals:consent_paper", args=[referral.code])

    client.force_login(referral.person.account)
    own, page = client.get(url), client.get("/de/me/").content.decode()
    client.force_login(UserFactory(role=Role.NEWCOMER))

    assert referral.consent.text_hash in text_of(own.content).replace("\n", "")
    assert url in page
    assert client.get(url).status_code == 404
    assert not printed().exists()
