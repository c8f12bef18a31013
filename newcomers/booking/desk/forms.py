"""What colleagues type at the desk about appointments."""

from django import forms
from django.utils.translation import gettext_lazy as _

from newcomers.booking.models import AdvisorProfile, Appointment, Mode
from newcomers.booking.slots import Wish
from newcomers.people.fields import PhoneField
from newcomers.people.models import Person
from welcome_center.foundation.center.models import Language, Site, Topic
from welcome_center.foundation.words import kept_together

ContactBy = Person.ContactBy
FOUND = 10  # people shown for a search


class CancelForm(forms.Form):
    reason = forms.CharField(
        label=_("Reason, for your own records"),
        help_text=_("The person does not read it."),
        max_length=300,
        required=False,
        widget=forms.TextInput(attrs={"dir": "auto"}),
    )


class WishForm(forms.Form):
    """What is to be booked. Stands in the address."""

    topic = forms.ModelChoiceField(
        Topic.objects.none(), label=_("Topic"), empty_label=_("Please choose")
    )
    language = forms.ModelChoiceField(
        Language.objects.none(), label=_("Language"), empty_label=_("Please choose")
    )
    mode = forms.ChoiceField(label=_("Mode"), choices=Mode)
    site = forms.ModelChoiceField(
        Site.objects.none(), label=_("Site"), required=False, empty_label=_("All sites")
    )
    advisor = forms.ModelChoiceField(
        AdvisorProfile.objects.none(),
        label=_("Advisor"),
        required=False,
        empty_label=_("Whoever is free"),
    )

    def __init__(self, *args, user, today, **kwargs):
        super().__init__(*args, **kwargs)
        topics = Topic.objects.active().valid_on(today)
        self.fields["topic"].queryset = topics.order_by("group__sort", "sort", "code")
        self.fields["language"].queryset = (
            Language.objects.filter(advisors__isnull=False).distinct().order_by("sort", "code")
        )
        self.fields["site"].queryset = Site.objects.visible_to(user).active().distinct()
        self.fields["advisor"].queryset = AdvisorProfile.objects.colleagues_of(user).for_list()

    @property
    def wish(self):
        chosen = self.cleaned_data
        return Wish(chosen["topic"], chosen["language"], chosen["mode"], chosen["site"])

    @property
    def among(self):
        """Whose times at which sites are searched. A colleague may also work for other teams."""
        return {"advisors": self._pks("advisor"), "sites": self._pks("site")}

    def _pks(self, name):
        """The one that was chosen, or all that may be."""
        if one := self.cleaned_data[name]:
            return [one.pk]
        return list(self.fields[name].queryset.order_by().values_list("pk", flat=True))

    def offers(self, slot):
        """Whether a time that was sent is one of those. Whether it is free, the action says."""
        return slot.advisor_id in self._pks("advisor") and slot.site_id in self._pks("site")


class TalkForm(forms.Form):
    """For whom, and what to have ready. `known`: people who may be chosen instead of a new one,
    one more than are shown where there are more."""

    NEW = "new"

    person = forms.ChoiceField(label=_("For whom?"), widget=forms.RadioSelect)
    name = forms.CharField(
        label=_("Name or pseudonym"),
        max_length=120,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off", "dir": "auto"}),
    )
    contact_by = forms.ChoiceField(
        label=_("How may we reach the person?"),
        choices=ContactBy,
        initial=ContactBy.NONE,
        widget=forms.RadioSelect,
    )
    email = forms.EmailField(label=_("E-mail"), required=False)
    phone = PhoneField(label=_("Phone"), required=False, autocomplete="off")
    needs = forms.MultipleChoiceField(
        label=_("Needs"),
        choices=Appointment.Need,
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    note = forms.CharField(
        label=_("Note"),
        max_length=500,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3, "dir": "auto"}),
    )

    needed_if = {
        "name": _("needed for a new person"),
        "email": _("needed if you choose “e-mail”"),
        "phone": _("needed if you choose “phone”"),
    }

    def __init__(self, *args, known, mode, **kwargs):
        super().__init__(*args, **kwargs)
        self.mode = mode
        if mode == Mode.PHONE:
            self.needed_if = {**self.needed_if, "phone": _("needed for a new person")}
        self.known = {str(person.uuid): person for person in known[:FOUND]}
        self.has_more = len(known) > FOUND
        new = (self.NEW, _("A new person"))
        self.fields["person"].choices = [
            *((uuid, _in_one_line(person)) for uuid, person in self.known.items()),
            new,
        ]
        # Only where there is no doubt: nobody is booked for somebody else by mistake.
        if len(self.known) < 2:
            self.fields["person"].initial = next(iter(self.known), self.NEW)

    def clean(self):
        if self.cleaned_data.get("person") == self.NEW:
            self._clean_new_person(self.cleaned_data.get("contact_by"))
        elif any(self.cleaned_data.get(name) for name in ("name", "email", "phone")):
            self.add_error("person", _("Below you have entered a new person. For whom is it?"))
        return self.cleaned_data

    def _clean_new_person(self, contact_by):
        self._need("name", _("Please enter a name; a made-up one is enough."))
        if contact_by == ContactBy.EMAIL:
            self._need("email", _("Please enter the e-mail address, or choose another way."))
        if contact_by == ContactBy.PHONE:
            self._need("phone", _("Please enter the phone number, or choose another way."))
        elif self.mode == Mode.PHONE:
            self._need("phone", _("Please enter the number that we shall call."))
        if self.mode == Mode.VIDEO and contact_by == ContactBy.NONE:
            self.add_error(
                "contact_by",
                _("The link for the talk must reach the person. Please choose e-mail or phone."),
            )

    def _need(self, name, message):
        if name not in self.errors and not self.cleaned_data.get(name):
            self.add_error(name, message)

    @property
    def chosen(self):
        """The person who is known, or None for a new one."""
        return self.known.get(self.cleaned_data["person"])

    def new_person(self, language):
        """The fields of a Person; only the way of contact that was chosen is kept."""
        contact_by, phone = self.cleaned_data["contact_by"], self.cleaned_data["phone"]
        email = self.cleaned_data["email"].lower()
        keeps_phone = contact_by == ContactBy.PHONE or self.mode == Mode.PHONE
        return {
            "name": self.cleaned_data["name"],
            "language": language,
            "contact_by": contact_by,
            "email": email if contact_by == ContactBy.EMAIL else "",
            "phone": str(phone) if phone and keeps_phone else "",
        }

    @property
    def for_the_talk(self):
        return {"needs": self.cleaned_data["needs"], "note": self.cleaned_data["note"]}


def _in_one_line(person):
    parts = [str(person), person.code, person.mail_address or person.phone]
    return " · ".join(kept_together(part) for part in dict.fromkeys(parts) if part)
