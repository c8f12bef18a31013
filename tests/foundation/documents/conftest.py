"""An advisor with a list of referrals, who has just proven who she is."""

import shutil
from datetime import UTC, datetime

import pytest
import time_machine
from allauth.account.internal.flows.login import record_authentication
from django.test import RequestFactory
from django.utils import timezone

from newcomers.referrals.lists import REFERRALS
from newcomers.referrals.models import Referral
from tests.factories.accounts import UserFactory
from tests.factories.center import CenterFactory, TeamFactory
from tests.factories.exports import ExportFactory
from tests.factories.referrals import ReferralFactory
from welcome_center.foundation.access import Role
from welcome_center.foundation.documents import exports, making, papers
from welcome_center.foundation.documents.terms import Terms

NOW = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)
PAPER = """
#import "/foundation/documents/look.typ": *
#show: paper
= #words.title
#blocks(words.blocks)
#sides(words.sides, side => { heading(level: 2, side.title); facts(side.facts) })
"""


@pytest.fixture
def clock(db, settings):
    settings.SECOND_FACTOR_REQUIRED = False
    CenterFactory()
    with time_machine.travel(NOW, tick=False) as clock:
        yield clock


@pytest.fixture
def sign_in(client):
    def sign_in(user, *, is_proven=True):
        client.force_login(user)
        if is_proven:
            request = RequestFactory().get("/")
            request.session = client.session
            record_authentication(request, user, method="password", reauthenticated=True)
            request.session.save()
        return user

    return sign_in


@pytest.fixture
def advisor(clock, sign_in):
    return sign_in(UserFactory(role=Role.ADVISOR, team=TeamFactory()))


@pytest.fixture
def referral(advisor):
    return ReferralFactory(
        advisor=advisor, person__team=advisor.teams.get(), person__name="Amal Noor"
    )


@pytest.fixture
def more(referral):
    """more(n): so many rows beside the first one, each with its code."""

    def more(number):
        kept = ("person", "team", "advisor", "kind", "topic", "target_name")
        same = {name: getattr(referral, name) for name in kept}
        Referral.objects.bulk_create(Referral(**same) for _number in range(number))

    return more


@pytest.fixture
def ask():
    """ask(owner): what the button does, without the page."""

    def ask(owner, *, columns=("person", "state"), file_format="csv", **terms):
        return exports.ask_export(
            REFERRALS,
            owner=owner,
            terms=Terms(terms),
            columns=REFERRALS.columns_called(columns),
            file_format=file_format,
            language="de",
            now=timezone.now(),
        )

    return ask


@pytest.fixture
def make():
    """As a worker does, once."""
    return lambda: making.make_due(seconds=60)


@pytest.fixture
def ready(advisor):
    return ExportFactory(ready=True, owner=advisor, teams=exports.teams_of(advisor))


@pytest.fixture
def make_paper(db, tmp_path, monkeypatch):
    """Sets a small paper in the look of all others."""
    shutil.copytree(papers.TEMPLATES / "foundation", tmp_path / "foundation")
    (tmp_path / "paper.typ").write_text(PAPER)
    monkeypatch.setattr(papers, "TEMPLATES", tmp_path)
    CenterFactory()
    team = TeamFactory()

    def make_paper(title="Brief", blocks=(), sides=()):
        return papers.make(
            "paper.typ",
            title=title,
            language="de",
            letterhead=papers.letterhead(team, day=NOW.date(), reference="ABCD2345"),
            moment=NOW.replace(microsecond=123456),
            words={"blocks": blocks, "sides": sides},
        )

    return make_paper
