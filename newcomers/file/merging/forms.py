"""Choosing whom to merge with, and which values stay."""

from django import forms
from django.utils.translation import gettext_lazy as _

from newcomers.file.merging.actions import differing_fields
from newcomers.people.models import Person
from welcome_center.foundation.words import isolated, listed

MINE, THEIRS = "mine", "theirs"


class TwinForm(forms.Form):
    code = forms.CharField(
        label=_("Code of the other entry"),
        max_length=8,
        widget=forms.TextInput(attrs={"autocapitalize": "characters", "autocomplete": "off"}),
    )

    def __init__(self, *args, person, user, **kwargs):
        super().__init__(*args, **kwargs)
        self.others = Person.objects.visible_to(user).exclude(pk=person.pk)

    def clean_code(self):
        code = self.cleaned_data["code"].strip().upper().replace("\0", "")
        if not self.others.filter(code=code).exists():
            raise forms.ValidationError(_("Your team has no other entry with this code."))
        return code


class MergeForm(forms.Form):
    """A choice for each value in which the two differ; the survivor's own stands first."""

    def __init__(self, *args, survivor, twin, **kwargs):
        super().__init__(*args, **kwargs)
        for field in differing_fields(survivor, twin):
            words = [(MINE, _words(survivor, field)), (THEIRS, _words(twin, field))]
            self.fields[field.name] = forms.ChoiceField(
                label=field.verbose_name,
                choices=words,
                initial=MINE if field.value_from_object(survivor) else THEIRS,
                widget=forms.RadioSelect,
            )

    @property
    def chosen(self):
        return {name for name, choice in self.cleaned_data.items() if choice == THEIRS}


def _words(person, field):
    """A value as colleagues read it."""
    if field.choices:
        return getattr(person, f"get_{field.name}_display")() or "–"
    value = getattr(person, field.name)
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if field.name == "citizenships":
        return listed(country.name for country in value) or "–"
    if isinstance(value, list):
        return listed(map(str, value)) or "–"
    return isolated(value) if value not in (None, "") else "–"
