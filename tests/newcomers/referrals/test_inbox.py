"""A place's members answer in their own area."""

from datetime import UTC, datetime

import pytest
import time_machine
from django.urls import reverse

from newcomers.referrals import actions
from newcomers.referrals.models import Referral, ReferralStep, State
from tests.factories.accounts import UserFactory
from tests.factories.center import CenterFactory
from tests.factories.directory import MembershipFactory
from tests.factories.referrals import ReferralFactory
from welcome_center.foundation.access import Role

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)


@pytest.fixture(autouse=True)
def clock(settings):
    settings.SECOND_FACTOR_REQUIRED = False
    CenterFactory()
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def referral():
    referral = ReferralFactory(warm=True, person__name="Amal Beispiel")
    actions.send_referral(referral, by=referral.advisor, now=NOW)
    return referral


@pytest.fixture
def member(client, referral):
    user = UserFactory(role=Role.PARTNER)
    MembershipFactory(user=user, organisation=referral.service.organisation)
    client.force_login(user)
    return user


def page_of(referral):
    return reverse("inbox:inbox_referral", args=[referral.code])


def unseal(client, referral):
    return client.post(reverse("inbox:referral_open", args=[referral.code]), follow=True)


def test_the_inbox_names_nobody(client, member, referral):
    page = client.get(reverse("inbox:inbox")).content.decode()

    assert referral.code in page
    assert "Amal" not in page


def test_looking_changes_nothing_until_it_is_opened(client, member, referral):
    assert "Amal" not in client.get(page_of(referral)).content.decode()
    assert Referral.objects.get().state == State.SENT

    assert "Amal" in unseal(client, referral).content.decode()
    assert Referral.objects.get().state == State.SEEN
    assert ReferralStep.objects.last().by == member


def test_who_answers_is_kept(client, member, referral):
    unseal(client, referral)

    client.post(page_of(referral), {"deed": "accept"})

    assert Referral.objects.get().state == State.ACCEPTED
    assert ReferralStep.objects.last().by == member


def test_of_two_who_answer_at_once_one_is_told(client, member, referral):
    unseal(client, referral)
    client.post(page_of(referral), {"deed": "accept"})

    page = client.post(page_of(referral), {"deed": "accept"}, follow=True)

    assert "anderes geantwortet" in page.content.decode()
    assert referral.steps.filter(state=State.ACCEPTED).count() == 1


def test_a_withdrawn_one_shows_nothing(client, member, referral):
    unseal(client, referral)
    actions.withdraw_referral(referral, side=ReferralStep.Side.PERSON, by=None, now=NOW)

    page = client.get(page_of(referral))
    sent = client.post(page_of(referral), {"deed": "accept"})

    assert page.status_code == sent.status_code == 410
    assert "Amal" not in page.content.decode()


def test_another_place_finds_nothing(client, referral):
    stranger = UserFactory(role=Role.PARTNER)
    MembershipFactory(user=stranger)
    client.force_login(stranger)

    assert referral.code not in client.get(reverse("inbox:inbox")).content.decode()
    assert client.get(page_of(referral)).status_code == 404
    assert unseal(client, referral).status_code == 404
    assert Referral.objects.get().state == State.SENT


def test_a_draft_is_not_addressed_yet(client, member, referral):
    Referral.objects.update(state=State.DRAFT, sent_at=None)

    assert client.get(page_of(referral)).status_code == 404


@pytest.mark.parametrize("rows", [1, 20])
def test_the_inbox_needs_the_same_queries_for_any_number(
    client, member, referral, django_assert_max_num_queries, rows
):
    sent = {"service": referral.service, "state": State.SENT, "sent_at": NOW, "warm": True}
    ReferralFactory.create_batch(rows, **sent)

    with django_assert_max_num_queries(8):
        client.get(reverse("inbox:inbox"))
