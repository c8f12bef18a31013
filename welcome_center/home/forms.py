from django import forms
from django.utils.translation import gettext_lazy as _


class BarrierForm(forms.Form):
    """What keeps somebody from using the portal. Nothing about the person is asked."""

    text = forms.CharField(
        label=_("What does not work?"),
        help_text=_("Write in any language. Please name no personal matters."),
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 6}),
    )
    page = forms.CharField(
        label=_("On which page?"),
        help_text=_("The page's address or its name."),
        max_length=300,
        required=False,
    )
    answer_to = forms.EmailField(
        label=_("Your e-mail address"),
        help_text=_("Only if you want an answer."),
        required=False,
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )
