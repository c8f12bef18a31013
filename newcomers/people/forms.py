"""The steps of the intake as forms. Everything is optional but language and place."""

from django import forms
from django.utils.translation import gettext_lazy as _

from newcomers.people.fields import (
    ChildAgesField,
    CodeField,
    CountryField,
    ListCodeField,
    PhoneField,
)
from newcomers.people.models import Person, PersonLanguage
from welcome_center.foundation.center.models import Language, Municipality, ResidenceGroup
from welcome_center.foundation.words import kept_together

MOST_ROWS = 12
ROWS = 3
ELSEWHERE = "elsewhere"


class StepForm(forms.Form):
    """From a person's row to fields, and back: `answers` are the row's new values."""

    def __init__(self, *args, person, **options):
        super().__init__(*args, initial=self.read(person), **options)
        self.person = person
        for name, field in self.fields.items():
            if isinstance(field, CodeField):
                field.offer(self.initial.get(name))

    def read(self, person):
        return {name: getattr(person, name) for name in self.base_fields}

    @property
    def answers(self):
        return self.cleaned_data


class StartForm(StepForm):
    language = CodeField(Language, label=_("Language"), empty_label=None)
    place = forms.ChoiceField(
        label=_("Where do you live?"),
        help_text=_("What is possible for you often depends on where you live."),
    )

    def __init__(self, *args, **options):
        super().__init__(*args, **options)
        self.fields["place"].choices = place_choices()

    def read(self, person):
        language = person.language if person.language_id else None
        return {"language": language, "place": place_of(person)}

    @property
    def answers(self):
        return {"language": self.cleaned_data["language"], **lives_at(self.cleaned_data["place"])}


def place_choices():
    places = [(place.pk, place.label) for place in Municipality.objects.active()]
    elsewhere = (ELSEWHERE, _("Elsewhere in Germany, or abroad"))
    return [("", _("Please choose")), elsewhere, *places]


def place_of(person):
    return ELSEWHERE if person.lives_elsewhere else person.municipality_id


def lives_at(place):
    """A chosen place as the row keeps it."""
    lives_elsewhere = place == ELSEWHERE
    return {
        "municipality_id": None if lives_elsewhere else place,
        "lives_elsewhere": lives_elsewhere,
    }


class ContactForm(StepForm):
    """Mails go to the account's address: that one is proven. It is changed in the account."""

    name = forms.CharField(
        label=_("Name"),
        max_length=120,
        required=False,
        help_text=_("It need not be your real name."),
        widget=forms.TextInput(attrs={"autocomplete": "name", "dir": "auto"}),
    )
    contact_by = forms.ChoiceField(
        label=_("How may we reach you?"), choices=Person.ContactBy, widget=forms.RadioSelect
    )
    phone = PhoneField(
        label=_("Phone"),
        required=False,
        help_text=_("Numbers from abroad begin with + and the country's code."),
    )

    needed_if = {"phone": _("needed if you choose “By phone”")}

    def __init__(self, *args, person, **options):
        super().__init__(*args, person=person, **options)
        address = kept_together(person.account.email)
        self.fields["contact_by"].choices = [
            (Person.ContactBy.EMAIL, _("By e-mail, to %(address)s") % {"address": address}),
            (Person.ContactBy.PHONE, _("By phone")),
            (Person.ContactBy.NONE, _("Not at all")),
        ]

    def read(self, person):
        offered = person.contact_by or Person.ContactBy.EMAIL
        return super().read(person) | {"contact_by": offered}

    def clean_phone(self):
        phone = self.cleaned_data["phone"]
        return phone.as_e164 if phone else ""

    def clean(self):
        is_empty = "phone" not in self.errors and not self.cleaned_data.get("phone")
        if self.cleaned_data.get("contact_by") == Person.ContactBy.PHONE and is_empty:
            self.add_error("phone", _("Please write your phone number, or choose another way."))

    @property
    def answers(self):
        """What somebody typed but did not choose is not kept."""
        is_called = self.cleaned_data["contact_by"] == Person.ContactBy.PHONE
        unchosen = {"email": ""} if is_called else {"email": "", "phone": ""}
        return self.cleaned_data | unchosen


class LanguagesForm(StepForm):
    """One row a language: which, and how well. Empty rows do not count."""

    needed_if = {f"level_{row}": _("needed if you name a language") for row in range(MOST_ROWS)}

    def __init__(self, *args, person, rows=0, **options):
        self.spoken = {spoken.language: spoken.level for spoken in person_languages(person)}
        self.row_count = min(max(rows, ROWS, len(self.spoken) + 1), MOST_ROWS)
        super().__init__(*args, person=person, **options)
        languages = [(language.pk, language.label) for language in Language.objects.active()]
        for row in range(self.row_count):
            self.fields |= _row_fields(row, languages)

    def read(self, person):
        languages = {f"language_{row}": one.pk for row, one in enumerate(self.spoken)}
        levels = {f"level_{row}": level for row, level in enumerate(self.spoken.values())}
        return languages | levels

    @property
    def can_grow(self):
        return self.row_count < MOST_ROWS

    @property
    def rows(self):
        return [(self[f"language_{row}"], self[f"level_{row}"]) for row in range(self.row_count)]

    def clean(self):
        for row in range(self.row_count):
            self._check_row(row)

    def _check_row(self, row):
        language, level = self._row(row)
        if language and not level:
            self.add_error(f"level_{row}", _("Please choose how well you speak it."))
        if level and not language:
            self.add_error(f"language_{row}", _("Please choose the language."))
        if language and language in [self._row(other)[0] for other in range(row)]:
            self.add_error(f"language_{row}", _("You have named this language above."))

    def _row(self, row):
        words = self.cleaned_data
        return words.get(f"language_{row}"), words.get(f"level_{row}")

    @property
    def answers(self):
        rows = (self._row(row) for row in range(self.row_count))
        levels = {language: level for language, level in rows if language}
        return {
            language: levels[language.pk] for language in Language.objects.filter(pk__in=levels)
        }


def person_languages(person):
    return person.languages.select_related("language").order_by("pk") if person.pk else []


def _row_fields(row, languages):
    choose = ("", _("Please choose"))
    return {
        f"language_{row}": forms.ChoiceField(
            label=_("Which language?"), choices=[choose, *languages], required=False
        ),
        f"level_{row}": forms.ChoiceField(
            label=_("How well?"),
            choices=[choose, *PersonLanguage.Level.choices],
            required=False,
        ),
    }


class OriginForm(StepForm):
    citizenship_1 = CountryField(label=_("Citizenship"))
    citizenship_2 = CountryField(label=_("Second citizenship"))
    citizenship_3 = CountryField(label=_("Third citizenship"))
    residence_group = CodeField(
        ResidenceGroup,
        label=_("What kind of residence permit do you have?"),
        help_text=_("Nobody checks this. You need not show anything."),
        required=False,
        empty_label=None,
        widget=forms.RadioSelect,
    )
    stay_length = ListCodeField("stay_length", label=_("How long have you been in Germany?"))

    def read(self, person):
        own = {f"citizenship_{place}": one.code for place, one in enumerate(person.citizenships, 1)}
        return own | {
            "residence_group": person.residence_group,
            "stay_length": person.stay_length,
        }

    @property
    def answers(self):
        chosen = [self.cleaned_data[f"citizenship_{place}"] for place in (1, 2, 3)]
        return {
            # Each once, in the order they were named.
            "citizenships": list(dict.fromkeys(filter(None, chosen))),
            "residence_group": self.cleaned_data["residence_group"],
            "stay_length": self.cleaned_data["stay_length"],
        }


class FamilyForm(StepForm):
    adults = forms.IntegerField(
        label=_("How many adults live in your household?"),
        help_text=_("You count, too."),
        min_value=1,
        max_value=20,
        required=False,
        widget=forms.NumberInput(attrs={"inputmode": "numeric"}),
    )
    child_ages = ChildAgesField(
        label=_("How old are the children who live with you?"),
        help_text=_("Ages in years, for example: 3, 7. Leave it empty if there are none."),
        max_length=100,
        required=False,
        widget=forms.TextInput(attrs={"dir": "ltr"}),
    )


class LearningForm(StepForm):
    german_level = ListCodeField("german_level", label=_("How well do you speak German?"))
    qualification = ListCodeField(
        "qualification", label=_("What is your highest school or professional certificate?")
    )
