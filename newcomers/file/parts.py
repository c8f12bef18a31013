"""The parts of a file that colleagues fill in, as forms."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from newcomers.file.forms import ContactChecks, PersonForm, whole_year
from newcomers.file.section_forms import SectionForm
from newcomers.people.fields import ChildAgesField, CodeField, CountryField, ListCodeField
from newcomers.people.forms import OriginForm, lives_at, place_choices, place_of
from newcomers.people.models import Person, PersonLanguage
from newcomers.people.records import FamilyMember
from welcome_center.foundation.center.models import (
    Language,
    ResidenceGroup,
    ResidenceStatus,
)

PLEASE_CHOOSE = ("", _("Please choose"))
FIRST_YEAR = 1940  # so old a degree may be
OWN = PersonForm.base_fields


def _text(label, length):
    return forms.CharField(
        label=label,
        max_length=length,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off", "dir": "auto"}),
    )


def _year(label, earliest):
    return forms.IntegerField(
        label=label,
        required=False,
        min_value=earliest,
        max_value=localdate().year,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
    )


def _day(label):
    widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    return forms.DateField(label=label, required=False, widget=widget)


def _choice(label, choices):
    return forms.ChoiceField(label=label, choices=[PLEASE_CHOOSE, *choices], required=False)


def _listed(list_name, label):
    return ListCodeField(list_name, label=label, widget=forms.Select, empty_label=PLEASE_CHOOSE[1])


class BasicsForm(SectionForm):
    name = OWN["name"]
    birth_year = OWN["birth_year"]
    gender = _listed("gender", _("Gender"))
    language = OWN["language"]
    place = OWN["place"]

    def __init__(self, *args, **options):
        super().__init__(*args, **options)
        self.fields["place"].choices = place_choices()

    @classmethod
    def read(cls, person):
        names = ("name", "birth_year", "gender", "language")
        return {name: getattr(person, name) for name in names} | {"place": place_of(person) or ""}

    def clean_birth_year(self):
        return whole_year(self.cleaned_data["birth_year"])

    @property
    def answers(self):
        said = super().answers
        return said | lives_at(said.pop("place"))


class ContactForm(ContactChecks, SectionForm):
    contact_by = OWN["contact_by"]
    email = OWN["email"]
    phone = OWN["phone"]

    needed_if = PersonForm.needed_if

    @classmethod
    def read(cls, person):
        return super().read(person) | {"contact_by": person.contact_by or Person.ContactBy.NONE}

    def clean(self):
        self.check_contact(has_account=self.person.account_id is not None)
        return super().clean()


class LanguagesForm(SectionForm):
    relation = "languages"
    columns = ("language", "level")
    differ_by = ("language",)

    def line_fields(self):
        return {
            "language": CodeField(
                Language, label=_("Language"), required=False, empty_label=PLEASE_CHOOSE[1]
            ),
            "level": _choice(_("How well?"), PersonLanguage.Level.choices),
        }

    def clean(self):
        for number in range(self.n_lines):
            line = self._line(number)
            if line["language"] and not line["level"]:
                self.add_error(f"level_{number}", _("Please choose how well."))
        return super().clean()


class ResidenceForm(SectionForm):
    citizenship_1 = CountryField(label=_("Citizenship"))
    citizenship_2 = CountryField(label=_("Second citizenship"))
    citizenship_3 = CountryField(label=_("Third citizenship"))
    residence_group = CodeField(
        ResidenceGroup, label=_("Residence"), required=False, empty_label=PLEASE_CHOOSE[1]
    )
    residence_status = CodeField(
        ResidenceStatus,
        label=_("Exact residence status"),
        help_text=_("Only if the advice needs it. Nobody has to say."),
        required=False,
        empty_label=PLEASE_CHOOSE[1],
    )
    residence_until = _day(_("Valid until"))
    stay_length = _listed("stay_length", _("In Germany for"))

    @classmethod
    def read(cls, person):
        own = {f"citizenship_{place}": "" for place in (1, 2, 3)}
        own |= {f"citizenship_{at}": each.code for at, each in enumerate(person.citizenships, 1)}
        rest = ("residence_group", "residence_status", "residence_until", "stay_length")
        return own | {name: getattr(person, name) for name in rest}

    def clean(self):
        group, status = (self.cleaned_data.get(f"residence_{name}") for name in ("group", "status"))
        if group and status and status.group_id != group.pk:
            self.add_error("residence_status", _("This status belongs to another group."))
        return super().clean()

    @property
    def answers(self):
        said = dict(self.cleaned_data)
        status = said["residence_status"]
        return OriginForm.answers.fget(self) | {
            "residence_group": said["residence_group"] or (status and status.group),
            "residence_status": status,
            "residence_until": said["residence_until"],
        }


class HouseholdForm(SectionForm):
    relation = "family"
    columns = ("relation", "name", "birth_year")

    adults = forms.IntegerField(
        label=_("Adults in the household"), min_value=1, max_value=20, required=False
    )
    child_ages = ChildAgesField(
        label=_("Ages of the children"),
        help_text=_("In years, for example: 3, 7"),
        max_length=100,
        required=False,
        widget=forms.TextInput(attrs={"dir": "ltr"}),
    )

    def line_fields(self):
        return {
            "relation": _choice(_("Relation"), FamilyMember.Relation.choices),
            "name": _text(_("Name or pseudonym"), 120),
            "birth_year": _year(_("Year of birth"), localdate().year - 120),
        }


class QualificationsForm(SectionForm):
    relation = "qualifications"
    columns = ("title", "country", "year", "recognition")

    german_level = _listed("german_level", _("German"))
    qualification = _listed("qualification", _("Highest certificate"))

    def line_fields(self):
        return {
            "title": _text(_("Profession or degree"), 200),
            "country": CountryField(label=_("Acquired in")),
            "year": _year(pgettext_lazy("of a degree", "Year"), FIRST_YEAR),
            "recognition": _listed("recognition_status", _("Recognition")),
        }


class DocumentsForm(SectionForm):
    relation = "seen_documents"
    columns = ("document", "seen_on")

    def line_fields(self):
        return {
            "document": _listed("document", _("Document")),
            "seen_on": _day(_("Seen on")),
        }

    def clean(self):
        for number in range(self.n_lines):
            line = self._line(number)
            if line["document"] and not line["seen_on"]:
                self.add_error(f"seen_on_{number}", _("Please say when it was seen."))
            elif line["seen_on"] and line["seen_on"] > localdate():
                self.add_error(f"seen_on_{number}", _("This day has not come yet."))
        return super().clean()


class TagsForm(SectionForm):
    """The team's own words: some are there to be chosen, others are typed."""

    most, longest = 20, 40

    reason = None
    chosen = forms.MultipleChoiceField(
        label=_("Tags of your team"), required=False, widget=forms.CheckboxSelectMultiple
    )
    more = forms.CharField(
        label=_("New tags"),
        help_text=_("Separated by commas. No health, religion, politics or origin."),
        max_length=400,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off", "dir": "auto"}),
    )

    def __init__(self, *args, person, **options):
        super().__init__(*args, person=person, **options)
        self.fields["chosen"].choices = [(tag.name, tag.name) for tag in person.team.tags.all()]
        if not self.fields["chosen"].choices:
            self.fields["chosen"].widget = forms.MultipleHiddenInput()

    @classmethod
    def read(cls, person):
        names = person.tags.order_by("tag__name", "tag__pk").values_list("tag__name", flat=True)
        return {"chosen": list(names)}

    def clean_more(self):
        typed = [" ".join(word.split()) for word in self.cleaned_data["more"].split(",")]
        if any(len(word) > self.longest for word in typed):
            raise ValidationError(_("A tag has at most 40 letters."), code="too_long")
        return [word for word in typed if word]

    def clean(self):
        if len(self.names) > self.most:
            self.add_error("more", _("At most 20 tags, please."))
        return super().clean()

    @property
    def names(self):
        """Each once, whatever its capitals."""
        words = [*self.cleaned_data.get("chosen", []), *self.cleaned_data.get("more", [])]
        return list({word.casefold(): word for word in reversed(words)}.values())[::-1]
