"""What was agreed to stays as it was; only the withdrawal is written, once."""

from datetime import timedelta

import pytest
from django.db import DatabaseError, transaction
from django.utils import timezone

from tests.factories.accounts import UserFactory
from tests.factories.referrals import ConsentFactory
from welcome_center.foundation.consent import actions
from welcome_center.foundation.consent.models import Consent, FileAccess

pytestmark = pytest.mark.django_db


def refused(change):
    with pytest.raises(DatabaseError), transaction.atomic():
        change()
    return True


@pytest.fixture
def consent():
    return ConsentFactory()


@pytest.mark.parametrize(
    "change",
    [
        {"facts": ["name", "phone"]},
        {"recipient_name": "Andere Stelle"},
        {"valid_until": timezone.now().date() + timedelta(999)},
        {"text_hash": "1" * 64},
    ],
)
def test_nobody_changes_what_was_agreed_to(consent, change):
    assert refused(lambda: Consent.objects.filter(pk=consent.pk).update(**change))


def test_nobody_deletes_it(consent):
    assert refused(consent.delete)


def test_it_is_withdrawn_once_and_never_given_back(consent):
    actions.withdraw_consent(consent, now=timezone.now())
    kept = Consent.objects.filter(pk=consent.pk)

    assert refused(lambda: kept.update(withdrawn_at=None))
    assert refused(lambda: kept.update(withdrawn_at=timezone.now() + timedelta(1)))


def test_an_oral_consent_needs_a_witness():
    assert refused(lambda: ConsentFactory(form=Consent.Form.ORAL))


def test_it_allows_its_facts_until_its_last_day(consent):
    last = consent.valid_until

    assert consent.allows("name", day=last)
    assert not consent.allows("phone", day=last)
    assert not consent.allows("name", day=last + timedelta(1))
    assert list(Consent.objects.live(last)) == [consent]
    assert not Consent.objects.live(last + timedelta(1)).exists()


def test_who_looked_into_a_file_is_only_added(consent):
    look = actions.note_access(consent.subject, reader=UserFactory(), way=FileAccess.Way.OPENED)

    assert refused(look.delete)
    assert refused(lambda: FileAccess.objects.update(way=FileAccess.Way.PRINTED))
