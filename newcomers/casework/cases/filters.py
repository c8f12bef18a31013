"""Filters of the list of cases; nothing about a person stands in its address."""

from datetime import timedelta

import django_filters
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from newcomers.casework.cases.models import Case, State
from partners.directory.codes import read_codes
from welcome_center.foundation.access import STAFF
from welcome_center.foundation.accounts.models import User

OPEN = "all_open"
QUIET = timedelta(days=90)


def _states():
    return [(OPEN, _("all open ones")), *State.choices]


def _groups():
    return read_codes(timezone.localdate()).choices("topic_group")


def _colleagues(request):
    """Of one's own teams, with those who have left."""
    return (
        User.objects.filter(teams__in=request.user.teams.all(), roles__overlap=list(STAFF))
        .distinct()
        .order_by("name", "pk")
    )


class CaseFilter(django_filters.FilterSet):
    state = django_filters.ChoiceFilter(
        label=_("State"), choices=_states, method="filter_state", empty_label=_("all")
    )
    advisor = django_filters.ModelChoiceFilter(
        label=_("Advisor"), queryset=_colleagues, empty_label=_("all")
    )
    topic_group = django_filters.ChoiceFilter(
        label=_("Topic"), choices=_groups, method="filter_group", empty_label=_("all")
    )
    want = django_filters.ChoiceFilter(
        label=_("Only those"),
        choices=[
            ("quiet", _("without a contact for 90 days")),
            ("outcome", _("without an outcome")),
        ],
        method="filter_want",
        empty_label=_("all"),
    )

    class Meta:
        model = Case
        fields = ["state", "advisor", "topic_group", "want"]

    def filter_state(self, cases, _name, state):
        return cases.open() if state == OPEN else cases.filter(state=state)

    def filter_group(self, cases, _name, group):
        topics = read_codes(timezone.localdate()).lists["topic"].values()
        return cases.filter(topics__overlap=[each.code for each in topics if each.group == group])

    def filter_want(self, cases, _name, want):
        if want == "outcome":
            return cases.without_outcome()
        return cases.quiet_since(timezone.now() - QUIET)
