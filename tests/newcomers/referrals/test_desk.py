"""From a person's page to the place: suggestion, draft, consent, sending."""

import json
from datetime import UTC, date, datetime

import pytest
import time_machine
from django.urls import reverse

from newcomers.referrals import actions
from newcomers.referrals.models import Referral, State
from partners.directory import seed
from partners.directory.offers import Service
from partners.rules import memory
from partners.rules.importer import load_rules
from partners.rules.models import RuleDoubt
from tests.factories.accounts import UserFactory
from tests.factories.center import CenterFactory, LanguageFactory, TeamFactory
from tests.factories.people import ListCodeFactory, MunicipalityFactory, PersonFactory
from tests.factories.referrals import ReferralFactory
from welcome_center.foundation.access import Role
from welcome_center.foundation.center.importer import load_code_lists
from welcome_center.foundation.center.models import Municipality
from welcome_center.foundation.consent.models import Consent
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
def person(advisor):
    load_code_lists(region="hildesheim")
    seed.load_seed("hildesheim")
    load_rules()
    memory.read_anew()
    return PersonFactory(
        team=advisor.teams.get(),
        municipality=Municipality.objects.get(code="03254028"),
        language=LanguageFactory(code="ar"),
    )


def add(client, person, **typed):
    url = reverse("referrals:referral_add", args=[person.code]) + "?topic=REC_VOC"
    return client.post(url, typed) if typed else client.get(url)


def test_the_rules_name_places_with_their_reason(client, person):
    page = add(client, person)

    suggestions = page.context["suggestions"]
    assert "IQ" in [each.service.organisation.kind for each in suggestions]
    assert suggestions[0].rule.text("hint") in page.content.decode()


def test_a_suggested_place_becomes_a_draft(client, person, advisor):
    suggestion = add(client, person).context["suggestions"][0]

    add(client, person, kind="warm", place=str(suggestion.service.uuid), request="Bitte beraten.")

    drafted = Referral.objects.get()
    assert (drafted.state, drafted.kind, drafted.advisor) == (State.DRAFT, "warm", advisor)
    assert drafted.rule == suggestion.rule.code
    assert drafted.target_name
    assert not Message.objects.exists()


def test_another_place_needs_a_reason_and_nothing_typed_is_lost(client, person):
    page = add(client, person, kind="advice", place="other", request="Bitte beraten.")

    assert set(page.context["form"].errors) == {"other", "override_reason"}
    assert "Bitte beraten." in page.content.decode()
    assert not Referral.objects.exists()


def test_another_place_makes_somebody_check_the_rule(client, person):
    suggestion = add(client, person).context["suggestions"][0]
    another = Service.objects.listed().filter(topics__contains=["REC_VOC"]).order_by("pk")[0]

    typed = {"place": "other", "other": another.pk, "override_reason": "Nimmt niemanden mehr"}
    add(client, person, kind="advice", **typed)

    doubt = RuleDoubt.objects.get()
    assert doubt.rule == suggestion.rule
    assert (doubt.origin, doubt.reason) == ("overridden", "Nimmt niemanden mehr")


# The consent ----------------------------------------------------------------------------------


@pytest.fixture
def draft(advisor):
    LanguageFactory(code="ar")
    return ReferralFactory(
        kind="warm",
        advisor=advisor,
        person__team=advisor.teams.get(),
        recipient="office@example.org",
        service__organisation__kind="IQ",
    )


AGREED = {
    "facts": ["name", "language"],
    "purpose": "Anerkennung",
    "valid_until": "2027-05-24",
    "language": "ar",
    "form": "screen",
}
DRAWN = "[[[10, 20], [30, 40]], [[50, 60], [70, 80]]]"


def consent(client, referral, **typed):
    """Read, signed and kept in one go."""
    url = reverse("referrals:consent_add", args=[referral.code])
    return client.post(url, AGREED | {"agreed": "1", "signature": DRAWN} | typed)


def send(client, referral):
    return client.post(reverse("referrals:referral_send", args=[referral.code]))


def test_the_consent_is_kept_as_it_was_agreed(client, draft, advisor):
    consent(client, draft)

    kept = Consent.objects.get()
    assert (kept.subject, kept.recipient) == (draft.person.uuid, draft.service.uuid)
    assert (kept.facts, kept.valid_until) == (["name", "language"], date(2027, 5, 24))
    assert len(kept.text_hash) == 64
    assert kept.noted_by == advisor


def test_the_text_is_read_in_both_languages_before_anybody_signs(client, draft):
    url = reverse("referrals:consent_add", args=[draft.code])

    page = client.post(url, AGREED).content.decode()

    assert 'lang="de" dir="ltr"' in page
    assert 'lang="ar" dir="rtl"' in page
    assert not Consent.objects.exists()


def test_what_was_typed_is_still_there_when_something_changes(client, draft):
    url = reverse("referrals:consent_add", args=[draft.code])

    page = client.post(url, AGREED | {"purpose": "Etwas anderes", "change": "1"})

    assert page.context["form"]["purpose"].value() == "Etwas anderes"
    assert not Consent.objects.exists()


def test_a_signature_is_kept_as_it_was_drawn(client, draft):
    consent(client, draft)

    kept = Consent.objects.get()
    assert kept.signature_path == "M 10 20 L 30 40 M 50 60 L 70 80"
    page = client.get(reverse("referrals:referral", args=[draft.code])).content.decode()
    assert kept.signature_path in page


@pytest.mark.parametrize(
    "drawn",
    [
        "",
        "[]",
        "[[]]",
        "[[[1, 2]]]",
        "{",
        "[[1, 2]]",
        '[[["<svg>", 2], [3, 4]]]',
        "[[[NaN, 1], [1, 2]]]",
    ],
)
def test_no_signature_no_consent(client, draft, drawn):
    page = consent(client, draft, signature=drawn)

    assert list(page.context["signed"].errors) == ["signature"]
    assert not Consent.objects.exists()


def test_too_long_a_signature_is_refused_and_points_stay_in_the_field(client, draft):
    endless = json.dumps([[[1, 2], [3, 4]]] * 201)
    assert list(consent(client, draft, signature=endless).context["signed"].errors)

    consent(client, draft, signature="[[[-5, 1e300], [700, 20.4]]]")

    assert Consent.objects.get().signature == [[[0, 200], [600, 20]]]


def test_paper_needs_no_signature_on_the_screen(client, draft):
    consent(client, draft, form="paper", signature=DRAWN)

    assert Consent.objects.get().signature == []


@pytest.mark.parametrize(
    ("typed", "wrong"),
    [
        ({"form": "oral"}, "witness"),
        ({"valid_until": "2026-11-23"}, "valid_until"),
        ({"facts": []}, "facts"),
        ({"facts": ["password"]}, "facts"),
    ],
)
def test_a_consent_that_proves_nothing_is_refused(client, draft, typed, wrong):
    page = consent(client, draft, **typed)

    assert list(page.context["form"].errors) == [wrong]
    assert not Consent.objects.exists()


def test_under_16_a_guardian_agrees(client, draft):
    draft.person.birth_year = 2012
    draft.person.save()

    assert list(consent(client, draft).context["form"].errors) == ["guardian"]


def test_an_authority_is_named_as_one(client, draft):
    url = reverse("referrals:consent_add", args=[draft.code])
    assert "§ 87" not in client.get(url).content.decode()

    draft.service.organisation.kind = "ABH"
    draft.service.organisation.save()

    assert "§ 87" in client.get(url).content.decode()


def test_only_with_the_consent_does_it_leave(client, draft):
    send(client, draft)
    assert Referral.objects.get().state == State.DRAFT

    consent(client, draft)
    send(client, draft)

    assert Referral.objects.get().state == State.SENT
    assert Message.objects.filter(kind="referral_sent").count() == 1


def test_what_came_of_it_is_told_in_words_with_the_way_back_to_the_file(client, advisor):
    result = ListCodeFactory(list="referral_result", code="DONE", labels={"de": "bearbeitet"})
    sent = ReferralFactory(
        warm=True, person__team=advisor.teams.get(), state="done", sent_at=NOW, result=result
    )
    actions.note_arrival(sent, arrival="failed", now=NOW)

    page = client.get(reverse("referrals:referral", args=[sent.code])).content.decode()

    assert "es hat nicht geklappt" in page
    assert "bearbeitet" in page
    assert reverse("file:person", args=[sent.person.code]) in page


def test_withdrawing_ends_it(client, draft):
    consent(client, draft)
    send(client, draft)

    client.post(reverse("referrals:referral_withdraw", args=[draft.code]))

    assert Referral.objects.get().state == State.WITHDRAWN
    assert Consent.objects.get().withdrawn_at == NOW


# Whose they are -------------------------------------------------------------------------------


def test_another_teams_referral_is_not_found(client, advisor):
    other = ReferralFactory(person__name="Fremde Person")

    assert "Fremde Person" not in client.get(reverse("referrals:referral_list")).content.decode()
    assert client.get(reverse("referrals:referral", args=[other.code])).status_code == 404
    assert send(client, other).status_code == 404


def test_a_colleague_of_the_team_can_do_it_instead(client, draft):
    client.force_login(UserFactory(role=Role.ADVISOR, team=draft.team))

    consent(client, draft)
    send(client, draft)

    assert Referral.objects.get().state == State.SENT


def test_nothing_is_withdrawn_once_it_has_ended(client, draft):
    Referral.objects.update(kind="advice", state=State.DONE)

    url = reverse("referrals:referral_withdraw", args=[draft.code])

    assert client.post(url).status_code == 403


def test_whoever_moved_may_need_another_place(client, draft):
    url = reverse("referrals:referral", args=[draft.code])
    assert "umgezogen" not in client.get(url).content.decode()

    draft.person.municipality = MunicipalityFactory()
    draft.person.save()

    assert "umgezogen" in client.get(url).content.decode()


def test_a_colleague_who_comes_second_is_told(client, draft, monkeypatch):
    def too_late(*args, **kwargs):
        raise actions.NotNow

    monkeypatch.setattr(actions, "send_referral", too_late)
    page = client.post(reverse("referrals:referral_send", args=[draft.code]), follow=True)

    assert "schneller" in page.content.decode()


# What the person does -------------------------------------------------------------------------


@pytest.fixture
def mine(client, draft):
    consent(client, draft)
    send(client, draft)
    draft.person.account = UserFactory(role=Role.NEWCOMER)
    draft.person.save()
    client.force_login(draft.person.account)
    return draft


def test_the_person_sees_where_it_went_and_says_whether_it_worked(client, mine):
    page = client.get("/de/me/").content.decode()
    client.post(reverse("my_referrals:arrival_note", args=[mine.code]), {"arrival": "failed"})

    assert mine.target_name in page
    assert Referral.objects.get().arrival == "failed"


def test_one_click_takes_the_consent_back_also_after_an_answer(client, mine):
    Referral.objects.update(state=State.DONE)
    url = reverse("my_referrals:consent_withdraw", args=[mine.code])

    for _time in range(2):
        client.post(url)

    assert Consent.objects.get().withdrawn_at == NOW
    assert Message.objects.filter(kind="referral_withdrawn").count() == 1


def test_nobody_speaks_for_somebody_else(client, mine):
    client.force_login(UserFactory(role=Role.NEWCOMER))

    for name in ("arrival_note", "consent_withdraw"):
        url = reverse(f"my_referrals:{name}", args=[mine.code])
        assert client.post(url, {"arrival": "arrived"}).status_code == 404
    assert Referral.objects.get().arrival == ""
