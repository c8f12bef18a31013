"""The shipped rules, evaluated as the guide and the advisors do."""

from datetime import date

import pytest

from partners.directory import seed
from partners.rules.evaluation import Situation, evaluate
from partners.rules.importer import load_rules
from partners.rules.models import Rule
from partners.rules.resolution import services_for
from welcome_center.foundation.center.importer import load_code_lists
from welcome_center.foundation.center.models import ResidenceStatus, Topic

pytestmark = pytest.mark.django_db
DAY = date(2026, 11, 23)
SARSTEDT, HILDESHEIM, STUTTGART = "03254028", "03254021", "08111000"


@pytest.fixture
def ask():
    """ask("RES_TITLE", "EU", abroad=False): the outcome by the shipped rules."""
    load_code_lists()
    load_rules()
    groups = dict(Topic.objects.values_list("code", "group"))
    groups |= dict(ResidenceStatus.objects.values_list("code", "group"))
    rules = list(Rule.objects.all())

    def run(topic, residence="", day=DAY, **facts):
        return evaluate(Situation(topic, residence, facts, groups), rules, day)

    return run


def targets(steps):
    return [step.rule.target for step in steps]


@pytest.mark.parametrize(
    ("topic", "residence", "facts", "kinds"),
    [
        ("RES_TITLE", "EU", {"abroad": False}, ["BUE"]),
        ("RES_TITLE", "RES_CH", {"abroad": False}, ["BUE"]),
        ("RES_TITLE", "RES_18B", {"abroad": False}, ["ABH"]),
        ("RES_TITLE", "TOL", {"age": 30}, ["MBE"]),
        ("RES_TITLE", "TOL", {"age": 20}, ["JMD", "MBE"]),
        ("WRK_LAW", "EU", {}, ["FMOB"]),
        ("WRK_LAW", "RES_24", {}, ["FAIR"]),
        ("RES_ENTRY", "", {"abroad": True, "employer": False}, ["AV", "ZAV"]),
        (
            "RES_ENTRY",
            "",
            {"abroad": True, "employer": True, "region": "HILDESHEIM"},
            ["LZF", "AV", "ZAV"],
        ),
        ("FAM_VIOL", "", {"danger": True}, ["NOT", "FRAU"]),
        ("FAM_VIOL", "", {"danger": False}, ["FRAU"]),
        ("SOC_GSI", "RES_24", {"entry_date": date(2025, 5, 1)}, ["ASYLB", "JC"]),
        ("SOC_GSI", "RES_24", {"entry_date": date(2024, 5, 1)}, ["JC"]),
        ("ARR_REG", "", {"abroad": False}, ["BUE"]),
    ],
)
def test_who_is_responsible(ask, topic, residence, facts, kinds):
    settled = {"in_region": True, "needs_case_management": False}

    outcome = ask(topic, residence, **settled, **facts)

    assert targets(outcome.rules)[: len(kinds)] == kinds
    assert outcome.open_rules == ()


@pytest.mark.parametrize(
    ("day", "code", "is_there"),
    [
        (date(2026, 2, 8), "R051", False),
        (date(2026, 2, 9), "R051", True),
        (date(2027, 7, 23), "R037", True),
        (date(2027, 7, 24), "R037", False),
    ],
)
def test_rules_hold_from_their_first_day_to_their_last(ask, day, code, is_there):
    trace = [step.rule.code for step in ask("LAN_IK", "RES_24", day=day).trace]

    assert (code in trace) == is_there


def test_what_is_not_known_is_asked_for_and_never_taken_as_no(ask):
    outcome = ask("RES_TITLE", in_region=True, needs_case_management=False)

    assert outcome.rules == ()
    assert outcome.missing == ["residence", "abroad", "age"]
    assert set(targets(outcome.open_rules)) == {"ABH", "BUE", "JMD", "MBE"}


def test_the_trace_tells_of_each_rule_what_became_of_it(ask):
    outcome = ask("RES_TITLE", "EU", abroad=False, in_region=True, needs_case_management=False)

    told = {step.rule.code: step.outcome for step in outcome.trace}
    assert told["R030"] == "holds"
    assert told["R031"] == "residence"
    assert told["R001"] == "topic"
    assert told["R142"] == "condition"


def test_three_places_at_most_and_each_kind_once(ask):
    outcome = ask(
        "WRK_TRANS", "WORK", days_to_end=30, in_region=False, age=30, needs_case_management=True
    )

    kinds = targets(outcome.best)
    assert len(kinds) == len(set(kinds)) == 3


def test_whoever_lives_elsewhere_is_sent_to_the_other_center(ask):
    assert "WC" in targets(ask("HOU_LAW", in_region=False, needs_case_management=False).rules)


@pytest.mark.parametrize(
    ("kind", "place", "keys"),
    [
        ("ABH", HILDESHEIM, ["hildesheim-abh-1"]),
        ("ABH", SARSTEDT, ["hildesheim-abh-2"]),
        ("ABH", "08116019", ["stuttgart-abh-7"]),
        ("EBH", HILDESHEIM, ["hildesheim-ebh-2"]),
        ("BUE", STUTTGART, ["stuttgart-bue-1"]),
        ("LZF", SARSTEDT, ["hildesheim-lzf-1"]),
        ("KK", SARSTEDT, ["federal-kk-1"]),
    ],
)
def test_the_most_exact_area_wins(ask, kind, place, keys):
    seed.load_seed(*seed.regions())

    found = services_for([kind], place=place, day=DAY)[kind]

    assert [service.external_id for service in found] == keys


def test_age_and_residence_choose_among_services(ask):
    seed.load_seed("hildesheim")
    wish = {"place": SARSTEDT, "day": DAY}

    assert services_for(["JMD"], ages=(None, 26), **wish)["JMD"]
    assert "JMD" not in services_for(["JMD"], ages=(27, None), **wish)
    assert not services_for(["AVB"], residence_group="EU", **wish)["AVB"]


def test_all_targets_are_found_in_one_query_with_places_and_papers(ask, django_assert_num_queries):
    seed.load_seed("hildesheim")

    with django_assert_num_queries(1):
        found = services_for(["ABH", "MBE", "IQ"], place=SARSTEDT, day=DAY)
        [authority] = found["ABH"]

        assert authority.spots[0]["city"] == "Hildesheim"
        assert authority.papers[0]["code"] == "DOC_PASS"
