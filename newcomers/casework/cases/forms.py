"""What colleagues type about a case."""

from django import forms
from django.db.models import Q
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from newcomers.casework.cases.models import Case, CaseGoal, State
from newcomers.casework.hints import DO_NOT_WRITE, free_text, text_area
from newcomers.casework.topics import TopicsField
from newcomers.people.fields import ListCodeField
from partners.directory.models import Organisation
from welcome_center.foundation.access import STAFF
from welcome_center.foundation.accounts.models import User
from welcome_center.foundation.center.codes import sort_key
from welcome_center.foundation.center.forms import date_input

GOAL = CaseGoal._meta.get_field("text").max_length
MOST_GOALS = 10
# What an open case can be set to; the rest has buttons of its own.
SETTABLE = (State.ACTIVE, State.WAITING)
ELSEWHERE = ""


def colleagues_of(*teams, and_also=None):
    """Who may advise people of these teams; and who did, though not of them any more."""
    today = Q(teams__in=teams, is_active=True, roles__overlap=list(STAFF))
    return User.objects.filter(today | Q(pk=and_also)).distinct().order_by("name", "pk")


class CaseForm(forms.Form):
    topics = TopicsField()
    depth = ListCodeField("support_depth", label=_("Depth of help"), required=True)
    situation = free_text(_("What it is about"))

    def __init__(self, *args, case=None, **options):
        begun = options.pop("initial", {})
        options["initial"] = (self.read(case) if case else {}) | begun
        super().__init__(*args, **options)
        self.fields["topics"].offer(localdate(), case.topics if case else ())
        self.fields["depth"].offer(case.depth if case else None)

    def read(self, case):
        return {"topics": case.topics, "depth": case.depth, "situation": case.situation}

    @property
    def answers(self):
        return {name: self.cleaned_data[name] for name in ("topics", "depth", "situation")}


class NewCaseForm(CaseForm):
    goals = forms.CharField(
        label=_("Goals"),
        help_text=_("One in each line, as the person puts it."),
        required=False,
        widget=text_area(rows=3),
    )
    field_order = ["topics", "depth", "goals", "situation"]

    def clean_goals(self):
        lines = [line.strip() for line in self.cleaned_data["goals"].splitlines()]
        goals = [line for line in lines if line]
        if len(goals) > MOST_GOALS or any(len(goal) > GOAL for goal in goals):
            raise forms.ValidationError(
                _("Please write at most 10 goals, each in one line of at most 300 characters.")
            )
        return goals


class CaseEditForm(CaseForm):
    """`version`: the one that the page showed. It grows where somebody else has saved."""

    version = forms.IntegerField(min_value=1, max_value=2**31 - 1, widget=forms.HiddenInput)
    state = forms.ChoiceField(
        label=_("State"), choices=[(state, state.label) for state in SETTABLE]
    )
    advisor = forms.ModelChoiceField(
        label=_("Advisor in charge"), queryset=User.objects.none(), empty_label=None
    )
    field_order = ["state", "advisor", "topics", "depth", "situation", "version"]

    def __init__(self, *args, case, may_pass_on, **options):
        super().__init__(*args, case=case, **options)
        if case.state not in SETTABLE:
            state = State(case.state)
            self.fields["state"].choices = [(state, state.label), *self.fields["state"].choices]
        self.fields["advisor"].queryset = colleagues_of(case.team, and_also=case.advisor_id)
        if not may_pass_on:
            del self.fields["advisor"]

    def read(self, case):
        own = {"state": case.state, "advisor": case.advisor_id, "version": case.version}
        return super().read(case) | own

    @property
    def answers(self):
        own = {"state": self.cleaned_data["state"]}
        if "advisor" in self.fields:
            own["advisor"] = self.cleaned_data["advisor"]
        return super().answers | own


class GoalForm(forms.Form):
    text = forms.CharField(
        label=_("A further goal"),
        help_text=DO_NOT_WRITE,
        max_length=GOAL,
        widget=forms.TextInput(attrs={"dir": "auto", "autocomplete": "off"}),
    )


class _ListForm(forms.Form):
    """Offers what its lists hold today."""

    def __init__(self, *args, **options):
        super().__init__(*args, **options)
        for field in self.fields.values():
            if isinstance(field, ListCodeField):
                field.offer(None)


def _outcome(label, **options):
    choose = {"widget": forms.Select, "empty_label": _("Please choose")}
    return ListCodeField("outcome", label=label, **choose, **options)


class OutcomeForm(_ListForm):
    outcome = _outcome(_("What came of it"), required=True)
    happened_on = forms.DateField(label=_("Day"), widget=date_input())

    def clean_happened_on(self):
        return _not_ahead(self.cleaned_data["happened_on"])


class CloseForm(_ListForm):
    """`has_outcome`: somebody has said already what became of it."""

    reason = ListCodeField("case_closing", label=_("Why do you close it?"), required=True)
    outcome = _outcome(_("What came of it"))

    def __init__(self, *args, has_outcome, **options):
        super().__init__(*args, **options)
        self.fields["outcome"].required = not has_outcome


class HandOverForm(forms.Form):
    program = forms.ChoiceField(
        label=_("To which kind of advice?"), choices=Case.Program, widget=forms.RadioSelect
    )
    place = forms.ChoiceField(label=pgettext_lazy("that helps", "Place"), required=False)
    other = forms.CharField(
        label=_("Another place"),
        max_length=300,
        required=False,
        widget=forms.TextInput(attrs={"dir": "auto", "autocomplete": "off"}),
    )
    handed_on = forms.DateField(label=_("Day"), widget=date_input())
    needed_if = {
        "place": _("needed if it is in the directory"),
        "other": _("needed if it is not in the directory"),
    }

    def __init__(self, *args, **options):
        super().__init__(*args, **options)
        named = Organisation.objects.published().filter(kind__in=Case.Program.values)
        places = sorted((str(each) for each in named), key=sort_key)
        self.fields["place"].choices = [
            (ELSEWHERE, _("not in the directory")),
            *((name, name) for name in dict.fromkeys(places)),
        ]

    def clean_handed_on(self):
        return _not_ahead(self.cleaned_data["handed_on"])

    def clean(self):
        typed = self.cleaned_data
        typed["to"] = typed.get("place") or typed.get("other", "")
        if not typed["to"] and "place" not in self.errors:
            self.add_error("other", _("Please name the place."))
        return typed


class ProtectedForm(forms.Form):
    text = free_text(
        _("Protected text"),
        rows=10,
        hint=_(
            "The only place for health, religion and politics, and only what the advice needs. "
            "Who reads it is kept."
        ),
    )
    version = forms.IntegerField(min_value=0, max_value=2**31 - 1, widget=forms.HiddenInput)


def _not_ahead(day):
    if day > localdate():
        raise forms.ValidationError(_("Please choose today or an earlier day."))
    return day
