"""The directory's form: what one may ask for, all of it in the address.

django-filter checks what comes in; `search` takes it as a whole, as the counts need it so.
"""

import django_filters
from django.forms import CheckboxInput, TextInput
from django.utils.translation import gettext_lazy as _

from partners.directory.kinds import Mode
from partners.directory.models import Organisation
from partners.directory.search import Wish
from partners.directory.words import LONGEST_QUERY

SORTS = [
    ("relevance", _("Relevance")),
    ("distance", _("Distance")),
    ("freshness", _("Freshness")),
    ("name", _("Name")),
]
FACETS = ("topic", "language", "group", "mode")
SWITCHES = ("open_now", "accessible", "without_appointment", "free")


def _switch(label):
    return django_filters.BooleanFilter(label=label, widget=CheckboxInput)


class EntryFilter(django_filters.FilterSet):
    words = django_filters.CharFilter(
        label=_("What are you looking for?"),
        max_length=LONGEST_QUERY,
        widget=TextInput(attrs={"type": "search", "autocomplete": "off"}),
    )
    place = django_filters.ChoiceFilter(
        label=_("Where do you live?"),
        choices=[],
        empty_label=_("anywhere"),
        help_text=_("Shows who is responsible there. Your place is not passed on."),
    )
    topic = django_filters.MultipleChoiceFilter(label=_("Topic"), choices=[])
    language = django_filters.MultipleChoiceFilter(label=_("Language"), choices=[])
    group = django_filters.MultipleChoiceFilter(label=_("For whom"), choices=[])
    mode = django_filters.MultipleChoiceFilter(label=_("How"), choices=Mode.choices)
    open_now = _switch(_("Open now"))
    accessible = _switch(_("Step-free access"))
    without_appointment = _switch(_("Without an appointment"))
    free = _switch(_("Free of charge"))
    sort = django_filters.ChoiceFilter(label=_("Sort by"), choices=SORTS)

    class Meta:
        model = Organisation
        fields = ["words", "place", *FACETS, *SWITCHES, "sort"]

    def __init__(self, asked, codes):
        super().__init__(asked, Organisation.objects.none())
        self.filters["place"].extra["choices"] = codes.places
        for name in ("topic", "language", "group"):
            self.filters[name].extra["choices"] = codes.choices(name)

    @property
    def wish(self):
        """What can be understood of it. The form says what cannot."""
        self.form.is_valid()
        asked = {name: value for name, value in self.form.cleaned_data.items() if value}
        several = {name: tuple(asked[name]) for name in FACETS if name in asked}
        return Wish(**asked | several)
