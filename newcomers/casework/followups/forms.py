"""What colleagues type about what is to be done."""

from datetime import timedelta

from django import forms
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _

from newcomers.casework.followups.models import FollowUp
from newcomers.casework.followups.staff import colleagues_of
from newcomers.people.models import CODE_ALPHABET, Person
from welcome_center.foundation.center.models import Team

FURTHEST = timedelta(days=5 * 366)
PAST = _("Please choose today or a later day.")
TOO_FAR = _("Please choose a day within the next five years.")


class DayField(forms.DateField):
    """Today or later: nothing is put off into the past."""

    def __init__(self, **options):
        widget = forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})
        super().__init__(widget=widget, **options)

    def clean(self, value):
        day = super().clean(value)
        if day and day < localdate():
            raise forms.ValidationError(PAST, code="past")
        if day and day > localdate() + FURTHEST:
            raise forms.ValidationError(TOO_FAR, code="too_far")
        return day


class OwnerField(forms.ChoiceField):
    """A colleague of the team, or nobody; who is away is named so."""

    def __init__(self, **options):
        super().__init__(label=_("Who does it?"), required=False, **options)
        self.colleagues = {}

    def offer(self, colleagues):
        self.colleagues = {str(each.user.uuid): each.user for each in colleagues}
        named = [(str(each.user.uuid), each.label) for each in colleagues]
        self.choices = [("", _("whoever of the team comes first")), *named]

    def clean(self, value):
        return self.colleagues.get(super().clean(value))


def text_field():
    return forms.CharField(
        label=_("What is to be done?"),
        help_text=_("In a few words. Please write nothing about health, religion or politics."),
        max_length=200,
        widget=forms.TextInput(attrs={"autocomplete": "off", "dir": "auto"}),
    )


class FollowUpForm(forms.Form):
    """`follow_up`: the row to change. What a rule has made says by itself what is to be done."""

    text = text_field()
    due_on = DayField(label=_("When?"))
    owner = OwnerField()
    repeat = forms.ChoiceField(
        label=_("Does it come again?"), choices=FollowUp.Repeat, required=False
    )

    def __init__(self, *args, follow_up, now, **options):
        self.follow_up = follow_up
        super().__init__(*args, initial=self._initial(follow_up), **options)
        self.fields["owner"].offer(colleagues_of(follow_up.team, now=now))
        if follow_up.rule:
            del self.fields["text"], self.fields["repeat"]
        # Only what is overdue may stay as it is.
        if follow_up.pk and follow_up.due_on < localdate():
            self.fields["due_on"].required = False
            self.initial["due_on"] = None

    @staticmethod
    def _initial(follow_up):
        owner = str(follow_up.owner.uuid) if follow_up.owner else ""
        fields = {name: getattr(follow_up, name) for name in ("text", "due_on", "repeat")}
        return fields | {"owner": owner}

    @property
    def said(self):
        was = {name: getattr(self.follow_up, name) for name in ("text", "due_on", "repeat")}
        typed = {name: value for name, value in self.cleaned_data.items() if name in self.fields}
        return was | typed | {"due_on": typed["due_on"] or self.follow_up.due_on}


class NewFollowUpForm(FollowUpForm):
    """About a person whose code is known, or about nobody: `user` chooses among the own teams."""

    person_code = forms.CharField(
        label=_("Code of the person"),
        help_text=_("Leave it empty if it is about nobody."),
        max_length=20,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off", "dir": "ltr", "spellcheck": "false"}),
    )

    field_order = ["text", "due_on", "person_code", "owner", "repeat"]

    def __init__(self, *args, user, person=None, now, **options):
        self.user, self.person = user, person
        team = person.team if person else Team.objects.filter(members=user).order_by("pk").first()
        row = FollowUp(team=team, person=person, owner=user, due_on=None)
        super().__init__(*args, follow_up=row, now=now, **options)
        if person:
            del self.fields["person_code"]

    def clean_person_code(self):
        code = self.cleaned_data["person_code"].strip().upper()
        if not code:
            return ""
        known = Person.objects.visible_to(self.user).select_related("team")
        # What cannot be a code is not asked for.
        self.person = known.filter(code=code).first() if set(code) <= set(CODE_ALPHABET) else None
        if self.person is None:
            raise forms.ValidationError(
                _("Your team knows nobody with this code. Please check it."), code="unknown"
            )
        return code

    def clean(self):
        owner = self.cleaned_data.get("owner")
        if self.person and owner and not owner.teams.filter(pk=self.person.team_id).exists():
            self.add_error("owner", _("Please choose a colleague of the person's team."))
        return self.cleaned_data


class DropForm(forms.Form):
    reason = forms.CharField(
        label=_("Why is it dropped?"),
        max_length=200,
        widget=forms.TextInput(attrs={"autocomplete": "off", "dir": "auto"}),
    )


class MoveForm(forms.Form):
    due_on = DayField()


class StepForm(forms.Form):
    """One step of a template: wanted or not, in other words, on another day."""

    is_wanted = forms.BooleanField(label=_("Note this step"), required=False)
    text = text_field()
    due_on = DayField(label=_("When?"))
    code = forms.CharField(widget=forms.HiddenInput, max_length=40, required=False)

    def __init__(self, *args, **options):
        super().__init__(*args, **options)
        self.fields["text"].help_text = ""

    def full_clean(self):
        """What is not wanted may say anything."""
        super().full_clean()
        if self.is_bound and not self.cleaned_data.get("is_wanted"):
            self._errors.clear()


StepFormSet = forms.formset_factory(StepForm, extra=0, max_num=30, absolute_max=30)


class OwnerForm(forms.Form):
    owner = OwnerField()

    def __init__(self, *args, colleagues, **options):
        super().__init__(*args, **options)
        self.fields["owner"].offer(colleagues)
