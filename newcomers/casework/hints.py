"""What stands at every place where colleagues write about somebody."""

from django import forms
from django.utils.translation import gettext_lazy as _

LONGEST = 20_000
DO_NOT_WRITE = _(
    "Do not write anything about health, religion or politics: it belongs in the protected text "
    "of the case, and nowhere else. The person may ask to read what stands here."
)


def text_area(*, rows):
    roomy = {"class": "wc-roomy"} if rows > 5 else {}
    return forms.Textarea(attrs={"rows": rows, "dir": "auto", **roomy})


def free_text(label, *, rows=8, hint=DO_NOT_WRITE, **options):
    """A long text about somebody, with the hint."""
    options = {"required": False, "max_length": LONGEST} | options
    return forms.CharField(label=label, help_text=hint, widget=text_area(rows=rows), **options)
