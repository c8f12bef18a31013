"""A signature drawn on the screen: strokes, never a picture."""

import json

from django import forms
from django.utils.translation import gettext_lazy as _

WIDTH, HEIGHT = 600, 200
MOST_STROKES = 200
MOST_POINTS = 5000
UNREADABLE = _("The signature could not be read. Please sign again.")


class SignatureForm(forms.Form):
    """`is_needed`: the consent is signed on the screen."""

    signature = forms.CharField(
        label=_("Signature"), required=False, max_length=100_000, widget=forms.HiddenInput()
    )

    def __init__(self, *args, is_needed, **kwargs):
        super().__init__(*args, **kwargs)
        self.is_needed = is_needed

    def clean_signature(self):
        strokes = _strokes(self.cleaned_data["signature"] or "[]")
        if not self.is_needed:
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
