"""One touch at the counter, as it is typed: nobody's name."""

from datetime import timedelta
from itertools import zip_longest

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from newcomers.casework.citizenship import NOT_STATED, group_of
from newcomers.casework.models import Contact
from newcomers.counter.choices import target_named
from newcomers.people.models import CODE_ALPHABET

OLDEST = timedelta(days=14)  # that an entry may have waited in a browser without a network
LONGEST = 3600  # seconds of typing that are believed
TOPIC_KEYS = "1234567890ß."
NO_SUCH_PLACE = _("Nobody in the directory is called so. Please choose from the list.")
RESULT_KEYS = {
    Contact.Result.INFORMED: "i",
    Contact.Result.REFERRED: "v",
    Contact.Result.BOOKED: "b",
    Contact.Result.CASE: "f",
}


class CounterForm(forms.Form):
    """`choices`: of the day. `sites`: {code: Site} that the colleague may count for."""

    uuid = forms.UUIDField(widget=forms.HiddenInput)
    site = forms.ChoiceField(widget=forms.HiddenInput)
    topic_group = forms.ChoiceField(label=_("Topic"), widget=forms.RadioSelect)
    topic = forms.ChoiceField(label=_("More exactly"), required=False)
    language = forms.ChoiceField(label=_("Language"))
    result = forms.ChoiceField(
        label=_("Result"),
        choices=Contact.Result,
        widget=forms.RadioSelect,
        initial=Contact.Result.INFORMED,
    )
    target = forms.CharField(
        label=_("Referred to"),
        required=False,
        max_length=300,
        widget=forms.TextInput(
            attrs={
                "list": "targets",
                "autocomplete": "off",
                "dir": "auto",
                "data-unknown": NO_SUCH_PLACE,
            }
        ),
    )
    origin = forms.ChoiceField(label=pgettext_lazy("of people", "Origin"), required=False)
    residence = forms.ChoiceField(label=_("Residence"), required=False)
    family_members = forms.IntegerField(
        label=_("Family members"), required=False, min_value=0, max_value=20, initial=0
    )
    is_known = forms.BooleanField(label=_("Was here before"), required=False)
    duration = forms.ChoiceField(label=_("Duration"), choices=Contact.Duration)
    mode = forms.ChoiceField(label=_("How"), choices=Contact.Mode)
    mediation = forms.ChoiceField(
        label=_("Language mediation"),
        choices=Contact.Mediation,
        required=False,
        initial=Contact.Mediation.NONE,
    )

    needed_if = {"target": _("if referred")} | dict.fromkeys(
        ("is_known", "family_members", "mediation"), ""
    )

    def __init__(self, *args, choices, sites, **kwargs):
        super().__init__(*args, **kwargs)
        self.options, self.sites = choices, sites
        named = {
            "site": [(code, str(site)) for code, site in sites.items()],
            "topic_group": choices.topic_groups,
            "topic": choices.topics,
            "language": choices.languages,
            "origin": choices.origins,
            "residence": choices.residences,
        }
        for name, each in named.items():
            self.fields[name].choices = each

    def clean(self):
        typed = self.cleaned_data
        is_referred = typed.get("result") == Contact.Result.REFERRED
        self.target = None
        if is_referred and typed.get("target"):
            self.target = target_named(typed["target"])
            if self.target is None:
                self.add_error("target", NO_SUCH_PLACE)
        return typed

    @property
    def topic_picks(self):
        """(radio button, its key)"""
        return zip_longest(self["topic_group"], TOPIC_KEYS[: len(self["topic_group"])])

    @property
    def result_picks(self):
        return [(each, RESULT_KEYS[each.data["value"]]) for each in self["result"]]

    @property
    def counted(self):
        """The fields of a Contact that somebody typed."""
        typed = self.cleaned_data
        return {
            "mode": typed["mode"],
            "duration": typed["duration"],
            "language_id": typed["language"],
            "mediation": typed["mediation"] or Contact.Mediation.NONE,
            "is_known": typed["is_known"],
            "family_members": typed["family_members"] or 0,
            "result": typed["result"],
            "residence_group_id": typed["residence"] or None,
            **self._topics(),
            **self._origin(),
            **self._target(),
        }

    def _topics(self):
        """A topic of another group adds its group: nothing that was typed is lost."""
        group, topic = self.cleaned_data["topic_group"], self.cleaned_data["topic"]
        if not topic:
            return {"topic_groups": [group], "topics": []}
        groups = dict.fromkeys((group, self.options.group_of_topic(topic)))
        return {"topic_groups": list(groups), "topics": [topic]}

    def _origin(self):
        origin = self.cleaned_data["origin"]
        if not origin:
            return {"citizenship": "", "citizenship_group": NOT_STATED}
        is_group = origin in dict(self.options.codes.choices("citizenship_group"))
        country = "" if is_group else origin
        group = origin if is_group else group_of(origin)
        return {"citizenship": country, "citizenship_group": group}

    def _target(self):
        uuid, kind = self.target or (None, "")
        return {"referred_to": uuid, "referred_kind": kind}

    def contact(self, *, advisor, now):
        site = self.sites[self.cleaned_data["site"]]
        return Contact(
            uuid=self.cleaned_data["uuid"],
            kind=Contact.Kind.SHORT,
            held_at=self._held_at(now),
            created_at=now,
            entry_seconds=self._seconds(),
            advisor=advisor,
            site=site,
            team_id=site.team_id,
            **self.counted,
        )

    def _held_at(self, now):
        """How long ago the browser says it was: its clock may be wrong, its patience is not."""
        ago = timedelta(seconds=_number(self.data.get("waited", "")) or 0)
        return now - min(ago, OLDEST)

    def _seconds(self):
        seconds = _number(self.data.get("seconds", ""))
        return seconds if seconds is not None and seconds <= LONGEST else None


def _number(words):
    """What a script adds is never worth losing an entry for."""
    return int(words) if words.isascii() and words.isdigit() and len(words) < 10 else None


class EntryForm(CounterForm):
    """An entry that is corrected, or turned over to somebody who was found meanwhile."""

    person_code = forms.CharField(
        label=_("Code of the person"),
        help_text=_("The contact becomes a consultation of this person. It counts once."),
        required=False,
        max_length=8,
        widget=forms.TextInput(attrs={"dir": "ltr", "autocomplete": "off"}),
    )
    reason = forms.CharField(
        label=_("Reason for the correction"),
        help_text=_("Please write nothing about the person."),
        required=False,
        max_length=300,
        widget=forms.TextInput(attrs={"dir": "auto"}),
    )

    needed_if = CounterForm.needed_if | {"reason": _("needed on later days")}

    @property
    def counted(self):
        """A place that has left the directory stays the one that was referred to."""
        counted = super().counted
        if self.initial["result"] == counted["result"] and "target" not in self.changed_data:
            return {name: each for name, each in counted.items() if "referred_" not in name}
        return counted

    def clean_person_code(self):
        return "".join(sign for sign in self.cleaned_data["person_code"].upper() if sign.strip())

    @property
    def names_a_person(self):
        code = self.cleaned_data["person_code"]
        return bool(code) and set(code) <= set(CODE_ALPHABET)


def initial_of(contact, *, target):
    """What the form of an entry shows before anything is changed."""
    return {
        "uuid": contact.uuid,
        "site": contact.site.code,
        "topic_group": contact.topic_groups[0],
        "topic": contact.topics[0] if contact.topics else "",
        "language": contact.language_id,
        "result": contact.result,
        "target": target,
        "origin": str(contact.citizenship) or _group(contact),
        "residence": contact.residence_group_id or "",
        "family_members": contact.family_members,
        "is_known": contact.is_known,
        "duration": contact.duration,
        "mode": contact.mode,
        "mediation": contact.mediation,
    }


def _group(contact):
    is_stated = contact.citizenship_group != NOT_STATED
    return contact.citizenship_group if is_stated else ""


def defaults_of(last):
    """The next entry begins as the last of this counter did."""
    if last is None:
        return {"language": "de"}
    return {"language": last.language_id, "mode": last.mode, "duration": last.duration}
