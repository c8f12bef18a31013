"""The coordinator's pages: all rules, one rule, who sees it, what was changed."""

import re
from datetime import date, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from partners.rules.importer import load_rules
from partners.rules.models import Rule
from tests.factories.accounts import UserFactory
from tests.factories.center import CenterFactory, TeamFactory
from welcome_center.foundation.access import Role
from welcome_center.foundation.center.importer import load_code_lists

LIST, ADD = "rules:rule_list", "rules:rule_add"


@pytest.fixture
def coordinator(client, db):
    load_code_lists(region="hildesheim")
    load_rules()
    CenterFactory()
    user = UserFactory(
        role=Role.COORDINATOR, team=TeamFactory(), second_factor=True, name="Kim Probe"
    )
    client.force_login(user)
    return user


@pytest.fixture
def edit(client, coordinator):
    """edit("R010", priority=2): sends the form as it was shown, with these changes."""

    def send(code, **changes):
        page = reverse("rules:rule_edit", args=[code])
        form = client.get(page).context["form"]
        typed = {field.html_name: field.value() for field in form}
        sent = {name: "" if value is None else value for name, value in typed.items()}
        sent = {name: value for name, value in (sent | changes).items() if value is not False}
        return client.post(page, sent)

    return send


def test_the_list_says_what_each_rule_does_and_what_to_look_at(client, coordinator):
    today = timezone.localdate()
    Rule.objects.filter(code="R010").update(valid_to=today + timedelta(days=20))

    page = client.get(reverse(LIST), {"group": "ARR"}).content.decode()

    assert "R010" in page
    assert "R060" not in page
    assert "?state=ends" in page


def test_the_arrow_of_the_list_turns_with_the_reader(client, coordinator):
    page = client.get(reverse(LIST).replace("/de/", "/ar/"), {"group": "ARR"}).content.decode()

    assert "→" not in page
    assert re.search(r'</bdi>\s*<span class="kern-icon kern-icon--arrow-forward"', page)


@pytest.mark.parametrize(
    ("query", "codes"),
    [
        ({"words": "in_region"}, {"R142"}),
        ({"words": "Nichts"}, set()),
        ({"target": "NOT"}, {"R001"}),
        ({"state": "off"}, set()),
        ({"state": "ends"}, {"R037"}),
        ({"group": "PAR"}, {"R130", "R131", "R132", "R140", "R141", "R142"}),
    ],
)
def test_filters_choose(client, coordinator, query, codes):
    Rule.objects.filter(code="R037").update(valid_to=timezone.localdate() + timedelta(days=30))

    response = client.get(reverse(LIST), query)

    assert {row.rule.code for row in response.context["rows"]} == codes


@pytest.mark.parametrize(
    "query", [{"words": "\0"}, {"page": 10**9}, {"page": "x"}, {"state": "x"}, {"group": "²"}]
)
def test_nonsense_in_the_address_shows_a_page(client, coordinator, query):
    assert client.get(reverse(LIST), query).status_code == 200


def test_the_list_costs_the_same_for_any_number_of_rows(
    client, coordinator, django_assert_max_num_queries
):
    client.get(reverse(LIST))

    with django_assert_max_num_queries(16):
        client.get(reverse(LIST))


def test_a_changed_rule_belongs_to_the_center_and_its_log_says_by_whom(client, coordinator, edit):
    response = edit("R010", priority=2, reviewed_on="2026-11-01")

    rule = Rule.objects.get(code="R010")
    assert response.status_code == 302
    assert (rule.priority, rule.reviewed_on, rule.is_own) == (2, date(2026, 11, 1), True)
    log = client.get(reverse("rules:rule_edit", args=["R010"])).content.decode()
    assert "1 → 2" in log
    assert "Kim Probe" in log


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"condition": "place outside region"}, "condition"),
        ({"condition": "__import__('os')"}, "condition"),
        ({"condition": "region=Stuttgart"}, "condition"),
        ({"condition": "not (works or benefit=FOO)"}, "condition"),
        ({"topic": "NOPE"}, "topic"),
        ({"residences": ["NOPE"]}, "residences"),
        ({"target": "NOPE"}, "target"),
        ({"documents": ["NOPE"]}, "documents"),
        ({"valid_from": "2026-02-01", "valid_to": "2026-01-01"}, "valid_to"),
        ({"source_url": "javascript:alert(1)"}, "source_url"),
        ({"hint_de": ""}, "hint_de"),
        ({"priority": "99999"}, "priority"),
    ],
)
def test_what_is_wrong_is_told_at_its_field_and_nothing_changes(edit, changes, field):
    before = Rule.objects.values().get(code="R010")

    response = edit("R010", **changes)

    assert field in response.context["form"].errors
    assert Rule.objects.values().get(code="R010") == before


@pytest.mark.parametrize("version", [1, "", "0", False])
def test_two_who_edit_at_once_are_told(edit, version):
    """Also where the form does not say which version it changed."""
    edit("R010", priority=2)

    response = edit("R010", priority=3, version=version)

    assert response.status_code == 200
    assert response.context["form"].non_field_errors()
    assert Rule.objects.get(code="R010").priority == 2


def test_the_preview_shows_who_would_see_it_and_saves_nothing(edit):
    response = edit("R030", residences=["WORK"], preview="1")

    verdicts = {str(label): cells[0].tone for label, cells in response.context["effects"].rows}
    assert verdicts["Erwerbstätigkeit"] == "success"
    assert verdicts["EU/EWR/Schweiz (Freizügigkeit)"] == "neutral"
    assert Rule.objects.get(code="R030").residences == ["EU"]


def test_the_preview_has_a_column_for_each_answer_that_decides(client, coordinator):
    effects = client.get(reverse("rules:rule_edit", args=["R033"])).context["effects"]

    assert [[str(choice) for _fact, choice in each] for each in effects.columns] == [
        [effects.columns[0][0][1]],
        [effects.columns[1][0][1]],
    ]
    tolerated = dict(effects.rows)["Duldung"]
    assert [verdict.tone for verdict in tolerated] == ["success", "neutral"]


def test_a_rule_that_has_ended_is_seen_by_nobody(client, coordinator):
    Rule.objects.filter(code="R030").update(valid_to=date(2026, 1, 1))

    context = client.get(reverse("rules:rule_edit", args=["R030"])).context

    assert not context["effects"].is_valid
    assert [tone for _text, tone in context["row"].warnings] == ["danger", "neutral"]


def test_a_new_rule_holds_at_once(client, coordinator):
    blank = client.get(reverse(ADD)).context["form"]
    sent = {"code": blank["code"].value(), "topic": "HOU_LAW", "target": "RA", "priority": 1}
    sent |= {"hint_de": "Rechtsantragstelle.", "evidence": "seen", "is_active": "on"}

    response = client.post(reverse(ADD), sent)

    rule = Rule.objects.get(code="C001")
    assert response.status_code == 302
    assert (rule.target, rule.is_own, rule.version) == ("RA", True, 1)


def test_a_new_rule_s_topic_and_place_are_chosen_not_left_as_they_are(client, coordinator):
    blank = client.get(reverse(ADD)).context["form"]
    sent = {name: blank[name].value() for name in ("code", "topic", "target", "priority")}
    sent = {name: value or "" for name, value in sent.items()} | {"hint_de": "Rechtsantragstelle."}

    response = client.post(reverse(ADD), sent)

    assert {"topic", "target"} <= set(response.context["form"].errors)


def test_conditions_may_name_regions_and_benefits_that_there_are(edit):
    edit("R010", condition="region=STUTTGART or benefit=SGB2")

    assert Rule.objects.get(code="R010").condition == "region=STUTTGART or benefit=SGB2"


def test_a_code_that_is_taken_is_refused(client, coordinator):
    response = client.post(reverse(ADD), {"code": "R010"})

    assert "code" in response.context["form"].errors


def test_an_unknown_rule_is_not_found(client, coordinator):
    assert client.get(reverse("rules:rule_edit", args=["R999"])).status_code == 404


def test_advisors_do_not_get_in(client, db):
    client.force_login(UserFactory(role=Role.ADVISOR, team=TeamFactory(), second_factor=True))

    assert client.get(reverse(LIST)).status_code == 403
