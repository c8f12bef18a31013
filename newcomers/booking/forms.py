"""What people choose and type when they book, move or cancel."""

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from newcomers.booking.models import Appointment, Mode
from newcomers.booking.slots import Wish
from newcomers.people.fields import PhoneField
from newcomers.people.models import Person
from welcome_center.foundation.center.models import Language, Site, Topic
from welcome_center.foundation.words import isolated

ContactBy, Need = Person.ContactBy, Appointment.Need


class WishForm(forms.Form):
    """The choices in an address, turned into a `wish`."""

    topic = forms.ModelChoiceField(Topic.objects.none())
    language = forms.ModelChoiceField(Language.objects.none())
    mode = forms.ChoiceField(choices=Mode)
    site = forms.ModelChoiceField(Site.objects.active(), to_field_name="code", required=False)

    def __init__(self, *args, today, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["topic"].queryset = Topic.objects.bookable_on(today)
        self.fields["language"].queryset = Language.objects.for_choice(today)

    @property
    def wish(self):
        return Wish(**self.cleaned_data)


class WayForm(forms.Form):
    """In which language, how and where: only what somebody offers for the topic."""

    language = forms.ChoiceField(
        label=_("Which language shall we speak?"),
        widget=forms.RadioSelect,
        error_messages={"required": _("Please choose a language.")},
    )
    mode = forms.ChoiceField(
        label=_("How shall we talk?"),
        widget=forms.RadioSelect,
        error_messages={"required": _("Please choose how we shall talk.")},
    )
    site = forms.ChoiceField(label=_("Where?"), widget=forms.RadioSelect, required=False)

    def __init__(self, *args, offers, **kwargs):
        super().__init__(*args, **kwargs)
        languages, sites = offers.languages(), offers.sites()
        self._offer("language", [(each.code, _both_names(each)) for each in languages])
        self._offer("mode", [(mode.value, mode.label) for mode in offers.modes()])
        anywhere = ("", _("It does not matter"))
        self.fields["site"].choices = [anywhere, *((site.code, _name(site)) for site in sites)]
        if len(sites) < 2:
            del self.fields["site"]

    def _offer(self, name, choices):
        """The first one is chosen already: the reader's language, in person."""
        self.fields[name].choices = choices
        self.fields[name].initial = choices[0][0] if choices else None


def _both_names(language):
    """العربية – Arabic: for the one who speaks it, and for the one who helps."""
    own = language.native_name or language.label
    return own if own == language.label else f"\u2068{own}\u2069 – {language.label}"


def _name(site):
    return isolated(f"{site.name}, {site.address}")


class DetailsForm(forms.Form):
    """What everybody may tell us for the talk."""

    needs = forms.MultipleChoiceField(
        label=_("Do you need something from us?"),
        choices=[
            (Need.STEP_FREE, Need.STEP_FREE.label),
            (Need.SIGN_LANGUAGE, Need.SIGN_LANGUAGE.label),
            (Need.COMPANION, _("I bring somebody with me")),
            (Need.CHILDREN, _("I bring children")),
        ],
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    note = forms.CharField(
        label=_("What is it about?"),
        help_text=_("In your own language, in a few words. You can also leave this empty."),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 4, "dir": "auto"}),
        required=False,
    )

    def __init__(self, *args, mode, **kwargs):
        self.mode = mode
        super().__init__(*args, **kwargs)

    @property
    def for_the_talk(self):
        return {"needs": self.cleaned_data["needs"], "note": self.cleaned_data["note"]}


class PhoneDetailsForm(DetailsForm):
    """For somebody whom we shall call or send a link, but whose number we do not have."""

    phone = PhoneField(label=_("Phone number"), help_text=_("We call you at this number."))
    field_order = ["phone"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if self.mode == Mode.VIDEO:
            self.fields["phone"].help_text = _("We send the link for the talk to this number.")


class GuestDetailsForm(DetailsForm):
    """A guest: a name or a made-up one, and a way to be reached, or none."""

    name = forms.CharField(
        label=_("Name"),
        help_text=_("A first name or a made-up name is enough."),
        max_length=120,
        widget=forms.TextInput(attrs={"autocomplete": "name", "dir": "auto"}),
    )
    contact_by = forms.ChoiceField(
        label=_("How may we reach you?"),
        choices=[
            (ContactBy.EMAIL, _("By e-mail: we send you a confirmation and a reminder")),
            (ContactBy.PHONE, _("By phone")),
            (ContactBy.NONE, _("Not at all: I note my code")),
        ],
        widget=forms.RadioSelect,
        initial=ContactBy.EMAIL,
    )
    email = forms.EmailField(
        label=_("E-mail address"),
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
        required=False,
    )
    phone = PhoneField(label=_("Phone number"), required=False)
    field_order = ["name", "contact_by", "email", "phone"]
    needed_if = {
        "email": _("needed if you choose “By e-mail”"),
        "phone": _("needed if you choose “By phone”"),
    }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if self.mode == Mode.PHONE:
            self.fields["phone"].required = True
            self.fields["phone"].help_text = _("We call you at this number.")
        if self.mode == Mode.VIDEO:  # somebody must send the link somewhere
            self.fields["contact_by"].choices = self.fields["contact_by"].choices[:2]

    def clean(self):
        contact_by = self.cleaned_data.get("contact_by")
        if contact_by == ContactBy.EMAIL and self._is_empty("email"):
            self.add_error("email", _("Please enter your e-mail address, or choose another way."))
        if contact_by == ContactBy.PHONE and self._is_empty("phone"):
            self.add_error("phone", _("Please enter your phone number, or choose another way."))
        return self.cleaned_data

    def _is_empty(self, name):
        return name not in self.errors and not self.cleaned_data.get(name)

    @property
    def guest(self):
        """The fields of a new Person. What somebody typed but did not choose is not kept."""
        contact_by, phone = self.cleaned_data["contact_by"], self.cleaned_data["phone"]
        keeps_phone = contact_by == ContactBy.PHONE or self.mode == Mode.PHONE
        return {
            "name": self.cleaned_data["name"],
            "contact_by": contact_by,
            "email": self.cleaned_data["email"].lower() if contact_by == ContactBy.EMAIL else "",
            "phone": str(phone) if keeps_phone else "",
        }


def portal_language(code):
    """The language of the page, for the mails; German where the list of languages lacks it."""
    return code if Language.objects.filter(code=code).exists() else settings.LANGUAGE_CODE


class CodeForm(forms.Form):
    code = forms.CharField(
        label=_("Code of your appointment"),
        help_text=_("8 letters and digits, for example ABCD2345"),
        max_length=20,
        widget=forms.TextInput(
            attrs={
                "autocomplete": "off",
                "autocapitalize": "characters",
                "spellcheck": "false",
                "dir": "ltr",
            }
        ),
        error_messages={"required": _("Please enter your code.")},
    )

    def clean_code(self):
        """As people note it: with spaces or hyphens, in small letters."""
        code = "".join(sign for sign in self.cleaned_data["code"] if sign.isalnum())
        if len(code) != 8 or not code.isascii():
            raise forms.ValidationError(_("A code has 8 letters and digits. Please check it."))
        return code.upper()


class CancelForm(forms.Form):
    reason = forms.CharField(
        label=_("Would you like to tell us why?"),
        help_text=_("You need not. It helps us to offer better times."),
        max_length=300,
        widget=forms.TextInput(attrs={"dir": "auto"}),
        required=False,
    )
