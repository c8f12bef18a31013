"""What places and colleagues type about entries."""

from django import forms
from django.conf import settings
from django.db.models import Q
from django.utils.dates import WEEKDAYS
from django.utils.text import capfirst
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext

from partners.directory import week_hours
from partners.directory.hours import LONGEST, check_hours
from partners.directory.models import Location, Organisation
from partners.directory.offers import Service, ServiceAtLocation
from partners.directory.upkeep import GapNote
from welcome_center.foundation.access import STAFF
from welcome_center.foundation.accounts.models import User
from welcome_center.foundation.center.forms import TextsForm, date_input, near_day
from welcome_center.foundation.center.models import Language, Municipality, Topic

LONGEST_LINE = 80


class HoursForm(forms.Form):
    """Opening hours a line a day; where they are of another shape, in their own syntax."""

    needed_if = {f"day{number}": "" for number in range(7)}  # an empty day is closed

    def __init__(self, *args, row, **kwargs):
        super().__init__(*args, **kwargs)
        self.row = row
        week = week_hours.to_week(row.hours)
        if week is None:
            self.fields["hours"] = self._in_syntax()
        else:
            self._in_lines(*week)

    def _in_syntax(self):
        return forms.CharField(
            label=_("Opening hours"),
            help_text=_("For example: Mo-Fr 09:00-16:00; We 09:00-12:00; PH off"),
            initial=self.row.hours,
            max_length=LONGEST,
            required=False,
            validators=[check_hours],
            widget=forms.TextInput(attrs={"dir": "ltr"}),
        )

    def _in_lines(self, lines, closed_on_holidays):
        for number, line in enumerate(lines):
            self.fields[f"day{number}"] = forms.CharField(
                label=WEEKDAYS[number],
                initial=line.replace("-", "–"),
                max_length=LONGEST_LINE,
                required=False,
                widget=forms.TextInput(attrs={"dir": "ltr"}),
            )
        self.fields["closed_on_holidays"] = forms.BooleanField(
            label=_("Closed on public holidays"),
            initial=closed_on_holidays or not self.row.hours,
            required=False,
        )

    @property
    def falls_back(self):
        return isinstance(self.row, ServiceAtLocation)

    @property
    def days(self):
        return [self[name] for name in self.fields if name.startswith("day")]

    @property
    def others(self):
        return [self[name] for name in self.fields if not name.startswith("day")]

    def clean(self):
        for number in range(7):
            if line := self.cleaned_data.get(f"day{number}"):
                try:
                    self.cleaned_data[f"day{number}"] = week_hours.read_line(line)
                except forms.ValidationError as error:
                    self.add_error(f"day{number}", error)
        return self.cleaned_data

    def values(self):
        typed = self.cleaned_data
        if "hours" in self.fields:
            return {"hours": typed["hours"]}
        if not self.has_changed():
            return {"hours": self.row.hours}  # as it was written, not as we would write it
        lines = [typed[f"day{number}"] for number in range(7)]
        return {"hours": week_hours.to_text(lines, typed["closed_on_holidays"])}


class CapacityForm(forms.Form):
    """Whether a service takes people in at present."""

    capacity = forms.ChoiceField(label=_("Free places"), choices=Service.Capacity)
    waiting_weeks = forms.IntegerField(
        label=_("Waiting time in weeks"),
        min_value=0,
        max_value=520,
        required=False,
        widget=forms.NumberInput(attrs={"inputmode": "numeric"}),
    )
    is_paused = forms.BooleanField(label=_("Closed for a time"), required=False)
    paused_until = forms.DateField(label=_("Closed until"), required=False, widget=date_input())
    needed_if = {
        "waiting_weeks": _("where there is a waiting list"),
        "paused_until": _("where it is closed for a time"),
    }

    def __init__(self, *args, row, **kwargs):
        kwargs["initial"] = {
            "capacity": row.capacity,
            "waiting_weeks": row.waiting_weeks,
            "is_paused": row.state == Service.State.PAUSED,
            "paused_until": row.paused_until,
        }
        super().__init__(*args, **kwargs)
        self.row = row

    def clean_paused_until(self):
        if day := self.cleaned_data["paused_until"]:
            near_day(day)
            if day < localdate() and "paused_until" in self.changed_data:
                raise forms.ValidationError(_("Please choose today or a later day."))
        return day

    def values(self):
        typed, states = self.cleaned_data, Service.State
        is_waiting = typed["capacity"] == Service.Capacity.WAITING
        return {
            "capacity": typed["capacity"],
            "waiting_weeks": typed["waiting_weeks"] if is_waiting else None,
            "state": states.PAUSED if typed["is_paused"] else states.PUBLISHED,
            "paused_until": typed["paused_until"] if typed["is_paused"] else None,
        }


class ProposalForm(TextsForm):
    """What waits for approval. German is the original: it is needed where the text is."""

    template_name = "partners/upkeep/_proposal_form.html"
    needed = ("name",)

    def __init__(self, *args, row, **kwargs):
        super().__init__(*args, instance=row, **kwargs)
        self.row, self.named = row, str(row)  # the name as it is, whatever is typed
        for name in self.needed:
            self.fields[f"{name}_de"].required = True
        self.order_fields(self.field_order)

    def wished(self):
        return {name: getattr(self.instance, name) for name in self.changed_fields}

    def clean(self):
        super().clean()
        for name in self.texts:  # an empty text in a language is none
            written = getattr(self.instance, name)
            setattr(self.instance, name, {code: text for code, text in written.items() if text})
        return self.cleaned_data

    @property
    def what(self):
        return capfirst(self._meta.model._meta.verbose_name)

    @property
    def original_fields(self):
        """The German texts and what has no language."""
        return [field for field in self if not self._is_translation(field.name)]

    @property
    def translations(self):
        return [field for field in self if self._is_translation(field.name)]

    def _is_translation(self, name):
        others = [code for code, _label in settings.LANGUAGES if code != "de"]
        return any(name == f"{text}_{code}" for text in self.texts for code in others)


class EntryForm(ProposalForm):
    texts = {"name": 1, "description": 4, "alert": 2}
    website = forms.URLField(label=_("Website"), required=False, assume_scheme="https")
    field_order = ["name_de", "description_de", "alert_de", "website", "email"]

    class Meta:
        model = Organisation
        fields = ["website", "email"]


class PlaceForm(ProposalForm):
    texts = {"name": 1, "way": 2, "accessibility": 2, "hours_note": 1}
    needed = ()
    field_order = ["name_de", "street", "postal_code", "city", "way_de", "accessibility_de"]

    class Meta:
        model = Location
        fields = ["street", "postal_code", "city", "is_accessible"]


# ----------------------------------------------------------------------------------------------


class RemarkForm(forms.Form):
    remark = forms.CharField(
        label=_("What else is wrong?"),
        max_length=1000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3, "dir": "auto"}),
    )


class MistakeForm(forms.Form):
    text = forms.CharField(
        label=_("What is wrong?"),
        help_text=_("Please do not write anything about yourself."),
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 4, "dir": "auto"}),
    )


class DeclineForm(forms.Form):
    reason = forms.CharField(
        label=_("Reason"),
        help_text=_("We write this to the place."),
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 2, "dir": "auto"}),
    )


class GapForm(forms.ModelForm):
    class Meta:
        model = GapNote
        fields = ["topic", "language", "ags", "text"]
        labels = {"topic": _("Topic")}
        widgets = {"text": forms.Textarea(attrs={"rows": 3, "dir": "auto"})}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        today = localdate()
        self.fields["topic"].queryset = Topic.objects.for_choice(today)
        self.fields["language"] = self._choice("language", Language.objects.for_choice(today))
        towns = Municipality.objects.active().valid_on(today).order_by("sort_key", "code")
        self.fields["ags"] = self._choice("ags", towns, pgettext("of a gap", "Place"))

    def _choice(self, name, codes, label=None):
        return forms.ChoiceField(
            label=label or capfirst(self.fields[name].label),
            choices=[("", _("any")), *((code.code, code.label) for code in codes)],
            required=False,
        )


class MemberForm(forms.Form):
    email = forms.EmailField(
        label=_("E-mail"), widget=forms.EmailInput(attrs={"dir": "ltr", "autocomplete": "off"})
    )
    language = forms.ChoiceField(label=_("Language of the letter"), choices=settings.LANGUAGES)
    is_lead = forms.BooleanField(label=_("May invite colleagues"), required=False)


class UpkeepForm(forms.ModelForm):
    """How a colleague keeps an entry fresh."""

    class Meta:
        model = Organisation
        fields = ["owner", "upkeep_email", "confirm_months", "hours_months"]
        help_texts = {"upkeep_email": _("Empty: the e-mail address of the institution.")}

    def __init__(self, *args, by, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["owner"].queryset = self._colleagues(by)
        self.fields["owner"].empty_label = _("nobody")
        for name in ("confirm_months", "hours_months"):
            self.fields[name].min_value = 1
            self.fields[name].validators.append(_months)

    def _colleagues(self, user):
        """Those of the own teams, and whoever it is at present."""
        own = User.objects.visible_to(user).filter(is_active=True, roles__overlap=list(STAFF))
        found = User.objects.filter(Q(pk__in=own.values("pk")) | Q(pk=self.instance.owner_id))
        return found.order_by("name", "pk")


def _months(number):
    if not 1 <= number <= 24:
        raise forms.ValidationError(_("Please choose 1 to 24 months."))
