"""What advisors say about when, where and how they can be booked."""

from datetime import time, timedelta

from django import forms
from django.utils.timezone import localtime
from django.utils.translation import gettext_lazy as _

from newcomers.booking.models import Absence, AdvisorProfile, Mode, WeeklyRule
from newcomers.booking.working_hours import NoSuchTime, local_moment
from welcome_center.foundation.center.forms import near_day
from welcome_center.foundation.center.models import Language, Site, Topic
from welcome_center.foundation.words import isolated

NO_SUCH_TIME = _("This time does not exist: the clocks are put forward in that hour.")


def _date_input():
    return forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")


def _time_input():
    return forms.TimeInput(attrs={"type": "time", "step": 300}, format="%H:%M")


class RuleForm(forms.ModelForm):
    modes = forms.MultipleChoiceField(
        label=_("Modes"), choices=Mode, widget=forms.CheckboxSelectMultiple
    )

    class Meta:
        model = WeeklyRule
        fields = ["weekday", "starts", "ends", "site", "modes", "valid_from", "valid_to", "topics"]
        widgets = {
            "starts": _time_input(),
            "ends": _time_input(),
            "valid_from": _date_input(),
            "valid_to": _date_input(),
            "topics": forms.CheckboxSelectMultiple,
        }
        labels = {"site": _("Site")}
        help_texts = {
            "valid_to": _("Leave this empty if the hours have no end."),
            "topics": _("Choose none, and all of your topics can be booked in these hours."),
        }

    def __init__(self, *args, profile, **kwargs):
        super().__init__(*args, **kwargs)
        own_topics = profile.topics.all()
        topics = own_topics if own_topics.exists() else Topic.objects.active()
        self.fields["topics"].queryset = topics.order_by("group__sort", "sort", "code")
        self.fields["site"].queryset = profile.sites.active()
        self.fields["site"].empty_label = None

    def clean(self):
        starts, ends = self.cleaned_data.get("starts"), self.cleaned_data.get("ends")
        if starts and ends and starts >= ends:
            self.add_error("ends", _("The hours must end after they begin."))
        first, last = self.cleaned_data.get("valid_from"), self.cleaned_data.get("valid_to")
        if first and last and last < first:
            self.add_error("valid_to", _("The last day must not be before the first day."))
        return self.cleaned_data


class EndRuleForm(forms.Form):
    last_day = forms.DateField(label=_("Last day"), validators=[near_day], widget=_date_input())


class AbsenceForm(forms.Form):
    """Whole days, or from one time to another."""

    kind = forms.ChoiceField(label=_("Kind"), choices=Absence.Kind)
    first_day = forms.DateField(label=_("First day"), validators=[near_day], widget=_date_input())
    from_time = forms.TimeField(
        label=_("From"),
        required=False,
        widget=_time_input(),
        help_text=_("Leave this empty if you are away the whole day."),
    )
    last_day = forms.DateField(
        label=_("Last day"),
        required=False,
        validators=[near_day],
        widget=_date_input(),
        help_text=_("Leave this empty if it is a single day."),
    )
    to_time = forms.TimeField(
        label=_("To"),
        required=False,
        widget=_time_input(),
        help_text=_("Leave this empty if you are away until the end of the day."),
    )

    def clean(self):
        first, last = self.cleaned_data.get("first_day"), self.cleaned_data.get("last_day")
        if self.errors:
            return self.cleaned_data
        self.starts_at = self._moment("from_time", first)
        self.ends_at = self._moment("to_time", last or first, is_end=True)
        if self.starts_at and self.ends_at and self.starts_at >= self.ends_at:
            self.add_error("last_day", _("The absence must end after it begins."))
        return self.cleaned_data

    def _moment(self, name, day, *, is_end=False):
        clock = self.cleaned_data.get(name)
        if clock is None:
            day, clock = (day + timedelta(days=1) if is_end else day), time.min
        try:
            return local_moment(day, clock)
        except NoSuchTime:
            self.add_error(name, NO_SUCH_TIME)
        return None

    @staticmethod
    def initial_of(absence):
        """The fields that show this absence; midnight means the whole day."""
        begin, end = localtime(absence.starts_at), localtime(absence.ends_at)
        ends_at_midnight = end.time() == time.min
        last = end - timedelta(days=1) if ends_at_midnight else end
        return {
            "kind": absence.kind,
            "first_day": begin.date(),
            "from_time": None if begin.time() == time.min else begin.time(),
            "last_day": last.date(),
            "to_time": None if ends_at_midnight else end.time(),
        }


def whole_days(absence):
    """First and last day, where no time of day matters; else None."""
    shown = AbsenceForm.initial_of(absence)
    is_whole = shown["from_time"] is None and shown["to_time"] is None
    return (shown["first_day"], shown["last_day"]) if is_whole else None


class ProfileForm(forms.ModelForm):
    class Meta:
        model = AdvisorProfile
        fields = ["languages", "sites", "topics", "is_bookable"]
        widgets = {
            "languages": forms.CheckboxSelectMultiple,
            "sites": forms.CheckboxSelectMultiple,
            "topics": forms.CheckboxSelectMultiple,
        }
        help_texts = {
            "topics": _("Choose none if you advise on every topic."),
            "is_bookable": _("Without this nobody finds your free times."),
        }

    def __init__(self, *args, today, **kwargs):
        super().__init__(*args, **kwargs)
        topics = Topic.objects.active().valid_on(today)
        self.fields["topics"].queryset = topics.order_by("group__sort", "sort", "code")
        self.fields["languages"].queryset = Language.objects.for_choice(today)
        sites = Site.objects.filter(team__in=self.instance.user.teams.all())
        self.fields["sites"].queryset = sites.active().distinct()
        self.today = today

    def clean_sites(self):
        """No site goes while people can still book this advisor there."""
        chosen = self.cleaned_data["sites"]
        rules = WeeklyRule.objects.filter(advisor=self.instance.pk).not_ended(self.today)
        left = self.fields["sites"].queryset.exclude(pk__in=chosen)
        if used := left.filter(rules__in=rules).order_by("sort", "pk"):
            raise forms.ValidationError([_still_used(site) for site in used])
        return chosen


def _still_used(site):
    return forms.ValidationError(
        _(
            "There are still weekly hours at %(site)s."
            " Please end the hours there first, under “Availability”."
        ),
        params={"site": isolated(site)},
    )


class FeedForm(forms.ModelForm):
    class Meta:
        model = AdvisorProfile
        fields = ["calendar_shows_names"]
        labels = {"calendar_shows_names": _("Show names in the calendar feed")}
        help_texts = {
            "calendar_shows_names": _(
                "Without this the feed says only when, where and how. Calendar programs often keep"
                " their entries outside of our house: switch names on only where that is allowed."
            )
        }
