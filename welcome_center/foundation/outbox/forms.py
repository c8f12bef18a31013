"""The center's own words for a kind of mail."""

from string import Template

from django import forms
from django.utils import translation
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from welcome_center.foundation.outbox.rendering import MAX_SUBJECT, fill, one_line
from welcome_center.foundation.words import listed


class WordingForm(forms.Form):
    subject = forms.CharField(label=_("Subject"), max_length=MAX_SUBJECT)
    body = forms.CharField(
        label=_("Text"),
        max_length=5000,
        widget=forms.Textarea(attrs={"rows": 14, "class": "wc-tall"}),
    )

    def __init__(self, *args, kind, language, **kwargs):
        super().__init__(*args, **kwargs)
        self.kind = kind
        self.language = language
        bidi = translation.get_language_info(language)["bidi"]
        for field in self.fields.values():
            field.widget.attrs |= {"lang": language, "dir": "rtl" if bidi else "ltr"}

    def clean_subject(self):
        subject = one_line(self.cleaned_data["subject"])
        self._raise_if_wrong(subject)
        return subject

    def clean_body(self):
        body = self.cleaned_data["body"].replace("\r\n", "\n").strip()
        self._raise_if_wrong(body)
        missing = self.kind.needed - set(Template(body).get_identifiers())
        if missing:
            message = gettext("The text must hold %(placeholders)s.")
            raise forms.ValidationError(message % {"placeholders": _listed(missing)})
        return body

    def _raise_if_wrong(self, text):
        template = Template(text)
        if not template.is_valid():
            raise forms.ValidationError(
                _("A dollar sign begins a placeholder. For the sign itself write $$.")
            )
        unknown = set(template.get_identifiers()) - set(self.kind.placeholders)
        if unknown:
            message = gettext("There is no placeholder %(placeholders)s. Please use those listed.")
            raise forms.ValidationError(message % {"placeholders": _listed(unknown)})


def _listed(names):
    return listed(f"${{{name}}}" for name in sorted(names))


def preview(kind, language, wording):
    """The mail as it would look, with example values."""
    with translation.override(language):
        examples = {name: word.sample for name, word in kind.placeholders.items()}
    return fill(wording, examples)
