"""Filters of the list of what is to be done; they stand in the address."""

import django_filters
from django.utils.translation import gettext_lazy as _

from newcomers.casework.followups.days import When, bounds
from newcomers.casework.followups.models import FollowUp

MINE, TEAM, NOBODY = "mine", "team", "nobody"
WHOSE = [(MINE, _("mine")), (TEAM, _("the whole team's")), (NOBODY, _("nobody's yet"))]


class FollowUpFilter(django_filters.FilterSet):
    """`colleagues`: whose one may also look at, one by one."""

    whose = django_filters.ChoiceFilter(
        label=_("Whose"), choices=WHOSE, empty_label=None, method="filter_whose"
    )
    when = django_filters.ChoiceFilter(
        label=_("When"), choices=When, empty_label=_("all days"), method="filter_when"
    )
    origin = django_filters.ChoiceFilter(
        label=_("Origin"), choices=FollowUp.Origin, empty_label=_("all origins")
    )

    class Meta:
        model = FollowUp
        fields = ["whose", "when", "origin"]

    def __init__(self, data, *, user, colleagues, today, **options):
        self.user, self.today = user, today
        self.colleagues = {str(each.uuid): each for each in colleagues}
        data = data.copy()
        data.setdefault("whose", MINE)
        super().__init__(data, **options)
        named = [(key, str(each)) for key, each in self.colleagues.items() if each != user]
        self.filters["whose"].extra["choices"] = [*WHOSE, *named]

    def filter_queryset(self, follow_ups):
        """Whom nobody knows here, nobody looks at."""
        found = super().filter_queryset(follow_ups)
        return found.filter(owner=self.user) if "whose" in self.form.errors else found

    def filter_whose(self, follow_ups, _name, whose):
        if whose == TEAM:
            return follow_ups
        owner = {MINE: self.user, NOBODY: None}.get(whose, self.colleagues.get(whose))
        return follow_ups.filter(owner=owner)

    def filter_when(self, follow_ups, _name, when):
        first, last = bounds(When(when), self.today)
        found = follow_ups.filter(due_on__gte=first) if first else follow_ups
        return found.filter(due_on__lte=last) if last else found
