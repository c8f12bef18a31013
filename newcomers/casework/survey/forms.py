"""The questions as a form, in the language that was chosen."""

import uuid

from django import forms

from newcomers.casework.survey.models import COMMENT_LENGTH


class SurveyForm(forms.Form):
    """Each question may be left out, but not all of them."""

    # Drawn for each form that is shown: the same one sent twice is stored once.
    key = forms.CharField(max_length=64, required=False, widget=forms.HiddenInput)

    def __init__(self, *args, asked, **kwargs):
        super().__init__(*args, initial={"key": uuid.uuid4()}, **kwargs)
        self.asked = asked
        for code, words in asked.items.items():
            self.fields[code] = forms.TypedChoiceField(
                label=words,
                choices=list(asked.scores.items()),
                coerce=int,
                empty_value=None,
                required=False,
                widget=forms.RadioSelect,
            )
        self.fields["comment"] = forms.CharField(
            label=asked.texts["comment"],
            help_text=asked.texts["no_names"],
            max_length=COMMENT_LENGTH,
            required=False,
            widget=forms.Textarea(attrs={"rows": 4, "dir": "auto"}),
        )
        # The page says so once, for all of them.
        self.needed_if = dict.fromkeys(self.fields, "")

    def clean_key(self):
        return self.cleaned_data["key"] or str(uuid.uuid4())

    def clean(self):
        cleaned = super().clean()
        if not self.errors and not (self.scores() or cleaned["comment"]):
            raise forms.ValidationError(self.asked.texts["nothing_said"])
        return cleaned

    def scores(self):
        given = {code: self.cleaned_data.get(code) for code in self.asked.items}
        return {code: score for code, score in given.items() if score}

    def said(self):
        return {
            "version": self.asked.version,
            "language": self.asked.language,
            "scores": self.scores(),
            "comment": self.cleaned_data["comment"],
        }

    def questions(self):
        return [self[code] for code in self.asked.items]
