"""Filters of the rules; they stand in the address."""

import django_filters
from django.db.models import Q
from django.forms import TextInput
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from partners.rules.evaluation import ANY
from partners.rules.models import Rule
from welcome_center.foundation.center.models import ListCode, Topic, TopicGroup

ENDS, STALE, DOUBTED, OWN, OFF = "ends", "stale", "doubted", "own", "off"
STATES = [
    (ENDS, _("ends soon, or has ended")),
    (STALE, _("not checked for a year, or never")),
    (DOUBTED, _("doubted in practice")),
    (OWN, _("changed by us")),
    (OFF, _("switched off")),
]


def topic_groups():
    return [(group.code, group.label) for group in TopicGroup.objects.active()]


def targets():
    return [(kind.code, kind.label) for kind in ListCode.objects.filter(list="org_type")]


class RuleFilter(django_filters.FilterSet):
    words = django_filters.CharFilter(
        method="filter_words",
        label=_("Words, code or condition"),
        max_length=100,
        widget=TextInput(attrs={"type": "search"}),
    )
    group = django_filters.ChoiceFilter(
        method="filter_group",
        label=_("Topic"),
        choices=topic_groups,
        empty_label=_("all topics"),
    )
    target = django_filters.ChoiceFilter(
        label=_("Kind of institution"), choices=targets, empty_label=_("all kinds")
    )
    state = django_filters.ChoiceFilter(
        method="filter_state", label=_("State"), choices=STATES, empty_label=_("all rules")
    )

    class Meta:
        model = Rule
        fields = ["words", "group", "target", "state"]

    def filter_words(self, rules, _name, words):
        for word in words.replace("\0", "").split()[:5]:
            named = Q(code__icontains=word) | Q(condition__icontains=word)
            rules = rules.filter(named | Q(hint__icontains=word) | Q(topic__icontains=word))
        return rules

    def filter_group(self, rules, _name, group):
        topics = Topic.objects.filter(group=group).values("code")
        return rules.filter(Q(topic=group) | Q(topic=ANY) | Q(topic__in=topics))

    def filter_state(self, rules, _name, state):
        today = timezone.localdate()
        return {
            ENDS: rules.ending_soon(today),
            STALE: rules.filter(is_active=True).with_stale_review(today),
            DOUBTED: rules.doubted(),
            OWN: rules.filter(is_own=True),
            OFF: rules.filter(is_active=False),
        }[state]
