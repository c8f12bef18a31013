"""What work says against a rule, and who looks at it."""

import pytest
from django.urls import reverse
from django.utils import timezone

from partners.rules import actions
from partners.rules.models import Rule, RuleDoubt
from tests.factories.accounts import UserFactory
from tests.factories.center import CenterFactory
from welcome_center.foundation.access import Role

pytestmark = pytest.mark.django_db
DECLINED = RuleDoubt.Origin.DECLINED


@pytest.fixture
def rule(client, settings):
    settings.SECOND_FACTOR_REQUIRED = False
    CenterFactory()
    client.force_login(UserFactory(role=Role.COORDINATOR))
    rule = Rule.objects.create(code="R900", topic="*", target="MBE")
    actions.doubt_rule(rule.code, origin=DECLINED, reason="Seit Mai nicht mehr")
    return rule


def close(client, rule):
    return client.post(reverse("rules:doubts_close", args=[rule.code]))


def test_doubted_rules_can_be_listed(client, rule):
    sure = Rule.objects.create(code="R901", topic="*", target="MBE")

    page = client.get(reverse("rules:rule_list"), {"state": "doubted"})

    assert [row.rule for row in page.context["rows"]] == [rule]
    assert sure.code not in page.content.decode()
    assert "1 Zweifel" in page.content.decode()


def test_the_rule_shows_them_until_somebody_has_checked(client, rule):
    url = reverse("rules:rule_edit", args=[rule.code])
    assert "Seit Mai nicht mehr" in client.get(url).content.decode()

    close(client, rule)

    assert "Seit Mai nicht mehr" not in client.get(url).content.decode()
    assert RuleDoubt.objects.get().checked_at <= timezone.now()


def test_advisors_do_not_close_them(client, rule):
    client.force_login(UserFactory(role=Role.ADVISOR))

    assert close(client, rule).status_code == 403
    assert RuleDoubt.objects.get().checked_at is None


def test_a_rule_that_is_gone_is_not_doubted(rule):
    actions.doubt_rule("GONE", origin=DECLINED)

    assert RuleDoubt.objects.count() == 1
