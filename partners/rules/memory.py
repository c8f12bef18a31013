"""Rules and code lists, kept by each process and read anew when they have changed.

Rules are as old as their edition, a key that changes with every edit; code lists at most a minute.
Whoever reads the edition together with something else spares a way to the database: `remembered`,
then compare, then `read_anew` where it is another.
"""

from dataclasses import dataclass, field
from time import monotonic

from django.utils import timezone

from partners.rules.models import Rule, RuleEdition
from welcome_center.foundation.center.models import (
    Language,
    ListCode,
    Municipality,
    ResidenceGroup,
    ResidenceStatus,
    Topic,
    TopicGroup,
)

REMEMBERED = 60  # seconds; what a center changes in its lists shows by then
BENEFIT = "benefit"
LISTS = ("org_type", "document", BENEFIT)
REGIONS = {"0811": "STUTTGART", "03254": "HILDESHEIM"}  # as the rules name them, by place


def values_of(benefits):
    return {"region": {*REGIONS.values()}, BENEFIT: {*benefits}}


@dataclass(frozen=True)
class Lore:
    """`groups`: status → its group, topic → its group. `labels`: (list, code) → its entry."""

    edition: object
    read_at: float
    rules: tuple = ()
    topic_groups: dict = field(default_factory=dict)
    topics: dict = field(default_factory=dict)
    residence_groups: dict = field(default_factory=dict)
    residences: dict = field(default_factory=dict)  # groups and statuses alike
    municipalities: dict = field(default_factory=dict)
    languages: dict = field(default_factory=dict)
    groups: dict = field(default_factory=dict)
    labels: dict = field(default_factory=dict)

    @property
    def home(self):
        """The key of the center's own district: what all its municipalities begin with."""
        return next(iter(self.municipalities), "")[:5]

    @property
    def region(self):
        """All areas that touch the region: its towns, and whatever holds one of them."""
        towns = list(self.municipalities)
        return sorted({town[:size] for town in towns for size in range(2, len(town) + 1)})

    def region_of(self, ags):
        return next((name for key, name in REGIONS.items() if ags.startswith(key)), "")

    @property
    def values(self):
        """What a condition may compare a fact with, where that is a code."""
        return values_of(code for name, code in self.labels if name == BENEFIT)

    def label(self, name, code):
        return self.labels.get((name, code), "")


_kept = None


def current():
    """What holds now. One query where nothing has changed."""
    lore = remembered()
    return lore if is_current(lore) else read_anew()


def remembered():
    """What held a moment ago, without asking. An unknown edition is never kept."""
    kept = _kept
    is_fresh = kept and kept.edition and monotonic() - kept.read_at < REMEMBERED
    return kept if is_fresh else read_anew()


def is_current(lore):
    return lore.edition == _edition()


def _edition():
    """None before the first rule."""
    return RuleEdition.objects.values_list("edition", flat=True).first()


def read_anew():
    global _kept
    today = timezone.localdate()
    topics = Topic.objects.for_choice(today).filter(group__is_active=True)
    in_order = topics.order_by("group__sort", "group", "sort", "code")
    groups = {each.code: each for each in ResidenceGroup.objects.for_choice(today)}
    statuses = {each.code: each for each in ResidenceStatus.objects.for_choice(today)}
    _kept = Lore(
        edition=_edition(),  # before the rules: a change in between is seen next time
        read_at=monotonic(),
        rules=tuple(Rule.objects.filter(is_active=True)),
        topics={topic.code: topic for topic in in_order.select_related("group")},
        topic_groups={group.code: group for group in TopicGroup.objects.for_choice(today)},
        residence_groups=groups,
        residences=groups | statuses,
        municipalities={each.code: each for each in Municipality.objects.active()},
        languages={each.code: each for each in Language.objects.active()},
        groups=_groups(),
        labels={(each.list, each.code): each for each in ListCode.objects.filter(list__in=LISTS)},
    )
    return _kept


def _groups():
    """Also of codes that nobody can choose any more: rules may still name them."""
    both = (Topic, ResidenceStatus)
    return {
        code: group for each in both for code, group in each.objects.values_list("code", "group")
    }
