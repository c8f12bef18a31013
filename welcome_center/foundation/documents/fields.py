"""A field for a file, with the reasons why one is not taken."""

from django import forms
from django.utils.translation import gettext_lazy as _

from welcome_center.foundation.documents.uploads import (
    ENDINGS,
    Refusal,
    Refused,
    check_upload,
)

WORDS = {
    Refusal.EMPTY: _("This file is empty. Please save or scan it anew and choose it again."),
    Refusal.TOO_LARGE: _(
        "This file is larger than 10 MB. Please scan it with a lower resolution, or send its pages"
        " one by one."
    ),
    Refusal.UNKNOWN_KIND: _(
        "We only take PDF, JPEG, PNG and WebP. Please save or print the file as PDF and choose that"
        " one."
    ),
    Refusal.WRONG_ENDING: _(
        "The name of this file says another kind than its content. Please save it anew as PDF,"
        " JPEG or PNG."
    ),
    Refusal.HIDDEN_ENDING: _(
        "The name of this file hides a program. If you trust the file, please rename it."
    ),
    Refusal.TWO_IN_ONE: _(
        "There is a second file inside this one. Please print it as PDF and choose the new file."
    ),
    Refusal.BROKEN: _(
        "This file is damaged and cannot be read. Please save or scan it anew and choose it again."
    ),
    Refusal.TOO_MANY_PIXELS: _(
        "This picture has too many pixels. Please scan it with 300 dpi and choose it again."
    ),
    Refusal.LOCKED: _("This PDF asks for a password. Please save it without one."),
    Refusal.ACTIVE: _(
        "This PDF contains a program, another file or a form that sends data. Please print it as"
        " PDF and choose the new file."
    ),
    Refusal.INFECTED: _(
        "The virus scanner refuses this file. Please do not open it, and tell whoever looks after"
        " your computer."
    ),
    Refusal.NOT_SCANNED: _(
        "The virus scanner cannot be reached, so we do not take the file now. Please try again in"
        " a few minutes."
    ),
}


class UploadField(forms.FileField):
    """Its value is a `CheckedFile`. What was refused is told, whatever the browser let through."""

    def __init__(self, **options):
        widget = forms.FileInput(attrs={"accept": ",".join(ENDINGS)})
        super().__init__(widget=widget, allow_empty_file=True, **options)

    def to_python(self, data):
        if data in self.empty_values:
            return None
        try:
            return check_upload(data)
        except Refused as refused:
            raise forms.ValidationError(WORDS[refused.reason], code=refused.reason) from refused
