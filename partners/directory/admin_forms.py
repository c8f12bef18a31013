"""What administrators type in the raw pages: whole texts as JSON, and never over a colleague."""

from django import forms
from django.utils.translation import gettext_lazy as _


class WordedForm(forms.ModelForm):
    """Texts are objects of strings; pages for everybody read them."""

    def clean(self):
        super().clean()
        for name in self.instance.TEXTS:
            if name in self.cleaned_data:
                self._clean_texts(name, self.cleaned_data[name] or {})
        return self.cleaned_data

    def _clean_texts(self, name, texts):
        if not isinstance(texts, dict) or not all(isinstance(said, str) for said in texts.values()):
            message = _('Please write a text for each language, for example {"de": "Beratung"}.')
            self.add_error(name, message)
            return
        self.instance.write(name, texts)  # a new translation is made from the text as it is now
        self.cleaned_data[name] = getattr(self.instance, name)


class EntryForm(WordedForm):
    """Tells who has changed it since the page was opened."""

    seen_version = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["seen_version"].initial = self.present_version()

    def present_version(self):
        return str(self.instance.version)

    def clean(self):
        if self.instance.pk and self.cleaned_data.get("seen_version") != self.present_version():
            message = _("A colleague has changed this meanwhile. Please open the page anew.")
            self.add_error(None, message)
        return super().clean()


class ServiceForm(EntryForm):
    def present_version(self):
        """Its entry's, too: hours and free places are written without a version of their own."""
        if not self.instance.pk:
            return ""
        return f"{self.instance.organisation.version}.{self.instance.version}"

    def clean_language_days(self):
        days = self.cleaned_data["language_days"] or {}
        if not isinstance(days, dict) or not all(map(_is_week, days.values())):
            raise forms.ValidationError(_('Please write it like this: {"ar": [2, 4]}'))
        return days


def _is_week(days):
    return isinstance(days, list) and all(day in range(1, 8) for day in days)
