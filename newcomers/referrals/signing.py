"""How a consent is signed: drawn on the screen, as strokes; or on paper, with a scan."""

import json

from django import forms
from django.utils.translation import gettext_lazy as _

from welcome_center.foundation.consent.models import Consent
from welcome_center.foundation.documents.fields import UploadField

WIDTH, HEIGHT = 600, 200
MOST_STROKES = 200
MOST_POINTS = 5000
UNREADABLE = _("The signature could not be read. Please sign again.")


class SigningForm(forms.Form):
    """`way`: a `Consent.Form`. On the screen it needs a signature, on paper it may bring a scan."""

    signature = forms.CharField(
        label=_("Signature"), required=False, max_length=100_000, widget=forms.HiddenInput()
    )
    scan = UploadField(
        label=_("Scan of the signed paper"),
        help_text=_("PDF, JPEG, PNG or WebP, at most 10 MB."),
        required=False,
    )

    def __init__(self, *args, way, **kwargs):
        super().__init__(*args, **kwargs)
        self.is_on_screen = way == Consent.Form.SCREEN
        if way != Consent.Form.PAPER:
            del self.fields["scan"]

    def clean_signature(self):
        strokes = _strokes(self.cleaned_data["signature"] or "[]")
        if not self.is_on_screen:
            return []
        if not strokes:
            raise forms.ValidationError(
                _("Please let the person sign in the field, or choose paper or oral consent.")
            )
        return strokes


def _strokes(drawn):
    """Raises ValidationError for anything but lists of points inside the field."""
    try:
        strokes = [[_point(*point) for point in stroke] for stroke in json.loads(drawn)]
    except (ValueError, TypeError, OverflowError, RecursionError):
        raise forms.ValidationError(
            _("The signature could not be read. Please sign again.")
        ) from None
    if len(strokes) > MOST_STROKES or sum(map(len, strokes)) > MOST_POINTS:
        raise forms.ValidationError(_("The signature is too long. Please sign again."))
    return [stroke for stroke in strokes if len(stroke) > 1]


def _point(x, y):
    return min(max(round(x), 0), WIDTH), min(max(round(y), 0), HEIGHT)
