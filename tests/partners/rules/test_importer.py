import csv

import pytest

from partners.directory.records import NotImported
from partners.rules.importer import FILE, load_rules
from partners.rules.models import Rule
from welcome_center.foundation.center.importer import load_code_lists

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def lists():
    load_code_lists()


@pytest.fixture
def spoil(tmp_path):
    """spoil("R001", prio="x"): a copy of the shipped rules with other cells in one row."""

    def run(code, **cells):
        rows = list(csv.DictReader(FILE.read_text().splitlines()))
        for row in rows:
            if row["id"] == code:
                row.update(cells)
        path = tmp_path / "rules.csv"
        with path.open("w", newline="") as file:
            writer = csv.DictWriter(file, rows[0])
            writer.writeheader()
            writer.writerows(row for row in rows if row["id"])
        return path

    return run


def test_the_shipped_rules_load_and_load_again(spoil):
    n_rules = load_rules()
    before = list(Rule.objects.values())

    load_rules()

    assert n_rules == Rule.objects.count() == 85
    assert list(Rule.objects.values()) == before


@pytest.mark.parametrize(
    ("cells", "column"),
    [
        ({"topic": "NOPE"}, "topic"),
        ({"status": "EU|NOPE"}, "status"),
        ({"target": "NOPE"}, "target"),
        ({"topic": ""}, "topic"),
        ({"target": ""}, "target"),
        ({"target": "ABH|BUE"}, "target"),
        ({"evidence": "X"}, "evidence"),
        ({"prio": "²"}, "prio"),
        ({"documents": "NOPE"}, "documents"),
        ({"condition": "place outside region"}, "condition"),
        ({"condition": "region=MUNICH"}, "condition"),
        ({"condition": "abroad and benefit=FOO"}, "condition"),
        ({"prio": "first"}, "prio"),
        ({"valid_to": "2026-02-30"}, "valid_to"),
        ({"de": ""}, "de"),
        ({"id": "R002"}, "id"),
    ],
)
def test_a_rule_that_names_what_is_not_there_stops_the_import(spoil, cells, column):
    with pytest.raises(NotImported) as refused:
        load_rules(spoil("R010", **cells))

    assert column in {error.column for error in refused.value.errors}
    assert not Rule.objects.exists()


def test_a_changed_rule_gets_a_new_version_and_a_gone_one_is_switched_off(spoil):
    load_rules()

    load_rules(spoil("R010", prio="2"))
    load_rules(spoil("R010", id=""))

    rule = Rule.objects.get(code="R010")
    assert (rule.version, rule.priority, rule.is_active) == (2, 2, False)


def test_what_a_center_changed_itself_stays(spoil):
    load_rules()
    Rule.objects.filter(code="R010").update(is_own=True, priority=7)

    load_rules()

    assert Rule.objects.get(code="R010").priority == 7
