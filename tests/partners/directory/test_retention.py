"""What upkeep leaves behind goes after a year."""

from datetime import date, timedelta

import pytest

from partners.directory import retention
from partners.directory.upkeep import ChangeProposal, ConfirmationRequest, MistakeReport
from tests.factories.booking import local
from tests.factories.directory import (
    ChangeProposalFactory,
    ConfirmationRequestFactory,
    MistakeReportFactory,
)

pytestmark = pytest.mark.django_db
NOW = local("9:00", date(2027, 11, 23))
YEAR = timedelta(days=365)
OLD, YOUNG = NOW - YEAR - timedelta(hours=1), NOW - YEAR + timedelta(hours=1)


def requests():
    for moment in (OLD, YOUNG):
        ConfirmationRequestFactory(sent_at=moment, state="expired")
        ConfirmationRequestFactory(sent_at=moment, state="answered", answered_at=moment)
    ConfirmationRequestFactory(sent_at=OLD, state="open")


def test_links_sent_a_year_ago_go_and_open_ones_stay():
    requests()

    retention.forget_old(now=NOW)

    left = ConfirmationRequest.objects.values_list("state", "sent_at")
    assert sorted(left) == [("answered", YOUNG), ("expired", YOUNG), ("open", OLD)]


def test_changes_decided_a_year_ago_go_and_waiting_ones_stay():
    for state in ("approved", "declined"):
        ChangeProposalFactory(state=state, created_at=OLD, decided_at=OLD)
        ChangeProposalFactory(state=state, created_at=OLD, decided_at=YOUNG)
    ChangeProposalFactory(state="open", created_at=OLD)

    retention.forget_old(now=NOW)

    left = ChangeProposal.objects.values_list("state", flat=True)
    assert sorted(left) == ["approved", "declined", "open"]


def test_mistakes_dealt_with_a_year_ago_go_and_open_ones_stay():
    MistakeReportFactory(state="done", created_at=OLD, done_at=OLD)
    MistakeReportFactory(state="done", created_at=OLD, done_at=YOUNG)
    MistakeReportFactory(created_at=OLD)

    retention.forget_old(now=NOW)

    assert sorted(MistakeReport.objects.values_list("state", flat=True)) == ["done", "open"]


def test_it_may_run_twice():
    requests()

    retention.forget_old(now=NOW)
    left = ConfirmationRequest.objects.count()
    retention.forget_old(now=NOW)

    assert ConfirmationRequest.objects.count() == left == 3
