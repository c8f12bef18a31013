"""What colleagues type about somebody who is not known yet. Only language and place are needed."""

from django import forms
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _

from newcomers.people.fields import CodeField, PhoneField
from newcomers.people.forms import StartForm
from newcomers.people.models import Person
from welcome_center.foundation.center.models import Language, Team

ContactBy = Person.ContactBy
OLDEST = 120
BAD_YEAR = _("Please write the year with four digits, for example 1988.")


def whole_year(year):
    """A year of birth, or nothing; `ValidationError` for what cannot be one."""
    latest = localdate().year
    if year is not None and not latest - OLDEST <= year <= latest:
        raise forms.ValidationError(BAD_YEAR, code="invalid")
    return year


class ContactChecks:
    """What is chosen as contact must be there, and what is there must be chosen."""

    def clean_email(self):
        return self.cleaned_data["email"].lower()

    def clean_phone(self):
        phone = self.cleaned_data["phone"]
        return phone.as_e164 if phone else ""

    def check_contact(self, *, has_account=False):
        contact_by, errors = self.cleaned_data.get("contact_by"), self.errors
        needs_email = contact_by == ContactBy.EMAIL and not has_account
        if needs_email and not self.cleaned_data.get("email", errors):
            message = _("Please enter the e-mail address, or choose another way.")
            self.add_error("email", message)
        if contact_by == ContactBy.PHONE and not self.cleaned_data.get("phone", errors):
            self.add_error("phone", _("Please enter the phone number, or choose another way."))
        typed = self.cleaned_data.get("email") or self.cleaned_data.get("phone")
        if contact_by == ContactBy.NONE and typed:
            self.add_error("contact_by", _("May we use the contact that you entered below?"))


class PersonForm(ContactChecks, StartForm):
    """`person` is a row that is not saved; `user` enters her or him for one of the own teams."""

    name = forms.CharField(
        label=_("Name or pseudonym"),
        max_length=120,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off", "dir": "auto"}),
    )
    birth_year = forms.IntegerField(
        label=_("Year of birth"),
        required=False,
        error_messages={"invalid": BAD_YEAR},
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
    )
    place = forms.ChoiceField(label=_("Where does the person live?"))
    language = CodeField(Language, label=_("Language"), empty_label=_("Please choose"))
    contact_by = forms.ChoiceField(
        label=_("How may we reach the person?"), choices=ContactBy, widget=forms.RadioSelect
    )
    email = forms.EmailField(label=_("E-mail"), required=False)
    phone = PhoneField(label=_("Phone"), required=False, autocomplete="off")
    team = forms.ModelChoiceField(Team.objects.none(), label=_("Team"), empty_label=None)

    field_order = ["name", "birth_year", "language", "place", "contact_by", "email", "phone"]
    needed_if = {
        "email": _("needed if you choose “e-mail”"),
        "phone": _("needed if you choose “phone”"),
    }

    def __init__(self, *args, user, **options):
        super().__init__(*args, **options)
        self._offer_teams(user.teams.order_by("name", "pk"))

    def _offer_teams(self, teams):
        """Who works for one team only is not asked."""
        self.fields["team"].queryset = teams
        if len(teams) == 1:
            [self.only_team] = teams
            del self.fields["team"]

    def read(self, person):
        own = {name: getattr(person, name) for name in ("name", "birth_year", "email", "phone")}
        contact_by = person.contact_by or ContactBy.NONE
        place = super().read(person)["place"] or ""
        return own | super().read(person) | {"contact_by": contact_by, "place": place}

    def clean_birth_year(self):
        return whole_year(self.cleaned_data["birth_year"])

    def clean(self):
        self.check_contact()
        return self.cleaned_data

    @property
    def answers(self):
        names = ("name", "birth_year", "contact_by", "email", "phone")
        return super().answers | {name: self.cleaned_data[name] for name in names}

    @property
    def new_person(self):
        team = self.cleaned_data["team"] if "team" in self.fields else self.only_team
        return Person(**self.answers, team=team)
