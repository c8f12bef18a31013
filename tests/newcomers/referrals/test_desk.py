"""From a person's page to the place: suggestion, draft, consent, sending."""

from datetime import UTC, date, datetime

import pytest
import time_machine
from django.urls import reverse

from newcomers.referrals.models import Referral, State
from partners.directory import seed
from partners.rules import memory
from partners.rules.importer import load_rules
from tests.factories.accounts import UserFactory
from tests.factories.center import CenterFactory, LanguageFactory, TeamFactory
from tests.factories.people import PersonFactory
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

    kinds = [each.service.organisation.kind for each in page.context["suggestions"]]
    assert "IQ" in kinds
    assert "Kostenfreie" in page.content.decode() or page.context["suggestions"][0].rule.text(
        "hint"
    )


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


def consent(client, referral, **typed):
    url = reverse("referrals:consent_add", args=[referral.code])
    return client.post(url, AGREED | typed)


def send(client, referral):
    return client.post(reverse("referrals:referral_send", args=[referral.code]))


def test_the_consent_is_kept_as_it_was_agreed(client, draft, advisor):
    consent(client, draft)

    kept = Consent.objects.get()
    assert (kept.subject, kept.recipient) == (draft.person.uuid, draft.service.uuid)
    assert (kept.facts, kept.valid_until) == (["name", "language"], date(2027, 5, 24))
    assert len(kept.text_hash) == 64
    assert kept.noted_by == advisor


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


def test_a_colleague_of_the_team_reads_but_does_not_send(client, draft):
    client.force_login(UserFactory(role=Role.ADVISOR, team=draft.team))

    assert client.get(reverse("referrals:referral", args=[draft.code])).status_code == 200
    assert send(client, draft).status_code == 403


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
