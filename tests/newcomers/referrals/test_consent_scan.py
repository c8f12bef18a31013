"""A consent signed on paper may bring its scan along, which stays as long as the proof."""

from datetime import UTC, date, datetime

import pytest
import time_machine
from django.urls import reverse

from newcomers.casework.attachments import actions
from newcomers.casework.attachments.models import Attachment
from tests.factories.accounts import UserFactory
from tests.factories.center import CenterFactory, LanguageFactory, TeamFactory
from tests.factories.referrals import ReferralFactory
from tests.foundation.documents import files
from tests.foundation.documents.files import sent
from welcome_center.foundation.access import Role
from welcome_center.foundation.consent.models import Consent

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)
PDF = files.pdf()


@pytest.fixture
def draft(client, settings):
    settings.SECOND_FACTOR_REQUIRED = False
    CenterFactory()
    LanguageFactory(code="ar")
    advisor = UserFactory(role=Role.ADVISOR, team=TeamFactory())
    client.force_login(advisor)
    with time_machine.travel(NOW, tick=False):
        yield ReferralFactory(
            kind="warm",
            advisor=advisor,
            person__team=advisor.teams.get(),
            service__organisation__kind="IQ",
        )


def consent(client, referral, scan, **typed):
    agreed = {
        "facts": ["name", "language"],
        "purpose": "Anerkennung",
        "valid_until": "2027-05-24",
        "language": "ar",
        "form": "paper",
        "scan": scan,
        "agreed": "1",
    }
    return client.post(reverse("referrals:consent_add", args=[referral.code]), agreed | typed)


def test_the_scan_is_kept_with_the_consent_as_long_as_the_proof(client, draft):
    consent(client, draft, sent(PDF, "Einwilligung.pdf"))

    scan = Attachment.objects.get()
    assert (scan.person, scan.kind) == (draft.person, Attachment.Kind.CONSENT)
    assert scan.consent == Consent.objects.get()
    assert scan.delete_after == date(2030, 12, 31)
    page = client.get(reverse("referrals:referral", args=[draft.code])).content.decode()
    assert reverse("attachments:attachment", args=[scan.uuid]) in page


def test_it_may_come_without_one(client, draft):
    consent(client, draft, "")

    assert Consent.objects.get().form == "paper"
    assert not Attachment.objects.exists()


def test_what_is_no_scan_keeps_nothing_and_loses_nothing(client, draft):
    page = consent(client, draft, sent(files.SVG))

    assert list(page.context["signed"].errors) == ["scan"]
    assert 'value="Anerkennung"' in page.content.decode()
    assert not Consent.objects.exists()
    assert not Attachment.objects.exists()


def test_what_is_not_signed_on_paper_has_no_scan(client, draft):
    consent(client, draft, sent(PDF), form="screen", signature="[[[1, 2], [3, 4]]]")

    assert Consent.objects.get().form == "screen"
    assert not Attachment.objects.exists()


def test_on_a_full_disk_the_consent_waits_too(client, draft, full_disk):
    large = PDF[:9] + b"%" + bytes(100_000) + PDF[9:]
    with full_disk():
        page = consent(client, draft, sent(large))

    assert list(page.context["signed"].errors) == ["scan"]
    assert not Consent.objects.exists()


def test_a_wrong_scan_can_be_deleted_and_the_consent_stays(client, draft):
    consent(client, draft, sent(PDF))
    scan = Attachment.objects.get()
    url = reverse("attachments:attachment_delete", args=[scan.uuid])

    asked = client.get(url).content.decode()
    client.post(url)

    assert "wc-main" in asked
    assert "kern-alert--warning" in asked
    assert Consent.objects.get().withdrawn_at is None
    assert not Attachment.objects.kept().exists()


def test_the_same_paper_may_prove_two_consents(client, draft):
    other = ReferralFactory(warm=True, person=draft.person, advisor=draft.advisor)
    consent(client, draft, sent(PDF))
    scan = Attachment.objects.get()
    again = {"kind": "consent", "by": draft.advisor, "now": NOW}
    checked = files.checked(PDF)

    actions.add_attachment(draft.person, checked, consent=other.consent, **again)
    with pytest.raises(actions.AlreadyThere):
        actions.add_attachment(draft.person, checked, consent=scan.consent, **again)

    assert Attachment.objects.count() == 2
