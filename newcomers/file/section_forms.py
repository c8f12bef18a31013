"""What colleagues type into a part of a file: fields, and lines for the small rows below them.

A part is saved only as it was read: `version` is what the page showed. Empty lines do not count.
"""

import hashlib
import json

from django import forms
from django.utils.translation import gettext_lazy as _

from newcomers.people.fields import CodeField
from newcomers.people.forms import StepForm

MOST_LINES = 20
BLANK_LINES = 2
OF_EACH = ("version", "reason")


class SectionForm(StepForm):
    """`relation`: the small rows; `columns` name what a line holds, the first is needed."""

    relation = ""
    columns = ()
    differ_by = ()  # the columns in which two lines must differ; all of them if it is empty

    version = forms.CharField(required=False, widget=forms.HiddenInput)
    reason = forms.CharField(
        label=_("If something was wrong: why is it corrected?"),
        help_text=_("The correction is kept with its reason, and the person is told."),
        max_length=500,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off", "dir": "auto"}),
    )

    def __init__(self, *args, person, **options):
        super().__init__(*args, person=person, **options)
        kept = self.kept_rows(person)
        self.n_lines = self._line_count(len(kept)) if self.relation else 0
        for number in range(self.n_lines):
            self._add_line(number, kept[number] if number < len(kept) else {})
        self.initial["version"] = self.fingerprint(person)

    def _line_count(self, n_kept):
        """Never fewer than were typed: a colleague may have taken some away meanwhile."""
        typed = [n for n in range(MOST_LINES) if f"{self.columns[0]}_{n}" in self.data]
        return min(max(n_kept + BLANK_LINES, *(n + 1 for n in typed), 0), MOST_LINES)

    def _add_line(self, number, row):
        for name, field in self.line_fields().items():
            if isinstance(field, CodeField):
                field.offer(row.get(name))
            self.fields[f"{name}_{number}"] = field
            self.initial[f"{name}_{number}"] = row.get(name)

    def line_fields(self):
        """New ones for each line, by the names of `columns`."""
        return {}

    @classmethod
    def plain_names(cls):
        return [name for name in cls.base_fields if name not in OF_EACH]

    @classmethod
    def read(cls, person):
        return {name: getattr(person, name) for name in cls.plain_names()}

    @classmethod
    def kept_rows(cls, person):
        """The rows' values, in their order."""
        if not cls.relation:
            return []
        rows = getattr(person, cls.relation).order_by("pk")
        return [{name: getattr(row, name) for name in cls.columns} for row in rows]

    @classmethod
    def fingerprint(cls, person):
        """Of what the part says now: another one means that somebody changed it."""
        says = [cls.read(person), cls.kept_rows(person)]
        text = json.dumps(says, default=lambda value: str(getattr(value, "pk", value)))
        return hashlib.sha256(text.encode()).hexdigest()[:16]

    @property
    def plain_fields(self):
        return [self[name] for name in self.plain_names()]

    @property
    def lines(self):
        """The bound fields of each line."""
        return [
            [self[f"{name}_{number}"] for name in self.columns] for number in range(self.n_lines)
        ]

    def clean(self):
        seen = []
        for number in range(self.n_lines):
            line = self._line(number)
            told_apart = [line[name] for name in self.differ_by or self.columns]
            self._check_line(number, line, is_double=told_apart in seen)
            seen.append(told_apart)
        return self.cleaned_data

    def _check_line(self, number, line, *, is_double):
        first = self.columns[0]
        is_wrong = {f"{name}_{number}" for name in self.columns} & set(self.errors)
        if not line[first] and any(line.values()) and not is_wrong:
            self.add_error(f"{first}_{number}", _("Please fill this in, or empty the line."))
        if line[first] and is_double:
            self.add_error(f"{first}_{number}", _("This stands in a line above already."))

    def _line(self, number):
        return {name: self.cleaned_data.get(f"{name}_{number}") for name in self.columns}

    def read_anew(self, person):
        """The same words, to be saved upon what the part says now."""
        said = self.data.copy()
        said["version"] = self.fingerprint(person)
        return type(self)(said, person=person)

    @property
    def answers(self):
        """New values of the person's own row."""
        return {name: self.cleaned_data[name] for name in self.plain_names()}

    @property
    def rows(self):
        lines = [self._line(number) for number in range(self.n_lines)]
        return [line for line in lines if line[self.columns[0]]]
