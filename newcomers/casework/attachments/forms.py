"""What colleagues type when they add a file or keep it longer."""

from datetime import timedelta

from django import forms
from django.utils.translation import gettext_lazy as _

from newcomers.casework.attachments.models import Attachment
from welcome_center.foundation.center.forms import date_input
from welcome_center.foundation.documents.fields import UploadField

LONGEST = timedelta(days=366)
# A signed consent comes in with the consent itself.
BY_HAND = [each for each in Attachment.Kind.choices if each[0] != Attachment.Kind.CONSENT]


class AttachmentForm(forms.Form):
    file = UploadField(
        label=_("File"),
        help_text=_(
            "PDF, JPEG, PNG or WebP, at most 10 MB. Place and camera of a photo are removed."
        ),
    )
    kind = forms.ChoiceField(
        label=_("Kind"),
        choices=[("", _("Please choose")), *BY_HAND],
    )
    title = forms.CharField(
        label=_("Title"),
        help_text=_("What it is, in a few words. Nothing about health, religion or politics."),
        max_length=200,
        required=False,
    )

    def clean(self):
        if self.errors and "file" not in self.errors:
            again = _("Please choose the file once more: a browser does not keep it.")
            self.add_error("file", again)
        return self.cleaned_data


class KeepForm(forms.Form):
    until = forms.DateField(label=_("Keep until"), widget=date_input())
    reason = forms.CharField(label=_("Why it is still needed"), max_length=300)

    def __init__(self, *args, day, **kwargs):
        super().__init__(*args, **kwargs)
        self.day = day

    def clean_until(self):
        until = self.cleaned_data["until"]
        if not self.day <= until <= self.day + LONGEST:
            raise forms.ValidationError(_("Please choose a day within the next twelve months."))
        return until
