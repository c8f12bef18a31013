"""Filters of the list of people. Words that name somebody are none of them: those are posted."""

from datetime import timedelta

import django_filters
from django.db.models import OuterRef, Subquery
from django.db.models.functions import Coalesce
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from newcomers.casework.cases.filters import colleagues
from newcomers.casework.models import Contact
from newcomers.people.forms import lives_at, place_choices
from newcomers.people.models import Person
from newcomers.people.records import Tag
from partners.directory.codes import read_codes
from welcome_center.foundation.center.forms import date_input
from welcome_center.foundation.center.models import Language, ResidenceGroup

ANY, RESTRICTED, ARCHIVED = "any", "restricted", "archived"
QUIET = timedelta(days=90)


def _places():
    return place_choices()[1:]


def _groups():
    return read_codes(timezone.localdate()).choices("topic_group")


def _tags(request):
    return Tag.objects.filter(team__in=request.user.teams.all())


def last_talk(user):
    """For annotations: the latest talk with a person that the user may see."""
    talks = Contact.objects.visible_to(user).filter(person=OuterRef("pk"))
    return talks.order_by("-held_at", "-pk")


class PersonFilter(django_filters.FilterSet):
    """Without a word about the state: those that are not archived.

    Whoever is restricted is found by no detail: what the filter says is not on the page, either.
    """

    state = django_filters.ChoiceFilter(
        label=_("State"),
        choices=[(RESTRICTED, _("Restricted")), (ARCHIVED, _("Archived")), (ANY, _("all"))],
        method="filter_state",
        empty_label=_("all that are not archived"),
    )
    language = django_filters.ModelChoiceFilter(
        label=_("Language"),
        queryset=Language.objects.order_by("sort", "code"),
        empty_label=_("all"),
    )
    place = django_filters.ChoiceFilter(
        label=_("Place"), choices=_places, method="filter_place", empty_label=_("all")
    )
    residence_group = django_filters.ModelChoiceFilter(
        label=_("Residence"),
        queryset=ResidenceGroup.objects.order_by("sort", "code"),
        empty_label=_("all"),
    )
    advisor = django_filters.ModelChoiceFilter(
        label=_("Advisor in charge"),
        queryset=colleagues,
        empty_label=_("all"),
        null_label=_("nobody yet"),
    )
    topic_group = django_filters.ChoiceFilter(
        label=_("Topic of the last talk"),
        choices=_groups,
        method="filter_topic",
        empty_label=_("all"),
    )
    tag = django_filters.ModelChoiceFilter(
        label=_("Tag"), field_name="tags__tag", queryset=_tags, empty_label=_("all")
    )
    want = django_filters.ChoiceFilter(
        label=_("Only those"),
        choices=[("quiet", _("without a contact for 90 days"))],
        method="filter_want",
        empty_label=_("all"),
    )
    entered_from = django_filters.DateFilter(
        label=_("Entered from"),
        field_name="created_at",
        lookup_expr="date__gte",
        widget=date_input(),
    )
    entered_to = django_filters.DateFilter(
        label=_("Entered until"),
        field_name="created_at",
        lookup_expr="date__lte",
        widget=date_input(),
    )

    class Meta:
        model = Person
        fields = [
            *("state", "language", "place", "residence_group", "advisor", "topic_group"),
            *("tag", "want", "entered_from", "entered_to"),
        ]

    def filter_queryset(self, people):
        asked = {name for name, value in self.form.cleaned_data.items() if value}
        found = super().filter_queryset(people)
        if asked - {"state"}:
            found = found.filter(restricted_at=None)
        return found if "state" in asked else found.current()

    def filter_state(self, people, _name, state):
        if state == RESTRICTED:
            return people.exclude(restricted_at=None)
        return people.exclude(archived_at=None) if state == ARCHIVED else people

    def filter_place(self, people, _name, place):
        return people.filter(**lives_at(place))

    def filter_topic(self, people, _name, group):
        last = Subquery(last_talk(self.request.user).values("topic_groups")[:1])
        return people.alias(last_groups=last).filter(last_groups__contains=[group])

    def filter_want(self, people, _name, _want):
        """Nobody who is new: they have had no time to come again."""
        heard = Coalesce("last_contact", "created_at")
        return people.alias(heard=heard).filter(heard__lt=timezone.now() - QUIET)
