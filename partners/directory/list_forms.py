"""Short lists that places type: contact points, documents to bring, languages with their days.

A list has what is there and room for more; a row that is emptied goes. No script is needed.
"""

import re

from django import forms
from django.conf import settings
from django.core.validators import EmailValidator, RegexValidator, URLValidator
from django.utils.dates import WEEKDAYS
from django.utils.timezone import localdate
from django.utils.translation import get_language_info, gettext_lazy
from django.utils.translation import gettext as _

from partners.directory import attached
from partners.directory.models import ContactPoint
from partners.directory.texts import ORIGINAL
from welcome_center.foundation.center.models import Language, ListCode

SPARE = 2
MOST = 40
LONGEST_URL = 300
PHONE = RegexValidator(
    r"^\+?[0-9][0-9 ()/.–-]{1,28}$",
    gettext_lazy("Please write the number in digits, for example +49 30 23125 000."),
)
KINDS = ContactPoint.Kind
VALIDATORS = {
    KINDS.EMAIL: EmailValidator(),
    KINDS.WEB: URLValidator(schemes=["https", "http"]),
    **dict.fromkeys((KINDS.PHONE, KINDS.FAX, KINDS.TEXT), PHONE),
}


class RowsForm(forms.Form):
    """`rows` are groups of fields named after their number: 0_kind, 0_value."""

    template_name = "partners/upkeep/_rows_form.html"
    row_title = ""

    def __init__(self, *args, row, **kwargs):
        super().__init__(*args, **kwargs)
        self.row, self.named = row, str(row)  # the name as it is, whatever is typed
        self.known = self.known_rows()
        self.n_rows = max(len(self.known) + SPARE, min(self._n_typed(), MOST))
        for number in range(self.n_rows):
            values = self.known[number] if number < len(self.known) else {}
            for name, field in self.fields_of_row(values).items():
                field.required = False
                self.fields[f"{number}_{name}"] = field

    def _n_typed(self):
        """As many rows as the page had, whatever a colleague has changed since."""
        rows = re.compile(re.escape(f"{self.prefix}-" if self.prefix else "") + r"(\d{1,2})_")
        found = [int(match[1]) for name in self.data if (match := rows.match(name))]
        return max(found, default=-1) + 1

    @property
    def needed_if(self):
        return dict.fromkeys(self.fields, "")  # nothing is said behind a label

    @property
    def before_rows(self):
        return [self[name] for name in self.fields if not name[0].isdigit()]

    @property
    def rows(self):
        return [self._of_row(number, is_translation=False) for number in range(self.n_rows)]

    @property
    def translations(self):
        """(number, fields) of each row that has texts."""
        rows = [self._of_row(number, is_translation=True) for number in range(self.n_rows)]
        return [(number, fields) for number, fields in enumerate(rows, 1) if fields]

    @property
    def n_known(self):
        return len(self.known)

    def _of_row(self, number, *, is_translation):
        fields = [self[name] for name in self.fields if name.startswith(f"{number}_")]
        return [one for one in fields if _is_translation(one.name) == is_translation]

    def typed(self, number):
        start = f"{number}_"
        values = self.cleaned_data.items()
        return {name.removeprefix(start): each for name, each in values if name.startswith(start)}

    def typed_rows(self):
        return [(number, self.typed(number)) for number in range(self.n_rows)]


def _is_translation(name):
    language = name.rpartition("_")[2]
    return language != ORIGINAL and language in dict(settings.LANGUAGES)


def _texts(name, label, known):
    """A line in German, and one in each further language."""
    fields = {}
    for code, _label in settings.LANGUAGES:
        about = get_language_info(code)
        attrs = {"lang": code, "dir": "rtl" if about["bidi"] else "ltr"}
        fields[f"{name}_{code}"] = forms.CharField(
            label=f"{label} ({about['name_local']})",
            initial=known.get(code, ""),
            max_length=200,
            widget=forms.TextInput(attrs=attrs),
        )
    return fields


def _said(name, typed):
    texts = {code: typed.get(f"{name}_{code}", "") for code, _label in settings.LANGUAGES}
    return {code: text for code, text in texts.items() if text}


# Contact points -------------------------------------------------------------------------------


class ContactsForm(RowsForm):
    title = gettext_lazy("Phone numbers and other contacts")
    hint = gettext_lazy(
        "Numbers and addresses of the institution, nobody's own. Empty a line to remove it."
    )
    row_title = gettext_lazy("Contact")

    def known_rows(self):
        return attached.read(self.row, attached.CONTACTS)

    def fields_of_row(self, values):
        value = forms.TextInput(attrs={"dir": "ltr", "autocomplete": "off"})
        return {
            "kind": forms.ChoiceField(
                label=_("Kind"), choices=KINDS, initial=values.get("kind", KINDS.PHONE)
            ),
            "value": forms.CharField(
                label=_("Number or address"),
                initial=values.get("value", ""),
                max_length=300,
                widget=value,
            ),
            **_texts("label", _("What for"), values.get("label", {})),
        }

    def clean(self):
        for number, typed in self.typed_rows():
            if value := typed.get("value"):
                self._check(f"{number}_value", typed.get("kind") or KINDS.PHONE, value)
            elif _said("label", typed) and number >= len(self.known):
                self.add_error(f"{number}_value", _("Please write the number or address."))
        return self.cleaned_data

    def _check(self, name, kind, value):
        try:
            VALIDATORS[kind](value)
        except forms.ValidationError as wrong:
            self.add_error(name, wrong)

    def wished(self):
        rows = [typed for _number, typed in self.typed_rows() if typed["value"]]
        return {
            attached.CONTACTS: [
                {
                    "kind": typed["kind"] or KINDS.PHONE,
                    "value": typed["value"],
                    "label": _said("label", typed),
                }
                for typed in rows
            ]
        }


# Documents ------------------------------------------------------------------------------------


class DocumentsForm(RowsForm):
    """Usual documents are ticked; what has own words or a form on the web has a row."""

    title = gettext_lazy("What to bring")
    hint = gettext_lazy("Empty a line to remove it.")
    row_title = gettext_lazy("Further document")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        ticked = [each["document"] for each in self.all_known if not _has_row(each)]
        self.fields["ticked"] = forms.MultipleChoiceField(
            label=_("Documents"),
            choices=self.choices,
            initial=ticked,
            required=False,
            widget=forms.CheckboxSelectMultiple,
        )

    def known_rows(self):
        self.all_known = attached.read(self.row, attached.DOCUMENTS)
        used = {each["document"] for each in self.all_known}
        day = localdate()
        usual = list(ListCode.objects.filter(list="document").for_choice(day))
        past = used - {one.code for one in usual}
        usual += ListCode.objects.filter(list="document", code__in=past)
        self.choices = [(one.code, one.label) for one in usual]
        return [each for each in self.all_known if _has_row(each)]

    @property
    def n_known(self):
        return len(self.all_known)

    def fields_of_row(self, values):
        own = ("", _("in own words"))
        return {
            "document": forms.ChoiceField(
                label=_("Document"),
                choices=[own, *self.choices],
                initial=values.get("document", ""),
            ),
            **_texts("words", _("Own words"), values.get("words", {})),
            "url": forms.URLField(
                label=_("Form on the web"),
                initial=values.get("url", ""),
                max_length=LONGEST_URL,
                assume_scheme="https",
            ),
        }

    def clean(self):
        for number, typed in self.typed_rows():
            words = _said("words", typed)
            needs_words = not typed.get("document") and (typed.get("url") or words)
            if needs_words and ORIGINAL not in words:
                message = _("Please choose a document, or write in German what it is.")
                self.add_error(f"{number}_words_{ORIGINAL}", message)
        return self.cleaned_data

    def wished(self):
        rows = [
            {
                "document": typed["document"],
                "words": _said("words", typed),
                "url": typed["url"],
            }
            for _number, typed in self.typed_rows()
        ]
        rows = [each for each in rows if each["document"] or each["words"]]
        in_rows = {each["document"] for each in rows}
        ticked = [
            {"document": code, "words": {}, "url": ""}
            for code in self.cleaned_data["ticked"]
            if code not in in_rows
        ]
        return {attached.DOCUMENTS: sorted([*ticked, *rows], key=self._place)}

    def _place(self, wanted):
        """What was there keeps its place; what is new comes last."""
        known = [each["document"] or each["words"] for each in self.all_known]
        named = wanted["document"] or wanted["words"]
        return known.index(named) if named in known else len(known)


def _has_row(document):
    return bool(document["words"] or document["url"])


# Languages ------------------------------------------------------------------------------------


class LanguagesForm(RowsForm):
    """Languages are ticked; those that are spoken on some days only have a row."""

    title = gettext_lazy("Languages")
    hint = gettext_lazy("Empty a line to remove it.")
    row_title = gettext_lazy("On certain days only")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["spoken"] = forms.MultipleChoiceField(
            label=_("Languages"),
            choices=self.choices,
            initial=self.row.languages,
            required=False,
            widget=forms.CheckboxSelectMultiple,
        )

    def known_rows(self):
        days = self.row.language_days
        named = [(one.code, one.label) for one in Language.objects.for_choice(localdate())]
        unnamed = {*self.row.languages, *days} - {code for code, _label in named}
        self.choices = [*named, *((code, code) for code in sorted(unnamed))]
        return [{"language": code, "days": on} for code, on in days.items()]

    @property
    def n_known(self):
        return len(self.row.languages)

    def fields_of_row(self, values):
        return {
            "language": forms.ChoiceField(
                label=_("Language"),
                choices=[("", _("none")), *self.choices],
                initial=values.get("language", ""),
            ),
            "days": forms.TypedMultipleChoiceField(
                label=_("Weekdays"),
                choices=[(day + 1, name) for day, name in WEEKDAYS.items()],
                coerce=int,
                initial=values.get("days", []),
                widget=forms.CheckboxSelectMultiple,
            ),
        }

    def clean(self):
        for number, typed in self.typed_rows():
            if typed.get("days") and not typed.get("language"):
                known = number < len(self.known) and f"{number}_language" in self.changed_data
                if not known:  # an emptied row may keep its ticks
                    message = _("Please choose the language that is spoken on these days.")
                    self.add_error(f"{number}_language", message)
        return self.cleaned_data

    def wished(self):
        """A row's language counts as spoken, unless somebody has just taken its tick away."""
        spoken = self.cleaned_data["spoken"]
        dropped = {*self.row.languages} - {*spoken}
        rows = [typed for _number, typed in self.typed_rows() if typed["language"]]
        rows = [typed for typed in rows if typed["language"] not in dropped]
        days = {typed["language"]: sorted(typed["days"]) for typed in rows if typed["days"]}
        kept = [code for code in self.row.languages if code in spoken]
        new = [code for code in spoken if code not in kept]
        added = [typed["language"] for typed in rows]
        return {
            "languages": list(dict.fromkeys([*kept, *new, *added])),
            "language_days": days,
        }
