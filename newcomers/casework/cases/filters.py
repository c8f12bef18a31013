"""Filters of the list of cases; nothing about a person stands in its address."""

from datetime import timedelta

import django_filters
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from newcomers.casework.cases.models import Case, State
from partners.directory.codes import read_codes
from welcome_center.foundation.access import STAFF
from welcome_center.foundation.accounts.models import User

ANY = "any"
QUIET = timedelta(days=90)


def _groups():
    return read_codes(timezone.localdate()).choices("topic_group")


def colleagues(request):
    """Of one's own teams, with those who have left."""
    return (
        User.objects.filter(teams__in=request.user.teams.all(), roles__overlap=list(STAFF))
        .distinct()
        .order_by("name", "pk")
    )


class CaseFilter(django_filters.FilterSet):
    """Without a word about the state: those that are open."""

    state = django_filters.ChoiceFilter(
        label=_("State"),
        choices=[(ANY, _("all")), *State.choices],
        method="filter_state",
        empty_label=_("all open ones"),
    )
    advisor = django_filters.ModelChoiceFilter(
        label=_("Advisor"), queryset=colleagues, empty_label=_("all")
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

    def filter_queryset(self, cases):
        found = super().filter_queryset(cases)
        return found if self.form.cleaned_data["state"] else found.open()

    def filter_state(self, cases, _name, state):
        return cases if state == ANY else cases.filter(state=state)

    def filter_group(self, cases, _name, group):
        topics = read_codes(timezone.localdate()).lists["topic"].values()
        return cases.filter(topics__overlap=[each.code for each in topics if each.group == group])

    def filter_want(self, cases, _name, want):
        if want == "outcome":
            return cases.without_outcome()
        return cases.quiet_since(timezone.now() - QUIET)
