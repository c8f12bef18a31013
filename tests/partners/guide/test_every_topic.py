"""Each topic leads somewhere, in both regions and for each status group."""

import pytest
from django.utils import timezone

from partners.guide.answers import NOT_SAID, Answers, outcome
from partners.guide.places import OWN
from partners.rules import memory
from partners.rules.resolution import services_for

TOWNS = [
    ("hildesheim", "03254021"),
    ("hildesheim", "03254028"),
    ("region_stuttgart", "08111000"),
    ("region_stuttgart", "08115"),
    ("region_stuttgart", "08116019"),
    ("region_stuttgart", "08117"),
    ("region_stuttgart", "08118"),
    ("region_stuttgart", "08119"),
]
EVERYBODY = set(["DEU", "EU", "WORK", "EDU", "FAM", "HUM", "PERM", "ASY", "TOL", "VIS", "-"])
# No other office is for them: the answer is the center's own consultation.
OWN_CONSULTATION = {
    "OTH_OTH": EVERYBODY,
    "RES_ENTRY": EVERYBODY,  # whoever lives here already has entered
    "RES_ASYL": EVERYBODY - {"ASY", "TOL", NOT_SAID},
    "SOC_ASYL": EVERYBODY - {"ASY", "TOL", NOT_SAID},
    "RES_TITLE": {"DEU"},
    "RES_WORK": {"DEU", "EU", "PERM", "VIS"},
    "LAN_IK": {"DEU", "EDU", "PERM", "VIS"},
    "WRK_LAW": {"DEU", "PERM", "VIS"},
    "HEA_PSY": EVERYBODY - {"HUM", "ASY", "TOL", NOT_SAID},
}


@pytest.mark.parametrize(("name", "town"), TOWNS)
def test_each_topic_leads_somewhere(region, name, town):
    region(name)
    lore, day = memory.read_anew(), timezone.localdate()
    own, unnamed = {}, set()
    for group in EVERYBODY:
        kinds = {code: _kinds(topic, town, group, lore, day) for code, topic in lore.topics.items()}
        named = _named(set().union(*kinds.values()), town, group, day)
        for topic, wanted in kinds.items():
            if not wanted:
                own.setdefault(topic, set()).add(group)
            elif not wanted & (named | {OWN}):
                unnamed.add(topic)

    assert unnamed == set()
    assert own == OWN_CONSULTATION


def _kinds(topic, town, group, lore, day):
    return {step.rule.target for step in outcome(Answers(topic, town, group), lore, day).best}


def _named(kinds, town, group, day):
    group = "" if group == NOT_SAID else group
    found = services_for(kinds, place=town, residence_group=group, day=day)
    return {kind for kind, services in found.items() if services}
