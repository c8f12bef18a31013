"""Form fields for what people tell about themselves."""

import re

from django import forms
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _
from phonenumber_field.formfields import PhoneNumberField

from newcomers.people.countries import countries_by_name
from welcome_center.foundation.center.models import ListCode

# How the lists write "not stated". As an answer of one's own it says a little more.
NOT_STATED = {"X", "XX", "XXX", "QX", "SX"}
NO_ANSWER = _("I don't know or don't want to say")
OLDEST_CHILD = 26
MOST_CHILDREN = 15


class PhoneField(PhoneNumberField):
    """A number that can be called; one without a country's code is German."""

    def __init__(self, *, autocomplete="tel", **options):
        invalid = _("Please check the phone number. Example: 030 23125 000")
        attrs = {"type": "tel", "autocomplete": autocomplete, "dir": "ltr"}
        super().__init__(
            region="DE",
            error_messages={"invalid": invalid},
            widget=forms.TextInput(attrs=attrs),
            **options,
        )


class CodeField(forms.ModelChoiceField):
    """An entry of a code list. Not to answer is an answer like the others."""

    def __init__(self, model, **options):
        super().__init__(model.objects.none(), **options)
        self.entries = model.objects.all()

    def offer(self, current):
        """What is valid today, and what was chosen before even if it is no longer offered."""
        today = self.entries.for_choice(localdate())
        self.queryset = today | self.entries.filter(pk=current.pk) if current else today

    def label_from_instance(self, entry):
        return NO_ANSWER if entry.code in NOT_STATED else entry.label


class ListCodeField(CodeField):
    """An entry of one of the small lists, as radio buttons of equal size."""

    def __init__(self, list_name, **options):
        options = {"widget": forms.RadioSelect, "empty_label": None, "required": False} | options
        super().__init__(ListCode, **options)
        self.entries = ListCode.objects.filter(list=list_name)


class CountryField(forms.TypedChoiceField):
    """A country, named and sorted in the reader's language."""

    def __init__(self, **options):
        super().__init__(choices=_country_choices, required=False, **options)


def _country_choices():
    return [("", _("Please choose")), *countries_by_name()]


class ChildAgesField(forms.CharField):
    """Ages of children in years, however they are separated and whichever digits are used."""

    default_error_messages = {
        "not_an_age": _("Please write ages in years from 0 to 26, for example: 3, 7."),
        "too_many": _("Please write at most 15 ages."),
    }

    def prepare_value(self, value):
        return ", ".join(map(str, value)) if isinstance(value, list) else value

    def to_python(self, value):
        text = super().to_python(value)
        numbers = re.findall(r"\d+", text)
        # Python itself refuses to read numbers of thousands of digits.
        ages = [int(digits) if len(digits) < 4 else OLDEST_CHILD + 1 for digits in numbers]
        if re.search(r"[^\W\d_]", text) or any(age > OLDEST_CHILD for age in ages):
            raise forms.ValidationError(self.error_messages["not_an_age"], code="not_an_age")
        if len(ages) > MOST_CHILDREN:
            raise forms.ValidationError(self.error_messages["too_many"], code="too_many")
        return sorted(ages)
