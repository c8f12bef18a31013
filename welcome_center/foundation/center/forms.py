"""What coordinators type about their center."""

from datetime import timedelta

from django import forms
from django.conf import settings
from django.contrib.postgres.forms import SimpleArrayField
from django.core.validators import MaxValueValidator, MinValueValidator, RegexValidator
from django.utils.text import capfirst
from django.utils.timezone import localdate
from django.utils.translation import get_language_info
from django.utils.translation import gettext_lazy as _

from welcome_center.foundation.center.logo import LogoField
from welcome_center.foundation.center.models import Center, Closure, Site, Weekday

POSTAL_CODE = RegexValidator(r"^\d{5}$", _("A German postal code has five digits."))
DIALLED = RegexValidator(
    r"^\+?(?:[ ()/.-]*[0-9]){3,}[ ()/.-]*$",
    _("Please check the phone number. Example: 030 23125 000"),
)
CHECKS = {"postal_code": POSTAL_CODE, "phone": DIALLED}
RANGES_A_DAY = 2
REACH = timedelta(days=3660)


def near_day(day):
    """A slip of the finger, not a plan: no calendar reaches to the year 9999."""
    if abs(day - localdate()) > REACH:
        raise forms.ValidationError(_("Please choose a day within ten years."))


def time_input():
    return forms.TimeInput(format="%H:%M", attrs={"type": "time"})


def date_input():
    return forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})


class TextsForm(forms.ModelForm):
    """A model's own fields, and one field for each text in each language of the portal."""

    texts: dict = {}  # field → rows of its text area; one row is a line

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for name, rows in self.texts.items():
            for language, _label in settings.LANGUAGES:
                self.fields[f"{name}_{language}"] = self._text_field(name, language, rows)
        for name in CHECKS.keys() & self.fields.keys():
            self.fields[name].validators.append(CHECKS[name])

    def _text_field(self, name, language, rows):
        about = get_language_info(language)
        attrs = {"lang": language, "dir": "rtl" if about["bidi"] else "ltr"}
        label = self._meta.model._meta.get_field(name).verbose_name
        return forms.CharField(
            label=f"{capfirst(label)} ({about['name_local']})",
            initial=getattr(self.instance, name).get(language, ""),
            max_length=2000,
            required=False,
            widget=forms.TextInput(attrs=attrs)
            if rows == 1
            else forms.Textarea(attrs=attrs | {"rows": rows}),
        )

    def clean(self):
        for name in self.texts:
            written = {
                language: self.cleaned_data.get(f"{name}_{language}", "")
                for language, _label in settings.LANGUAGES
            }
            setattr(self.instance, name, getattr(self.instance, name) | written)
        return super().clean()

    def own_fields(self):
        return [self[name] for name in self.fields if name not in self._of_texts()]

    def text_fields(self):
        return [self[name] for name in self._of_texts()]

    @property
    def changed_fields(self):
        """The model's fields that were changed, a text in any language counting as its field."""
        of_texts = self._of_texts()
        return sorted({of_texts.get(name, name) for name in self.changed_data})

    def _of_texts(self):
        """Form field → the model's field, for each text in each language."""
        return {
            f"{name}_{language}": name for name in self.texts for language, _ in settings.LANGUAGES
        }


class LanguagesField(forms.MultipleChoiceField):
    """Each language but German, which is always there; a bare list would mean all."""

    widget = forms.CheckboxSelectMultiple

    def __init__(self):
        others = [code for code, _name in settings.LANGUAGES if code != settings.LANGUAGE_CODE]
        super().__init__(
            label=_("Languages of the portal besides German"),
            choices=[(code, get_language_info(code)["name_local"]) for code in others],
            required=False,
        )

    def prepare_value(self, value):
        """All are ticked where none is named."""
        return value or [code for code, _name in self.choices]

    def has_changed(self, initial, data):
        shown = {code for code in self.prepare_value(initial) if self.valid_value(code)}
        return shown != set(data or [])

    def clean(self, value):
        return [settings.LANGUAGE_CODE, *super().clean(value)]


class ReminderHoursField(SimpleArrayField):
    """Hours with commas between them; one that is there twice counts once."""

    def __init__(self, **more):
        hours = forms.IntegerField(validators=[MinValueValidator(1), MaxValueValidator(336)])
        super().__init__(hours, required=False, max_length=4, **more)

    def to_python(self, value):
        return list(dict.fromkeys(super().to_python(value)))

    def clean(self, value):
        try:
            return super().clean(value)
        except forms.ValidationError:
            raise forms.ValidationError(
                _("Please enter at most four whole hours from 1 to 336, for example 48, 3.")
            ) from None


class DegreesField(forms.DecimalField):
    """As maps give them: more digits than we keep are rounded, five tell a house from the next."""

    def to_python(self, value):
        degrees = super().to_python(value)
        if degrees is None or not degrees.is_finite() or abs(degrees) > 180:
            return degrees
        return round(degrees, self.decimal_places)

    def widget_attrs(self, widget):
        return super().widget_attrs(widget) | {"step": "any"}


class CenterForm(TextsForm):
    texts = {"introduction": 3, "official_line": 1, "carrier_line": 2, "funding_line": 2}
    interface_languages = LanguagesField()
    logo = LogoField(
        label=_("Logo"),
        help_text=_("A picture (PNG, JPEG or WebP) of at most 1 MB, in place of the drawn mark."),
        required=False,
    )
    website = forms.URLField(label=_("Website"), required=False, assume_scheme="https")
    reminder_hours = ReminderHoursField(
        label=_("Reminders, hours before"),
        help_text=_("Whole hours with commas between them, for example 48,3. Empty: no reminder."),
    )

    class Meta:
        model = Center
        fields = [
            "motto",
            "street",
            "postal_code",
            "city",
            "phone",
            "email",
            "website",
            "reminder_hours",
            "asks_for_feedback",
            "interface_languages",
            "logo",
        ]


class SiteForm(TextsForm):
    texts = {"way": 2, "accessibility": 4}

    class Meta:
        model = Site
        fields = ["name", "street", "postal_code", "city", "latitude", "longitude", "is_active"]
        field_classes = {"latitude": DegreesField, "longitude": DegreesField}
        help_texts = {
            "latitude": _("In degrees, for example 52.15. With both, people can open their map."),
            "is_active": _("A site that is not active is no longer shown and cannot be booked."),
        }


class OpeningHoursForm(forms.Form):
    """Each day of the week with up to two times, both ends in local time."""

    def __init__(self, *args, site, **kwargs):
        super().__init__(*args, **kwargs)
        known = {}
        for hours in site.opening_hours.all():
            known.setdefault(hours.weekday, []).append((hours.opens, hours.closes))
        self.n_ranges = max([RANGES_A_DAY, *map(len, known.values())])
        for day in Weekday:
            for place in range(self.n_ranges):
                ranges = known.get(day.value, [])
                opens, closes = ranges[place] if place < len(ranges) else (None, None)
                self._add(day, place, "opens", opens)
                self._add(day, place, "closes", closes)

    def _add(self, day, place, end, initial):
        label = {
            "opens": _("%(day)s, time %(number)s, opens"),
            "closes": _("%(day)s, time %(number)s, closes"),
        }[end]
        self.fields[_name(day, place, end)] = forms.TimeField(
            label=label % {"day": day.label, "number": place + 1},
            initial=initial,
            required=False,
            widget=time_input(),
        )

    def days(self):
        """(day, its pairs of fields), for the page's table."""
        for day in Weekday:
            yield (
                day.label,
                [
                    (self[_name(day, place, "opens")], self[_name(day, place, "closes")])
                    for place in range(self.n_ranges)
                ],
            )

    def clean(self):
        for day in Weekday:
            earlier = None
            for place in range(self.n_ranges):
                earlier = self._clean_range(day, place, earlier)
        return super().clean()

    def _clean_range(self, day, place, earlier):
        """Checks one range against itself and the one before; returns when it closes."""
        opens, closes = self._range(day, place)
        name = _name(day, place, "closes")
        if (opens is None) != (closes is None) and name not in self.errors:
            self.add_error(name, _("Please fill in both times, or neither."))
        elif opens is not None and closes is not None and opens >= closes:
            self.add_error(name, _("Please choose a time after the opening."))
        elif opens is not None and earlier is not None and opens < earlier:
            self.add_error(
                _name(day, place, "opens"), _("Please choose a time after the first closing.")
            )
        return closes or earlier

    def _range(self, day, place):
        return tuple(self.cleaned_data.get(_name(day, place, end)) for end in ("opens", "closes"))

    def hours(self):
        """(ISO weekday, opens, closes) of each range that was filled in."""
        for day in Weekday:
            for place in range(self.n_ranges):
                opens, closes = self._range(day, place)
                if opens is not None:
                    yield day.value, opens, closes


def _name(day, place, end):
    return f"day{day.value}_{place}_{end}"


class ClosureForm(forms.ModelForm):
    class Meta:
        model = Closure
        fields = ["site", "starts_on", "ends_on", "reason"]
        labels = {"site": _("Site")}
        help_texts = {"reason": _("For example “company outing”.")}
        widgets = {
            "starts_on": date_input(),
            "ends_on": date_input(),
            "reason": forms.TextInput(attrs={"dir": "auto"}),
        }

    def __init__(self, *args, sites, can_close_all, **kwargs):
        super().__init__(*args, **kwargs)
        for name in ("starts_on", "ends_on"):
            self.fields[name].validators.append(near_day)
        self.fields["site"].queryset = sites
        self.fields["site"].required = not can_close_all
        self.fields["site"].empty_label = _("the whole center") if can_close_all else None

    def clean(self):
        cleaned = super().clean()
        first, last = cleaned.get("starts_on"), cleaned.get("ends_on")
        if first and last and last < first:
            self.add_error("ends_on", _("Please choose a day on or after the first day."))
        elif last and last < localdate():
            self.add_error("ends_on", _("These days are past. Please choose a day from today on."))
        return cleaned


class TopicsForm(forms.Form):
    """Order, minutes and active of every topic, in one table."""

    def __init__(self, *args, topics, **kwargs):
        super().__init__(*args, **kwargs)
        self.topics = {topic.code: topic for topic in topics}
        for topic in self.topics.values():
            words = {"topic": topic.label}
            self._add(topic, "sort", _("%(topic)s: order") % words, forms.IntegerField, 0, 32_767)
            self._add(
                topic, "minutes", _("%(topic)s: minutes") % words, forms.IntegerField, 5, 240, 5
            )
            self.fields[f"{topic.code}-is_active"] = forms.BooleanField(
                label=_("%(topic)s: can be booked") % words,
                initial=topic.is_active,
                required=False,
            )

    def _add(self, topic, name, label, field, low, high, step=None):
        self.fields[f"{topic.code}-{name}"] = field(
            label=label,
            initial=getattr(topic, name),
            min_value=low,
            max_value=high,
            step_size=step,
            error_messages={"step_size": _("Please enter a multiple of 5 minutes.")},
            widget=forms.NumberInput(attrs={"inputmode": "numeric"}),
        )

    def rows(self):
        """The topics with their fields, for the page's table."""
        return [
            {"topic": topic}
            | {name: self[f"{code}-{name}"] for name in ("sort", "minutes", "is_active")}
            for code, topic in self.topics.items()
        ]

    def changes(self):
        """code → {field: value} of what was changed."""
        changes = {}
        for name in self.changed_data:
            code, _dash, field = name.rpartition("-")
            changes.setdefault(code, {})[field] = self.cleaned_data[name]
        return changes
