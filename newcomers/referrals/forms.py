"""What places type about a referral."""

from datetime import datetime

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from welcome_center.foundation.center.models import ListCode

RESULTS = "referral_result"
DECLINED = ("DECL", "FULLC", "WAIT")
ENDED = ("DONE", "NOSH", "NOCON")


def _note(label):
    return forms.CharField(
        label=label,
        max_length=2000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


def _choices(codes):
    known = ListCode.objects.filter(list=RESULTS, code__in=codes)
    by_code = {each.code: each for each in known}
    return [(code, by_code[code].label) for code in codes if code in by_code]


class CodeForm(forms.Form):
    """The second half of the key: it stands in the letter, not in the mail."""

    code = forms.CharField(
        label=_("Code from the letter"),
        max_length=12,
        widget=forms.TextInput(
            attrs={"autocomplete": "one-time-code", "autocapitalize": "characters"}
        ),
    )


class AppointmentForm(forms.Form):
    day = forms.DateField(label=_("Day"), widget=forms.DateInput(attrs={"type": "date"}))
    time = forms.TimeField(label=_("Time"), widget=forms.TimeInput(attrs={"type": "time"}))

    def clean(self):
        day, time = self.cleaned_data.get("day"), self.cleaned_data.get("time")
        if day and time:
            at = timezone.make_aware(datetime.combine(day, time))
            if at <= timezone.now():
                raise forms.ValidationError(_("Please choose a time that is not over yet."))
            self.cleaned_data["at"] = at
        return self.cleaned_data


class QuestionForm(forms.Form):
    question = forms.CharField(
        label=_("Your question"), max_length=2000, widget=forms.Textarea(attrs={"rows": 3})
    )


class DeclineForm(forms.Form):
    reason = forms.ChoiceField(label=_("Why"), widget=forms.RadioSelect)
    better_target = forms.CharField(label=_("Who else could help?"), max_length=300, required=False)
    note = _note(_("Note"))

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["reason"].choices = _choices(DECLINED)

    def clean_reason(self):
        return ListCode.objects.get(list=RESULTS, code=self.cleaned_data["reason"])


class ResultForm(forms.Form):
    result = forms.ChoiceField(label=_("What became of it"), widget=forms.RadioSelect)
    note = _note(_("Note"))

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["result"].choices = _choices(ENDED)

    def clean_result(self):
        return ListCode.objects.get(list=RESULTS, code=self.cleaned_data["result"])
