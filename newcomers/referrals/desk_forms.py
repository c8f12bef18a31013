"""What advisors type when they send somebody on."""

from django import forms
from django.utils.translation import gettext_lazy as _

from newcomers.referrals import consenting, facts
from newcomers.referrals.models import Referral
from partners.directory.freshness import months_later
from partners.directory.offers import Service
from welcome_center.foundation.center.forms import date_input
from welcome_center.foundation.center.models import Language, Topic
from welcome_center.foundation.consent.models import Consent

OTHER = "other"


class TopicForm(forms.Form):
    topic = forms.ModelChoiceField(label=_("Topic"), queryset=Topic.objects.none())

    def __init__(self, *args, day, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["topic"].queryset = Topic.objects.for_choice(day)


class ReferralForm(forms.Form):
    """`suggested`: what the rules name. Whoever chooses another place says why."""

    kind = forms.ChoiceField(
        label=_("How"),
        choices=Referral.Kind,
        initial=Referral.Kind.ADVICE,
        widget=forms.RadioSelect,
    )
    place = forms.ChoiceField(label=_("Where to"), widget=forms.RadioSelect)
    other = forms.ModelChoiceField(
        label=_("Another place"),
        queryset=Service.objects.none(),
        required=False,
        empty_label=_("Please choose"),
    )
    override_reason = forms.CharField(label=_("Why another place"), max_length=300, required=False)
    request = forms.CharField(
        label=_("What we ask for"),
        help_text=_("Only what the place must know. Nothing about health, religion or politics."),
        max_length=4000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    answer_by = forms.DateField(label=_("Answer wished by"), required=False, widget=date_input())
    needed_if = {
        "other": _("if none of those above"),
        "override_reason": _("if none of those above"),
    }

    def __init__(self, *args, suggested, topic, **kwargs):
        super().__init__(*args, **kwargs)
        self.suggested = {str(each.service.uuid): each for each in suggested}
        named = [(key, str(each.service.organisation)) for key, each in self.suggested.items()]
        self.fields["place"].choices = [*named, (OTHER, _("Another place"))]
        listed = Service.objects.listed().select_related("organisation")
        self.fields["other"].queryset = listed.filter(topics__contains=[topic.code])

    def clean(self):
        said = self.cleaned_data
        if said.get("place") == OTHER:
            for name in ("other", "override_reason"):
                if not said.get(name):
                    self.add_error(name, _("Please fill this in for another place."))
        return said

    @property
    def chosen(self):
        """(service, rule's code)."""
        suggestion = self.suggested.get(self.cleaned_data["place"])
        if suggestion is None:
            return self.cleaned_data["other"], ""
        return suggestion.service, suggestion.rule.code

    @property
    def overridden(self):
        """The code of the first rule, where another place was chosen in its stead."""
        if self.cleaned_data["place"] != OTHER or not self.suggested:
            return ""
        return next(iter(self.suggested.values())).rule.code


class ConsentForm(forms.Form):
    facts = forms.MultipleChoiceField(
        label=_("What we pass on"),
        choices=[(fact.code, fact.name) for fact in facts.FACTS],
        widget=forms.CheckboxSelectMultiple,
    )
    purpose = forms.CharField(label=_("Purpose"), max_length=500)
    valid_until = forms.DateField(label=_("Valid until"), widget=date_input())
    language = forms.ModelChoiceField(
        label=_("Explained in"), queryset=Language.objects.none(), empty_label=None
    )
    had_mediator = forms.BooleanField(label=_("With language mediation"), required=False)
    releases_secrecy = forms.BooleanField(
        label=_("Releases us from confidentiality for this purpose"), required=False
    )
    form = forms.ChoiceField(label=_("Form"), choices=Consent.Form, widget=forms.RadioSelect)
    witness = forms.CharField(label=_("Witness"), max_length=120, required=False)
    guardian = forms.CharField(label=_("Guardian"), max_length=120, required=False)
    needed_if = {"witness": _("if oral"), "guardian": _("if under 16")}

    def __init__(self, *args, referral, day, **kwargs):
        kwargs["initial"] = {
            "facts": facts.MINIMAL,
            "purpose": referral.topic.label,
            "valid_until": months_later(day, consenting.VALID_MONTHS),
            "language": referral.person.language_id,
        }
        super().__init__(*args, **kwargs)
        self.referral, self.day = referral, day
        self.fields["language"].queryset = Language.objects.active()

    def clean_valid_until(self):
        until = self.cleaned_data["valid_until"]
        if until < self.day:
            raise forms.ValidationError(_("Please choose today or a later day."))
        return until

    def clean(self):
        said = self.cleaned_data
        if said.get("form") == Consent.Form.ORAL and not said.get("witness"):
            self.add_error("witness", _("An oral consent needs a witness."))
        if consenting.needs_guardian(self.referral.person, self.day) and not said.get("guardian"):
            self.add_error("guardian", _("Under 16 a guardian has to agree."))
        return said

    @property
    def terms(self):
        said = self.cleaned_data
        return consenting.Terms(
            self.referral.target_name,
            said["purpose"],
            tuple(said["facts"]),
            said["valid_until"],
            said["releases_secrecy"],
            consenting.warns_of_telling(self.referral.service),
        )

    @property
    def said(self):
        names = ("had_mediator", "form", "witness", "guardian")
        own = {name: self.cleaned_data[name] for name in names}
        return own | {"language": self.cleaned_data["language"].pk}
