"""A talk as it is written down: with somebody, or with nobody's name."""

from datetime import datetime, timedelta

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from newcomers.casework.cases.forms import colleagues_of
from newcomers.casework.cases.models import Case
from newcomers.casework.citizenship import NOT_STATED, group_of
from newcomers.casework.hints import free_text
from newcomers.casework.models import Contact
from newcomers.casework.topics import TopicsField, groups_of
from newcomers.people.fields import CodeField
from partners.directory.codes import read_codes
from welcome_center.foundation.accounts.models import User
from welcome_center.foundation.center.forms import date_input, time_input
from welcome_center.foundation.center.models import Language, Site

Kind = Contact.Kind
TALK = "TALK"  # first or follow-up: the portal knows which
KINDS = [(TALK, _("consultation"))]
KINDS += [(each.value, each.label) for each in (Kind.PROC, Kind.GROUP, Kind.THIRD)]
OLDEST = timedelta(days=366)
COUNTED = ("mode", "duration", "language", "mediation", "topics", "family_members", "result")
TYPED = (*COUNTED, "site", "advisor")


class TalkForm(forms.Form):
    """`team`s: those for which it may count. Fields that both kinds of talk have."""

    held_on = forms.DateField(label=_("Day"), widget=date_input())
    held_time = forms.TimeField(label=_("Time"), widget=time_input())
    kind = forms.ChoiceField(label=_("Kind"), choices=KINDS, initial=TALK)
    topics = TopicsField()
    mode = forms.ChoiceField(label=_("How"), choices=Contact.Mode)
    duration = forms.ChoiceField(
        label=_("Duration"), choices=Contact.Duration, initial=Contact.Duration.UP_TO_30
    )
    language = CodeField(Language, label=_("Language"), empty_label=None)
    mediation = forms.ChoiceField(label=_("Language mediation"), choices=Contact.Mediation)
    family_members = forms.IntegerField(
        label=_("Family members advised"), required=False, min_value=0, max_value=20, initial=0
    )
    result = forms.ChoiceField(label=_("Result"), choices=Contact.Result)
    site = forms.ModelChoiceField(label=_("Site"), queryset=Site.objects.none(), empty_label=None)
    advisor = forms.ModelChoiceField(
        label=_("Advisor"), queryset=User.objects.none(), empty_label=None
    )

    def __init__(self, *args, teams, contact=None, **options):
        super().__init__(*args, **options)
        known = contact or Contact()
        self.fields["topics"].offer(timezone.localdate(), known.topics)
        self.fields["language"].offer(known.language if known.language_id else None)
        sites = Site.objects.filter(team__in=teams)
        offered = sites.active() | sites.filter(pk=known.site_id)
        self.fields["site"].queryset = offered.order_by("sort", "pk")
        self.fields["advisor"].queryset = colleagues_of(*teams, and_also=known.advisor_id)

    def clean(self):
        typed = self.cleaned_data
        if typed.get("held_on") and typed.get("held_time"):
            local = datetime.combine(typed["held_on"], typed["held_time"])
            typed["held_at"] = timezone.make_aware(local)
            self._check(typed["held_at"])
        return typed

    def _check(self, held_at):
        now = timezone.now()
        # What was written in the old minute and is corrected stays: the clock shows no seconds.
        is_new = "held_on" in self.changed_data or "held_time" in self.changed_data
        if held_at > now:
            self.add_error("held_on", _("Please choose a time that is not ahead."))
        elif is_new and held_at < now - OLDEST:
            self.add_error("held_on", _("Please choose a day within the last year."))

    @property
    def answers(self):
        """The fields of a Contact; `kind` only where the portal need not find out."""
        typed = self.cleaned_data
        answers = {name: typed[name] for name in TYPED}
        answers |= {"held_at": typed["held_at"], "team": typed["site"].team}
        answers["family_members"] = typed["family_members"] or 0
        answers["topic_groups"] = groups_of(typed["topics"], timezone.localdate())
        if typed["kind"] != TALK:
            answers["kind"] = typed["kind"]
        return answers


class PersonTalkForm(TalkForm):
    """With somebody: has a text, and may belong to a case."""

    case = forms.ModelChoiceField(
        label=_("Case"),
        queryset=Case.objects.none(),
        required=False,
        empty_label=_("to no case"),
    )
    text = free_text(_("What was talked about"), rows=10)
    field_order = ["held_on", "held_time", "kind", "topics", "text"]

    def __init__(self, *args, person, cases, **options):
        super().__init__(*args, teams=[person.team], **options)
        self.fields["case"].queryset = cases.filter(person=person).order_by("-opened_at", "-pk")
        self.fields["case"].label_from_instance = named_case

    @property
    def answers(self):
        own = {name: self.cleaned_data[name] for name in ("case", "text")}
        return super().answers | own


class CorrectionForm(PersonTalkForm):
    """`version`: the one that the page showed."""

    reason = forms.CharField(
        label=_("Reason for the correction"),
        help_text=_("Please write nothing about the person."),
        required=False,
        max_length=300,
        widget=forms.TextInput(attrs={"dir": "auto"}),
    )
    version = forms.IntegerField(min_value=1, max_value=2**31 - 1, widget=forms.HiddenInput)
    needed_if = {"reason": _("needed on later days")}

    def __init__(self, *args, contact, begun="", **options):
        options["initial"] = read(contact) | ({"text": begun} if begun else {})
        super().__init__(*args, contact=contact, person=contact.person, **options)
        self.contact = contact

    @property
    def answers(self):
        """Minutes are what one sees of a moment; and a place only goes with a referral."""
        answers = super().answers
        if "held_on" not in self.changed_data and "held_time" not in self.changed_data:
            answers["held_at"] = self.contact.held_at
        if answers["result"] != Contact.Result.REFERRED:
            answers |= {"referred_to": None, "referred_kind": ""}
        if "kind" not in answers and self.contact.kind not in (Kind.SHORT, *Contact.CONSULTATIONS):
            answers["kind"] = Kind.FOLLOW
        if "kind" not in answers and self.contact.kind == Kind.PROC:
            answers["kind"] = Kind.FOLLOW
        return answers


class AnonymousTalkForm(TalkForm):
    """With nobody's name: no text, and what is counted of somebody's origin."""

    origin = forms.ChoiceField(label=_("Citizenship, group"), required=False)
    residence = forms.ChoiceField(label=_("Residence"), required=False)
    is_known = forms.BooleanField(label=_("Was here before"), required=False)

    def __init__(self, *args, **options):
        super().__init__(*args, **options)
        codes = read_codes(timezone.localdate())
        for name, which in (("origin", "citizenship_group"), ("residence", "group")):
            self.fields[name].choices = [("", _("not asked")), *codes.choices(which)]

    @property
    def answers(self):
        typed = self.cleaned_data
        kind = Kind.FOLLOW if typed["is_known"] else Kind.FIRST
        own = {"is_known": typed["is_known"], "residence_group_id": typed["residence"] or None}
        own["citizenship_group"] = typed["origin"] or NOT_STATED
        return {"kind": kind} | super().answers | own


def named_case(case):
    opened = timezone.localdate(case.opened_at)
    return f"{case.code} · {opened:%d.%m.%Y} · {case.get_state_display()}"


def read(contact):
    """What the form of a contact shows before anything is changed."""
    held_at = timezone.localtime(contact.held_at)
    is_talk = contact.kind in (Kind.SHORT, Kind.FIRST, Kind.FOLLOW)
    own = {name: getattr(contact, name) for name in (*TYPED, "case", "text", "version")}
    return own | {
        "held_on": held_at.date(),
        "held_time": held_at.time().replace(second=0, microsecond=0),
        "kind": TALK if is_talk else contact.kind,
    }


def fresh(user, site, now, *, language):
    """What a new talk begins with: here, just now, by me."""
    local = timezone.localtime(now)
    return {
        "held_on": local.date(),
        "held_time": local.time().replace(second=0, microsecond=0),
        "language": language,
        "advisor": user.pk,
        "site": site and site.pk,
    }


def counted_of(person):
    """What reports count of somebody, as it is on the day of the talk."""
    countries = [country.code for country in person.citizenships]
    return {
        "citizenship": countries[0] if countries else "",
        "citizenship_group": group_of(countries[0]) if countries else NOT_STATED,
        "residence_group_id": person.residence_group_id,
    }
