"""What places and colleagues type about a service. Its lists have forms of their own."""

from django import forms
from django.core.validators import MinValueValidator
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _

from partners.directory import areas as area_names
from partners.directory import attached, changes
from partners.directory.forms import ProposalForm
from partners.directory.kinds import Mode
from partners.directory.offers import Service
from welcome_center.foundation.center.models import ListCode, ResidenceGroup, Topic

LONGEST_LIFE = 120


class ServiceTextsForm(ProposalForm):
    """The texts of a service: what a place mends in a minute."""

    texts = {"name": 1, "description": 3, "fee": 1, "way_in": 2}

    class Meta:
        model = Service
        fields = []


def _several(label, **more):
    widget = forms.CheckboxSelectMultiple
    return forms.MultipleChoiceField(label=label, required=False, widget=widget, **more)


def _number(label, most):
    digits = forms.NumberInput(attrs={"inputmode": "numeric"})
    return forms.IntegerField(
        label=label, min_value=0, max_value=most, required=False, widget=digits
    )


class ServiceForm(ProposalForm):
    """What a service says about itself; its lists have forms of their own (list_forms.py)."""

    template_name = "partners/upkeep/_service_form.html"
    texts = {
        "name": 1,
        "description": 4,
        "eligibility": 2,
        "fee": 1,
        "way_in": 2,
        "professional_way_in": 2,
        "interpreting": 1,
        "hours_note": 1,
    }
    url = forms.URLField(label=_("Website"), required=False, assume_scheme="https")
    modes = _several(_("Ways"), choices=Mode)
    residence_groups = _several(_("Only for these residence groups"))
    genders = _several(_("Only for these genders"))
    minimum_age = _number(_("Youngest age"), LONGEST_LIFE)
    maximum_age = _number(_("Oldest age"), LONGEST_LIFE)
    topics = _several(_("Topics"))
    areas = _several(_("Area"))
    lists = {
        "topics": Topic.objects,
        "residence_groups": ResidenceGroup.objects,
        "genders": ListCode.objects.filter(list="gender"),
    }
    folded = (*lists, "areas")
    field_order = ["name_de", "description_de", "eligibility_de"]

    class Meta:
        model = Service
        fields = [
            "url",
            "email",
            "modes",
            "by_appointment",
            "is_free",
            "fee_amount",
            "has_interpreting",
            "minimum_age",
            "maximum_age",
            "residence_groups",
            "genders",
            "topics",
            "areas",
        ]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["fee_amount"].validators.append(MinValueValidator(0))
        for name, known_codes in self.lists.items():
            codes = list(known_codes.for_choice(localdate()))
            known = {code.code for code in codes}
            kept = [(code, code) for code in getattr(self.instance, name) if code not in known]
            self.fields[name].choices = [(code.code, code.label) for code in codes] + kept
        self.fields["areas"].choices = self._areas()

    def clean(self):
        super().clean()
        youngest, oldest = (self.cleaned_data.get(name) for name in changes.PAIR)
        if youngest is not None and oldest is not None and youngest > oldest:
            self.add_error("maximum_age", _("Please enter an age not below the youngest."))
        return self.cleaned_data

    def wished(self):
        wished = super().wished()
        if {*changes.PAIR} & {*wished}:
            wished |= {name: getattr(self.instance, name) for name in changes.PAIR}
        return wished

    def _areas(self):
        offered = area_names.choices(localdate())
        others = {*self.instance.areas} - {key for key, _label in offered}
        return [*offered, *area_names.names(sorted(others), area_names.all_towns()).items()]

    @property
    def folded_fields(self):
        """Long lists of choices, folded away: (field, how many are chosen)."""
        return [(self[name], len(self[name].value() or [])) for name in self.folded]

    @property
    def plain_fields(self):
        return [field for field in self.original_fields if field.name not in self.folded]


class PlacesForm(forms.Form):
    """At which of the entry's places a service is offered: its address, hours and town."""

    template_name = "partners/upkeep/_places_form.html"
    places = _several(_("Where it is offered"))

    def __init__(self, *args, row, **kwargs):
        super().__init__(*args, **kwargs)
        self.row = row
        known = row.organisation.locations.order_by("pk")
        self.fields["places"].choices = [(str(place.uuid), str(place)) for place in known]
        self.fields["places"].initial = attached.read(row, attached.PLACES)

    def wished(self):
        return {attached.PLACES: self.cleaned_data["places"]}
