from django import forms
from django.utils.translation import gettext_lazy as _


class NoteForm(forms.Form):
    text = forms.CharField(
        label=_("Note"),
        help_text=_("Do not write about health, religion, politics or sexual orientation here."),
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 6, "dir": "auto"}),
    )
    is_shared = forms.BooleanField(label=_("The person may read this note"), required=False)
